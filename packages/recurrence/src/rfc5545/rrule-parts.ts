import { weekdayCodes } from "../rule/names.ts";
import { fail } from "./rrule-refusal.ts";

/** The parts of one RRULE in upper case; only parts that we know and that are well formed. */
export interface RRuleParts {
  readonly FREQ?: string;
  readonly INTERVAL?: string;
  readonly COUNT?: string;
  readonly UNTIL?: string;
  readonly WKST?: string;
  readonly BYDAY?: string;
  readonly BYMONTHDAY?: string;
  readonly BYMONTH?: string;
  readonly BYSETPOS?: string;
  readonly RSCALE?: string;
  readonly SKIP?: string;
}

/** The parts of the only RRULE in a text, and the value of a DTSTART line beside it. */
export function splitRRule(text: string): { parts: RRuleParts; start: string | undefined } {
  if (typeof text !== "string") fail("FREQ", "syntax");
  const lines: Record<string, string> = {};
  // Letters of ASCII alone: others become them, too, in upper case.
  for (const line of text
    .replaceAll(/\w/g, (text) => text.toUpperCase())
    .replaceAll(/\r?\n[ \t]/g, "")
    .split("\n")) {
    const [, name = "RRULE", value = ""] = /^(?:([A-Z-]+)(?:;[^:]*)?:)?(.*)$/.exec(line.trim()) ?? [];
    if (value === "") continue;
    if (name in lines || !/^(RRULE|DTSTART)$/.test(name)) fail(name, "unsupported_part");
    lines[name] = value;
  }
  return { parts: splitParts(lines["RRULE"] ?? "FREQ"), start: lines["DTSTART"] };
}

function splitParts(rule: string): RRuleParts {
  const parts: Record<string, string> = {};
  for (const entry of rule.split(";")) {
    const [name = "", value = ""] = entry.split(/=(.*)/);
    if (name in parts || value === "") fail(name, "syntax");
    parts[name] = value;
  }
  if (/^(SECOND|MINUTE|HOUR)LY$/.test(parts["FREQ"] ?? "")) fail("FREQ", "unsupported_freq");
  // The frequency first: without it the other parts mean nothing.
  for (const [name, value] of Object.entries({ FREQ: "", ...parts })) {
    const form = forms[name] ?? fail(name, "unsupported_part");
    if (!new RegExp(`^(${form})$`).test(value)) fail(name, "syntax");
  }
  return parts;
}

const positive = "0*[1-9]\\d*";
const weekday = `(${weekdayCodes.join("|")})`;

const forms: Record<string, string> = {
  FREQ: "(DAI|WEEK|MONTH|YEAR)LY",
  INTERVAL: positive,
  COUNT: positive,
  UNTIL: "\\d{8}(T\\d{6}Z?)?",
  WKST: weekday,
  BYDAY: list(`([+-]?(0?[1-9]|[1-4]\\d|5[0-3]))?${weekday}`),
  BYMONTHDAY: list("[+-]?(0?[1-9]|[12]\\d|3[01])"),
  BYMONTH: list("(0?[1-9]|1[0-2])"),
  BYSETPOS: list(`[+-]?${positive}`),
  RSCALE: ".+",
  SKIP: "OMIT|BACKWARD|FORWARD",
};

function list(entry: string): string {
  return `${entry}(,${entry})*`;
}

/** The numbers of a list, ascending and unique; `undefined` if the part is missing. */
export function numbers(list: string | undefined): number[] | undefined {
  return list === undefined ? undefined : [...new Set(list.split(",").map(Number))].toSorted((a, b) => a - b);
}
