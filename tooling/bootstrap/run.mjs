#!/usr/bin/env node
// @ts-check
// Runs a task of this repository on any machine with Node 18 or later and npm: fetches what is missing first.
import { runToEnd } from "./child.mjs";
import { environmentWith } from "./environment.mjs";
import { setUp } from "./set-up.mjs";
import { commandOf, usage } from "./tasks.mjs";

// Whoever reads what we say may have read enough.
for (const stream of [process.stdout, process.stderr]) stream.on("error", () => undefined);

const [task = "", ...args] = process.argv.slice(2);
const command = commandOf(task, args, process.env);
if (command === null) {
  process.stderr.write(usage);
  process.exit(2);
}

try {
  const toolFolders = await setUp(command.needsPackageManager);
  const environment = environmentWith(toolFolders, command.environment);
  const { program, args: given, tied = false } = command;
  const outcome = await runToEnd(program, given, { env: environment, tied });
  if (outcome.signal !== null) process.kill(process.pid, outcome.signal);
  process.exitCode = outcome.exitCode;
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
}
