// The frame's core: what runs in the iframe before the window is opened for the first time. Opening it loads the app.

import { meetLoader } from "../bridge.ts";
import { makeCore } from "./core/core.ts";
import { type Language, languageOf, languages } from "./languages/languages.ts";

meetLoader(async (init, port) => {
  const world = init.config.preview
    ? { Socket: (await import("./preview/preview.ts")).previewSocket(init.page.url), shelf: undefined }
    : { Socket: WebSocket, shelf: shelf() };
  const core = makeCore(init, port, world);
  let spoken: Language | undefined;
  let loading = false;

  /** Draws the window once it is open, and again when the widget is to speak another language. */
  async function open(): Promise<void> {
    const { around, settings } = core.state;
    // What the settings say, else what the browser speaks.
    const language = languageOf([settings.widget?.language, ...navigator.languages]);
    if (loading || around.window !== "open" || language === spoken) return;
    loading = true;
    // While the app loads the window has the customer's colour already.
    document.body.style.background = settings.widget?.theme?.header?.background ?? "";
    try {
      const [{ draw }, { default: texts }] = await Promise.all([
        import("./app/app.tsx"),
        languages[language](),
      ]);
      draw(core, { language, texts });
      spoken = language;
    } catch {
      // The network failed: the next change tries again.
    }
    loading = false;
  }

  core.subscribe(open);
  void open();
});

/** Browsers that keep nothing for a frame of another site refuse to hand it out. */
function shelf(): Storage | undefined {
  try {
    return localStorage;
  } catch {
    return undefined;
  }
}
