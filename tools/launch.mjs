#!/usr/bin/env node
// What `npm run demo`, `npm start`, `npx parlo` and the others call: installs and builds what is missing, then runs it.
//
// Nothing is installed yet on a fresh clone, so everything in launch/ is plain JavaScript on Node's own modules. This
// file also runs on a Node that is too old, and imports nothing before it has said so.

const [major = 0, minor = 0] = process.versions.node.split(".").map(Number);

if ((major === 20 && minor >= 19) || (major === 22 && minor >= 12) || major > 22) {
  import("./launch/main.mjs").then(({ main }) => main(process.argv.slice(2)));
} else {
  console.error(
    `Parlo needs Node 20.19, 22.12 or newer; this is ${process.version}. Get one from https://nodejs.org`,
  );
  process.exitCode = 1;
}
