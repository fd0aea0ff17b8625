// Parlo's mark (a round speech bubble whose tail makes it a lower-case p) and wordmark, drawn here as SVG text.

import { colours } from "./tokens.ts";

const bubble = "M6 14a11 11 0 1 1 5.5 9.53C11.5 26.6 9.6 29.6 6 30.6Z";
const counter = "M17 9.2a4.8 4.8 0 1 0 0 9.6a4.8 4.8 0 0 0 0-9.6Z";
const letters = [
  "M42.6 5.25a8.75 8.75 0 1 0 0 17.5a8.75 8.75 0 0 0 0-17.5Z M51.35 3.4V25",
  "M60 25V3.4 M60 13.2c0-5.2 3-8 8-7.7",
  "M74 25V-4",
  "M89.8 5.25a8.75 8.75 0 1 0 0 17.5a8.75 8.75 0 0 0 0-17.5Z",
];

interface Drawing {
  /** Height in CSS pixels. */
  height?: number;
  /** Any CSS colour; mails have no custom properties and pass a literal one. */
  accent?: string;
  ink?: string;
  /** The accessible name; leave it out where a text beside the drawing says it already. */
  title?: string;
}

export function markSvg({ height = 32, accent = colours.light.accent, title }: Drawing = {}): string {
  return svg({ box: "0 0 32 32", width: height, height, title, body: mark(accent) });
}

export function wordmarkSvg(drawing: Drawing = {}): string {
  const { height = 32, accent = colours.light.accent, ink = "currentColor", title } = drawing;
  const strokes = `<path d="${letters.join(" ")}" fill="none" stroke="${ink}" stroke-width="4.5"/>`;
  const width = Math.round((height * 98) / 36);
  return svg({ box: "4 -5 98 36", width, height, title, body: mark(accent) + strokes });
}

function mark(accent: string): string {
  return `<path fill="${accent}" fill-rule="evenodd" d="${bubble}${counter}"/>`;
}

interface Sheet {
  box: string;
  width: number;
  height: number;
  title: string | undefined;
  body: string;
}

function svg({ box, width, height, title, body }: Sheet): string {
  const name = title ? `role="img" aria-label="${escapeAttribute(title)}"` : 'aria-hidden="true"';
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="${box}" width="${width}" height="${height}" ${name}>${body}</svg>`;
}

function escapeAttribute(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll('"', "&quot;").replaceAll("<", "&lt;");
}
