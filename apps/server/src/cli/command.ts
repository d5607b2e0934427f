import type { RunningDatabase } from "@riskloom/persistence";

/** One option of a command, given as `--name value`. */
export interface Option {
  about: string;
  required?: boolean;
}

/** What the commands work on. */
export interface Tools extends Pick<RunningDatabase, "database" | "openOwner"> {
  /** the installation's secret as it is set here; null where it is not */
  secret(): Promise<string | null>;
  /** a line for a person who watches; never part of the result */
  say(line: string): void;
}

/** One thing that the command line can do; its result is printed, as text or as JSON. */
export interface Command<Options extends Record<string, Option> = Record<string, Option>> {
  /** as it is typed: "organization create" */
  name: string;
  about: string;
  /** true for what changes nothing, not even an old schema */
  looks?: boolean;
  options: Options;
  run(tools: Tools, given: Given<Options>): Promise<Readonly<Record<string, unknown>>>;
}

export type Given<Options> = {
  [Name in keyof Options]: Options[Name] extends { required: true } ? string : string | undefined;
};

/** Declares a command; `run` sees its own options by name. */
export function command<const Options extends Record<string, Option>>(declared: Command<Options>): Command {
  const { run, ...rest } = declared;
  // What was typed has been checked against the options by the time a command runs.
  return { ...rest, run: (tools, given) => run(tools, given as Given<Options>) };
}
