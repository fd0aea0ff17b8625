// The release this server is; version.test.ts keeps it equal to package.json, which a bundled server cannot read.

export const VERSION = "0.1.0";
