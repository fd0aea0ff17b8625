// What the server wrote around the loader.

import type { LoaderConfig } from "../bridge.ts";

declare const PARLO_CONFIG: LoaderConfig;

export const config = PARLO_CONFIG;
export const isPage = config.mode === "page";
