import { parseArgs, type ParseArgsConfig } from "node:util";
import { DomainError } from "@riskloom/domain";
import type { Command, Tools } from "./command.ts";
import { CommandError } from "./command-error.ts";
import { helpFor, helpOn } from "./help.ts";

/** Where the command line writes, and what it works on once a command is understood. */
export interface Terminal {
  out(text: string): void;
  err(text: string): void;
  /** runs work on the open database and closes it; unless it only looks, the database is brought up to date before */
  withDatabase<T>(work: (tools: Tools) => Promise<T>, how: { look: boolean }): Promise<T>;
}

/** Understands and does what was typed; answers the exit code: 0 done, 1 failed, 2 wrong usage. */
export async function runCli(
  commands: readonly Command[],
  typed: readonly string[],
  terminal: Terminal,
): Promise<0 | 1 | 2> {
  const found = commandOf(commands, typed);
  if (found === null) {
    const wantsHelp = typed.length === 0 || typed.includes("--help") || typed.includes("-h");
    if (wantsHelp) terminal.out(helpFor(commands));
    else terminal.err(`There is no command ${typed.join(" ")}.\n\n${helpFor(commands)}`);
    return wantsHelp ? 0 : 2;
  }
  const { command, rest } = found;
  if (rest.includes("--help") || rest.includes("-h")) {
    terminal.out(helpOn(command));
    return 0;
  }
  const given = optionsOf(command, rest);
  if (typeof given === "string") {
    terminal.err(`${given}\n\n${helpOn(command)}`);
    return 2;
  }
  return perform(command, given, terminal);
}

type Values = Record<string, string | boolean | (string | boolean)[] | undefined>;

async function perform(command: Command, given: Values, terminal: Terminal): Promise<0 | 1> {
  const { json, ...options } = given;
  try {
    const result = await terminal.withDatabase(
      (tools) => command.run(tools, options as Record<string, string>),
      { look: command.looks === true },
    );
    terminal.out(json === true ? `${JSON.stringify(result)}\n` : textOf(result));
    return 0;
  } catch (error) {
    if (!(error instanceof CommandError || error instanceof DomainError)) throw error;
    const issues =
      error instanceof DomainError
        ? error.issues.map(({ path, code }) => `\n  ${path.join(".")}: ${code}`)
        : [];
    terminal.err(`${error.message}${issues.join("")}\n`);
    return 1;
  }
}

function commandOf(
  commands: readonly Command[],
  typed: readonly string[],
): { command: Command; rest: string[] } | null {
  for (const length of [2, 1]) {
    const command = commands.find(({ name }) => name === typed.slice(0, length).join(" "));
    if (command !== undefined) return { command, rest: typed.slice(length) };
  }
  return null;
}

function optionsOf({ options }: Command, rest: string[]): Values | string {
  const declared: NonNullable<ParseArgsConfig["options"]> = { json: { type: "boolean" } };
  for (const name of Object.keys(options)) declared[name] = { type: "string" };
  try {
    const values: Values = parseArgs({ args: rest, options: declared, strict: true }).values;
    const missing = Object.entries(options).filter(
      ([name, { required }]) => required === true && values[name] === undefined,
    );
    return missing.length > 0 ? `Missing: ${missing.map(([name]) => `--${name}`).join(", ")}.` : values;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

const textOf = (result: Readonly<Record<string, unknown>>): string =>
  Object.entries(result)
    .map(([name, value]) => `${name}: ${typeof value === "string" ? value : JSON.stringify(value)}\n`)
    .join("");
