// What few pages need, loaded when one does: calls of Tawk_API with what they are given, what is drawn beside the
// launcher, the title, the pop-out, another widget.

export { drawBeside } from "./beside.ts";
export { answer, ask, endAll, release, resend } from "./calls.ts";
export { askOpener, openPopout } from "./popout.ts";
export { loadOther } from "./switch.ts";
