import type { Command } from "./command.ts";

/** What `riskloom --help` prints. */
export function helpFor(commands: readonly Command[]): string {
  const width = Math.max(...commands.map(({ name }) => name.length));
  return [
    "riskloom: the command line of a Riskloom register",
    "",
    "Usage: riskloom <command> [--option value …] [--json]",
    "       riskloom <command> --help",
    "",
    ...commands.map(({ name, about }) => `  ${name.padEnd(width)}  ${about}`),
    "",
    "The database is the one that DATABASE_URL names, else the embedded one in DATA_DIR (./data).",
    "Exit codes: 0 done, 1 failed, 2 wrong usage.",
    "",
  ].join("\n");
}

/** What `riskloom <command> --help` prints. */
export function helpOn({ name, about, options }: Command): string {
  const lines = Object.entries(options).map(
    ([option, { about: meaning, required = false }]) =>
      `  --${option}  ${meaning}${required ? " (required)" : ""}`,
  );
  return [`riskloom ${name}`, "", about, "", ...lines, "  --json  print the result as JSON", ""].join("\n");
}
