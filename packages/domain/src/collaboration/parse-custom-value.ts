import { type CustomField, type CustomFieldType, isChoice } from "./custom-field.ts";
import type { CustomValueContent, CustomValueInput } from "./custom-value.ts";
import { readDecimal } from "../values/decimal.ts";
import { isCivilDate } from "../values/instant.ts";
import type { Issue } from "../error/issue.ts";
import { followableAddress } from "../values/web-address.ts";

/** A value as it is kept: its spelling, and the address of a link. */
export interface KeptValue {
  text: string;
  url: string | null;
}

type Outcome = { kept: KeptValue; issue: null } | { kept: null; issue: Omit<Issue, "path"> };

/**
 * Checks a value against its field. Every type takes the spelling of a value too, since some interfaces know nothing but texts.
 * A person is checked to be named by an identifier; whether there is one, only the register knows.
 */
export function parseCustomValue(
  { type, options }: Pick<CustomField, "type" | "options">,
  given: CustomValueInput,
): Outcome {
  if (type === "multiSelect") return severalOf(options, given);
  if (type === "link" && typeof given === "object" && "name" in given)
    return given.name.trim() === "" && (given.url ?? "").trim() === ""
      ? refuse({ code: "blank" })
      : keep(given.name.trim(), given.url?.trim() ?? null);
  if (type === "user" && typeof given === "object" && "id" in given) return keep(String(given.id));
  if (typeof given === "object")
    return refuse({
      code: "invalidType",
      params: { expected: expected[type], received: Array.isArray(given) ? "array" : "object" },
    });
  const text = String(given).trim();
  if (text === "") return refuse({ code: "blank" });
  if (!spells[type](text))
    return refuse({ code: "invalidFormat", params: { format: expected[type], value: given } });
  if (!isChoice(type)) return type === "link" ? keep(text, text) : keep(text);
  const chosen = options.find((option) => sameValue(type, option, text));
  return chosen === undefined
    ? refuse({ code: "invalidChoice", params: { choices: options, value: given } })
    : keep(chosen);
}

/** Whether each option of a field is a value of its type; answers the first that is none. */
export const misspelledOption = ({ type, options }: Pick<CustomField, "type" | "options">) =>
  options.find((option) => isChoice(type) && !spells[type](option));

/** A kept value as the domain tells it; `person` is whom a value of type `user` names. */
export function customValueOf(
  type: CustomFieldType,
  { text, url }: KeptValue,
  person: CustomValueContent | null,
): CustomValueContent {
  switch (type) {
    case "number":
    case "integer":
    case "numberSelect":
      return Number(text);
    case "boolean":
      return text.toLowerCase() === "true";
    case "multiSelect":
      return text === "" ? [] : text.split("\n");
    case "user":
      return person ?? text;
    case "link":
      return { name: text, url: url === null ? null : followableAddress(url) };
    default:
      return text;
  }
}

const anything = () => true;
const isNumber = (text: string) => readDecimal(text) !== null;

const spells: Record<CustomFieldType, (text: string) => boolean> = {
  text: anything,
  number: isNumber,
  integer: (text) => /^[+-]?\d+$/.test(text) && Number.isSafeInteger(Number(text)),
  boolean: (text) => /^(true|false)$/i.test(text),
  date: isCivilDate,
  select: anything,
  dropdown: anything,
  status: anything,
  numberSelect: isNumber,
  dateSelect: isCivilDate,
  multiSelect: anything,
  user: (text) =>
    (/^\d{1,10}$/.test(text) && Number(text) < 2 ** 31) ||
    /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(text),
  link: anything,
};

const expected: Record<CustomFieldType, string> = {
  text: "string",
  number: "number",
  integer: "integer",
  boolean: "boolean",
  date: "date",
  select: "string",
  dropdown: "string",
  status: "string",
  numberSelect: "number",
  dateSelect: "date",
  multiSelect: "array",
  user: "user",
  link: "link",
};

const sameValue = (type: CustomFieldType, option: string, text: string): boolean =>
  type === "numberSelect" ? Number(option) === Number(text) : option === text;

/** None is a choice too, and is kept as such. */
function severalOf(options: readonly string[], given: CustomValueInput): Outcome {
  const chosen = Array.isArray(given) ? given : typeof given === "string" ? given.split("\n") : null;
  if (chosen === null)
    return refuse({ code: "invalidType", params: { expected: "array", received: typeof given } });
  const titles = new Set(chosen.map((title) => title.trim()).filter((title) => title !== ""));
  const unknown = [...titles].find((title) => !options.includes(title));
  if (unknown !== undefined)
    return refuse({ code: "invalidChoice", params: { choices: options, value: unknown } });
  return keep(options.filter((option) => titles.has(option)).join("\n"));
}

const keep = (text: string, url: string | null = null): Outcome => ({ kept: { text, url }, issue: null });
const refuse = (issue: Omit<Issue, "path">): Outcome => ({ kept: null, issue });
