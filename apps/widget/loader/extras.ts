// What few pages need is loaded when one does.

import type { Answered } from "./api.ts";
import { report } from "./report.ts";

type Extras = typeof import("./extras/extras.ts");

export let extras: Extras | undefined;
let loading: Promise<Extras> | undefined;

/** Uses come in the order in which they were asked for. `done` hears when there is no connection to load it by. */
export function more(use: (loaded: Extras) => void, done?: Answered): void {
  // One promise for all: two imports of one file may answer in any order.
  loading ??= import("./extras/extras.ts");
  loading
    .then((loaded) => {
      extras = loaded;
      use(loaded);
    })
    .catch((error) => {
      loading = undefined;
      report(error);
      done?.("SERVER_ERROR");
    });
}
