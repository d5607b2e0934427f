import { RRuleRefusal, syntax, unsupportedPart, unsupportedValue } from "./rrule-refusal.ts";

/** The parts of one RRULE, by name, in upper case. */
export type RRuleParts = ReadonlyMap<string, string>;

const known = /^(?:FREQ|INTERVAL|COUNT|UNTIL|WKST|BYDAY|BYMONTHDAY|BYMONTH|BYSETPOS|RSCALE|SKIP)$/;

/** The parts of the only RRULE in a text, and the date of a DTSTART line beside it, `YYYYMMDD`. */
export function splitRRule(text: string): { parts: RRuleParts; start: string | undefined } {
  if (typeof text !== "string") throw syntax("FREQ");
  let rule: string | undefined;
  let start: string | undefined;
  for (const line of text
    .toUpperCase()
    .replaceAll(/\r?\n[ \t]/g, "")
    .split(/\s*\n\s*/)) {
    const [, name = "RRULE", value = ""] = /^\s*(?:([A-Z-]+)(?:;[^:]*)?:)?(.*?)\s*$/.exec(line) ?? [];
    if (value === "") continue;
    if (name === "DTSTART") start = value;
    else if (name !== "RRULE" || rule !== undefined) throw unsupportedPart(name);
    else rule = value;
  }
  return { parts: splitParts(rule ?? ""), start };
}

function splitParts(rule: string): RRuleParts {
  const parts = new Map<string, string>();
  for (const entry of rule.split(";")) {
    const [name = "", value = "", ...more] = entry.split("=");
    if (value === "" || more.length > 0 || parts.has(name)) throw syntax(rule === "" ? "FREQ" : name);
    parts.set(name, value);
  }
  const frequency = parts.get("FREQ") ?? "";
  if (/^(?:SECOND|MINUTE|HOUR)LY$/.test(frequency)) throw new RRuleRefusal("unsupported_freq", "FREQ");
  if (!/^(?:DAI|WEEK|MONTH|YEAR)LY$/.test(frequency)) throw syntax("FREQ");
  for (const name of parts.keys()) if (!known.test(name)) throw unsupportedPart(name);
  return parts;
}

/** A number from 1 on, such as INTERVAL; `undefined` if the part is missing. */
export function positive(parts: RRuleParts, name: string, max: number): number | undefined {
  const text = parts.get(name);
  if (text === undefined) return undefined;
  const number = Number(text);
  if (!/^\d+$/.test(text) || number === 0) throw syntax(name);
  if (number > max) throw unsupportedValue(name);
  return number;
}

/** The numbers of a list, unique, each from 1 to `max` or from −`max` to −1; `undefined` if the part is missing. */
export function numbers(parts: RRuleParts, name: string, max: number): number[] | undefined {
  const entries = parts.get(name)?.split(",");
  if (entries === undefined) return undefined;
  for (const entry of entries) {
    const size = Math.abs(Number(entry));
    if (!/^[+-]?\d+$/.test(entry) || size === 0 || size > max) throw syntax(name);
  }
  return [...new Set(entries.map(Number))];
}

/** Refuses parts that have no meaning for us beside this frequency. */
export function without(parts: RRuleParts, ...names: readonly string[]): void {
  for (const name of names) if (parts.has(name)) throw unsupportedPart(name);
}
