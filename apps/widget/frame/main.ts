// The frame's core: what runs in the iframe before the window is opened for the first time. Opening it loads the app.

import { meetLoader } from "../bridge.ts";
import { makeCore } from "./core/core.ts";
import { languageOf, languages } from "./languages/languages.ts";

meetLoader((init, port) => {
  const core = makeCore(init, port, { Socket: WebSocket, shelf: shelf() });
  let opened = false;

  async function open(): Promise<void> {
    if (opened || core.state.around.window !== "open") return;
    opened = true;
    // While the app loads the window has the customer's colour already.
    document.body.style.background = core.state.settings.widget?.theme?.header?.background ?? "";
    // What the settings say, else what the browser speaks.
    const language = languageOf([core.state.settings.widget?.language, ...navigator.languages]);
    try {
      const [{ draw }, { default: texts }] = await Promise.all([
        import("./app/app.tsx"),
        languages[language](),
      ]);
      draw(core, { language, texts });
    } catch {
      // The network failed: the next change tries again.
      opened = false;
    }
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
