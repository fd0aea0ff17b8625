// How launcher and window look, in a shadow root, where no rule of the page reaches. What differs between widgets comes
// as custom properties. Classes of the box: b, c or t and r or l are its corner; all fills the screen, part the place it
// has in the page.

/** A phone in either direction. */
export const NARROW = "(max-width:479.98px),(max-height:479.98px) and (pointer:coarse)";

export const LOOK = `
*{box-sizing:border-box;margin:0;font:14px/1.45 system-ui,sans-serif}
[hidden],:empty:is(span,b){display:none!important}
button{border:0;padding:0;background:none;color:inherit;cursor:pointer}
button:focus-visible{outline:3px solid var(--back);outline-offset:3px}
.box>*{position:fixed;box-shadow:0 2px 6px #0002,0 8px 28px #0003}
.b{--v:bottom}
.c{--v:center}
.r{--h:right}
.r>*{right:var(--x)}
.l>*{left:var(--x)}
.b>*{bottom:var(--away)}
.t>*{top:var(--away)}
.c>*{top:0;bottom:0;margin:auto 68px}
.box>.launcher{display:flex;align-items:center;gap:10px;min-width:56px;height:56px;margin:0;padding:0 16px;border-radius:28px;background:var(--back);color:var(--text)}
.launcher:hover{opacity:.9}
.b>.launcher{bottom:var(--y)}
.t>.launcher{top:var(--y)}
.c>.launcher{top:calc(50% - 28px + var(--y))}
i{width:24px;height:24px;background:currentColor;clip-path:path("M12 2c6 0 10 4 10 9s-4 9-10 9q-2 0-3-.5L4 22l.6-5C3 15.5 2 13.5 2 11c0-5 4-9 10-9Z")}
.open>.launcher i{clip-path:path("M2 8 4 6 12 14 20 6 22 8 12 18Z")}
b{position:absolute;top:-4px;right:-4px;min-width:22px;padding:0 6px;border-radius:11px;background:#b42318;color:#fff;font-size:12px;line-height:22px}
.window{width:var(--width);height:var(--height);max-width:95vw;max-height:calc(100vh - var(--away) - 12px);border-radius:16px;overflow:hidden;background:#fff;visibility:hidden;opacity:0;transform:scale(.9);transform-origin:var(--h,left) var(--v,top);transition:.2s ease-out}
.open>.window{visibility:visible;opacity:1;transform:none;transition:.2s ease-out,visibility 0s}
.all>.window,.part>.window{inset:0;margin:0;min-width:100%;min-height:100%;border-radius:0}
.part,.part>.window{position:static;width:100%;height:100%;min-height:max(100%,320px);box-shadow:none}
.all.open>.launcher,.part>.launcher{display:none}
iframe{display:block;border:0;width:100%;height:100%}
@media (prefers-reduced-motion:reduce){*{transition:none!important}}
`;
