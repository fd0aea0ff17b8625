// Loads the test files into one process: 800 tests take a third of a second this way, and eight in separate ones.

for (const file of process.argv.slice(2)) await import(file);
