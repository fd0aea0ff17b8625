// The shop's pictures: pottery drawn in SVG, from a shape and four colours.

import type { Look } from "./catalogue.ts";

/** Outline, where the inside shows, and what is added; all on a ground of 400 by 400. */
interface Shape {
  readonly body: string;
  /** The opening: centre x, y, and the two radii. */
  readonly mouth: readonly [number, number, number, number];
  readonly extra?: (colours: Look["colours"]) => string;
  /** Width of the shadow on the table. */
  readonly shadow: readonly [x: number, y: number, width: number];
}

const SHAPES: Readonly<Record<Look["shape"], Shape>> = {
  mug: {
    body: "M118 150C116 210 120 262 134 296C140 310 232 310 238 296C252 262 256 210 254 150Z",
    mouth: [186, 150, 68, 17],
    extra: ([, shade, edge]) =>
      `<path d="M250 178c44-10 62 14 54 48s-34 50-62 44" fill="none" stroke="${shade}" stroke-width="19" stroke-linecap="round"/><path d="M252 172c40-8 58 14 51 44" fill="none" stroke="${edge}" stroke-opacity=".35" stroke-width="4" stroke-linecap="round"/>`,
    shadow: [196, 306, 104],
  },
  bowl: {
    body: "M66 176C72 240 128 288 168 294L162 312H240L234 294C274 288 328 240 334 176Z",
    mouth: [200, 176, 134, 27],
    shadow: [200, 313, 118],
  },
  vase: {
    body: "M166 76C168 118 160 132 140 160C104 208 112 276 152 318H248C288 276 296 208 260 160C240 132 232 118 234 76Z",
    mouth: [200, 76, 34, 9],
    extra: ([, , edge]) =>
      `<g fill="none" stroke="#6B7355" stroke-width="3" stroke-linecap="round"><path d="M198 74C192 40 176 26 160 4"/><path d="M202 74c6-30 22-42 40-60"/></g><g fill="#7C8763"><ellipse cx="172" cy="20" rx="6" ry="14" transform="rotate(-50 172 20)"/><ellipse cx="186" cy="46" rx="6" ry="14" transform="rotate(40 186 46)"/><ellipse cx="226" cy="28" rx="6" ry="14" transform="rotate(60 226 28)"/><ellipse cx="212" cy="46" rx="5" ry="12" transform="rotate(-40 212 46)"/></g><path d="M124 214c40 14 112 14 152 0" fill="none" stroke="${edge}" stroke-opacity=".5" stroke-width="5"/>`,
    shadow: [200, 318, 112],
  },
  plate: {
    body: "M52 214C52 250 120 284 200 284S348 250 348 214Z",
    mouth: [200, 214, 148, 62],
    shadow: [200, 280, 140],
  },
  jug: {
    body: "M150 96C150 136 132 154 126 204C120 254 132 300 152 316H250C270 300 280 254 274 204C268 154 246 136 248 104L268 84Z",
    mouth: [204, 98, 54, 14],
    extra: ([, shade]) =>
      `<path d="M150 124c-56-6-72 40-58 86 6 20 18 34 34 40" fill="none" stroke="${shade}" stroke-width="17" stroke-linecap="round"/>`,
    shadow: [200, 316, 112],
  },
  bottle: {
    body: "M184 62V148C184 168 140 186 140 232V300C140 312 152 318 164 318H236C248 318 260 312 260 300V232C260 186 216 168 216 148V62Z",
    mouth: [200, 62, 16, 5],
    extra: ([, , edge]) =>
      `<path d="M200 60C196 34 204 22 202 6" fill="none" stroke="#8A7A4E" stroke-width="3" stroke-linecap="round"/><g fill="#D9A441"><circle cx="202" cy="8" r="7"/><circle cx="194" cy="20" r="5"/><circle cx="209" cy="22" r="5"/></g><path d="M150 236l22 14-8 26 24 18M246 222l-20 22 12 30" fill="none" stroke="${edge}" stroke-opacity=".55" stroke-width="1.6"/>`,
    shadow: [200, 318, 84],
  },
};

/** Where clay shows through the glaze; the same for all, so that a picture is the same each time. */
const SPECKS = [
  [150, 190, 2],
  [176, 236, 1.5],
  [214, 204, 2.2],
  [230, 256, 1.4],
  [196, 274, 1.8],
  [160, 262, 1.3],
  [244, 216, 1.6],
  [188, 176, 1.2],
] as const;

/** With `fill`, it is cut to whatever frame it is in. */
export function pictureOf({ shape, colours }: Look, label: string, fill?: "fill"): string {
  const [body, shade, edge, ground] = colours;
  const { body: outline, mouth, extra, shadow } = SHAPES[shape];
  const [x, y, rx, ry] = mouth;
  const [sx, sy, width] = shadow;
  // Beside its name in words, a picture says nothing more.
  const name = label === "" ? 'aria-hidden="true"' : `role="img" aria-label="${label}"`;
  const id = `${shape}${body.slice(1)}`;
  const specks = SPECKS.map(([cx, cy, r]) => `<circle cx="${cx}" cy="${cy}" r="${r}"/>`).join("");
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 400 400"${fill ? ' preserveAspectRatio="xMidYMid slice"' : ""} ${name}><defs><linearGradient id="b${id}" x1="0" x2="1" y1="0" y2=".25"><stop offset="0" stop-color="${body}"/><stop offset=".45" stop-color="${body}"/><stop offset="1" stop-color="${shade}"/></linearGradient><radialGradient id="g${id}" cx=".38" cy=".3" r=".9"><stop offset="0" stop-color="#fff" stop-opacity=".55"/><stop offset="1" stop-color="#fff" stop-opacity="0"/></radialGradient><radialGradient id="h${id}"><stop offset="0" stop-color="#fff" stop-opacity=".3"/><stop offset="1" stop-color="#fff" stop-opacity="0"/></radialGradient><clipPath id="c${id}"><path d="${outline}"/></clipPath></defs><rect width="400" height="400" fill="${ground}"/><rect width="400" height="400" fill="url(#g${id})"/><path d="M0 300H400V400H0Z" fill="#2B211B" opacity=".05"/><ellipse cx="${sx + 18}" cy="${sy}" rx="${width}" ry="14" fill="#2B211B" opacity=".2"/>${extra?.(colours) ?? ""}<path d="${outline}" fill="url(#b${id})"/><g clip-path="url(#c${id})"><ellipse cx="${x - rx * 0.42}" cy="${y + 90}" rx="${rx * 0.75}" ry="150" fill="url(#h${id})"/><g fill="${edge}" opacity=".45">${specks}</g></g><ellipse cx="${x}" cy="${y}" rx="${rx}" ry="${ry}" fill="${shade}"/><ellipse cx="${x}" cy="${y + ry * 0.12}" rx="${rx * 0.93}" ry="${ry * 0.82}" fill="#2B211B" opacity="${shape === "plate" ? ".1" : ".28"}"/><ellipse cx="${x}" cy="${y}" rx="${rx}" ry="${ry}" fill="none" stroke="${edge}" stroke-width="2.5" opacity=".8"/></svg>`;
}
