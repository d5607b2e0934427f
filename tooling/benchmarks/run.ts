import process from "node:process";

// bench <name> [options]: runs src/<name>/main.ts
const name = process.argv[2] ?? "";
if (!/^[a-z-]+$/.test(name)) {
  process.stderr.write("usage: bench <name>, where src/<name>/main.ts is the benchmark\n");
  process.exit(2);
}
await import(`./src/${name}/main.ts`);
