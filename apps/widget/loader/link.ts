// The loader's end of the bridge: makes the iframe, and answers its hello with Init and a port.

import { BRIDGE_VERSION, type Init, type ToFrame, type ToLoader } from "../bridge.ts";
import { config } from "./config.ts";
import { chatWord } from "./launcher.ts";

/** Twice as long each time. */
const FIRST_PAUSE_MS = 4000;

export let frame: HTMLIFrameElement | undefined;
let port: MessagePort | undefined;

/** `init` is called when a frame says hello, for the first time or after it was reloaded; `met` when it has it. */
export function listen(init: () => Init, met: () => void, hear: (message: ToLoader) => void): void {
  addEventListener("message", ({ source, origin, data }) => {
    const known = frame?.contentWindow;
    if (!known || source !== known || origin !== config.host || data?.parlo !== BRIDGE_VERSION) return;
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = (heard: MessageEvent<ToLoader>) => {
      // What an earlier frame still says is about somebody else.
      if (port === port1) hear(heard.data);
    };
    port = port1;
    known.postMessage(init(), origin, [port2]);
    met();
  });
}

export function openLink(into: HTMLElement, hidden: boolean): void {
  const made = document.createElement("iframe");
  const load = () => {
    if (frame === made && !port) made.src = `${config.host}/embed/frame?v=${config.version}`;
  };
  let pauseMs = FIRST_PAUSE_MS;
  frame = made;
  load();
  // Loaded is also what is none of ours, where the server is away.
  frame.onload = () => {
    setTimeout(load, pauseMs);
    pauseMs *= 2;
  };
  frame.title = chatWord(config.settings?.language);
  frame.allow = "autoplay";
  // Not laid out before it is opened.
  frame.hidden = hidden;
  into.append(frame);
}

export function tell(message: ToFrame): void {
  port?.postMessage(message);
}

export function closeLink(): void {
  frame?.remove();
  frame = port = undefined;
}
