// Who asks the name servers, for each house: the job that verifies domains waits for the outside, which has one door and
// can be another one in tests.

import type { Config } from "../../config.ts";

/** What the TXT records of a name say; none when nobody knows the name. */
export type ResolveTxt = (name: string) => Promise<readonly string[]>;

const resolvers = new WeakMap<Config, ResolveTxt>();

export function useResolver(config: Config, resolve: ResolveTxt): void {
  resolvers.set(config, resolve);
}

export function resolverOf(config: Config): ResolveTxt {
  return resolvers.get(config) ?? (async () => []);
}
