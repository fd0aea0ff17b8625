// What few pages need is loaded when one does.

import type { Answered } from "./api.ts";
import { report } from "./report.ts";

type Extras = typeof import("./extras/extras.ts");

export let extras: Extras | undefined;

/** Calls are made in the order in which they were asked for. `done` hears when there is no connection to load it by. */
export function more(use: (loaded: Extras) => void, done?: Answered): void {
  import("./extras/extras.ts")
    .then((loaded) => {
      extras = loaded;
      use(loaded);
    })
    .catch((error) => {
      report(error);
      done?.("SERVER_ERROR");
    });
}
