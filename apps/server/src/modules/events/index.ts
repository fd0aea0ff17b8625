// What the realtime stream uses of the events module: one cursor and one rule of who hears what, for both doors.

export { filterOf, heardKeys } from "./audience.rules.ts";
export { readCursor, writeCursor } from "./cursor.rules.ts";
export { startOfStream } from "./events.actions.ts";
export { Cursor } from "./events.resource.ts";
