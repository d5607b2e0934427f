import { type Filter, parseInstant } from "@riskloom/domain";
import { isTrue } from "./codecs.ts";
import { unasked } from "./queried.ts";

/** What a field is compared as. */
export type Kind = "boolean" | "date" | "integer" | "string";

interface Field {
  /** the wire name */
  name: string;
  /** the register's name */
  key: string;
  kind: Kind;
}

/** The conditions that the value of a query parameter stands for: `name=a`, `id=!1,2`, `created_at=>=2016-01-01<2017-01-01`, `sourceID=`. */
export function filtersOf(field: Field, text: string): Filter[] {
  const { key, name, kind } = field;
  if (text === "" || text === "!") return [{ key, operator: text === "" ? "=" : "!=", value: null }];
  if (/^[<>]/.test(text)) return rangeOf(field, text);
  const negative = text.startsWith("!");
  const operator = negative ? "!=" : "=";
  const values = (negative ? text.slice(1) : text).split(",");
  const [first = ""] = values;
  if (values.length === 1) return [{ key, operator, value: valueOf(field, first) }];
  if (kind === "string")
    throw unasked(
      `Cannot apply the '${negative ? "=!" : "="}' operator to a set of values for field '${name}'`,
    );
  if (kind !== "integer") throw unasked(`Cannot filter on a set of values for field '${name}'`);
  return [{ key, operator, value: values.map((value) => integerOf(field, value)) }];
}

/** One bound or two. */
function rangeOf(field: Field, text: string): Filter[] {
  const bounds = [...text.matchAll(/([<>]=?)([^<>]*)/g)].map(([, operator = "", value = ""]) => ({
    operator,
    value,
  }));
  if (field.kind === "string" || field.kind === "boolean")
    throw unasked(`Field '${field.name}' does not support the '=${bounds[0]?.operator ?? ""}' operator`);
  if (bounds.length > 2) throw invalidValue(field, text);
  return bounds.map(({ operator, value }) => ({
    key: field.key,
    operator: operator as Filter["operator"],
    value: valueOf(field, value),
  }));
}

function valueOf(field: Field, text: string): string | number | boolean {
  if (text.includes("\0")) throw invalidValue(field, text);
  if (field.kind === "boolean") return isTrue(text);
  if (field.kind === "integer") return integerOf(field, text);
  return field.kind === "date" ? dateOf(field, text) : text;
}

function integerOf(field: Field, text: string): number {
  if (!/^\s*-?\d{1,15}\s*$/.test(text)) throw invalidValue(field, text);
  return Number(text);
}

/** A day stands for its first second. A plus sign that a client forgot to encode has arrived as a blank. */
function dateOf(field: Field, text: string): string {
  const spelled = text.trim().replace(/ (?=\d\d:?\d\d$)/, "+");
  const instant = parseInstant(/^\d{4}-\d\d-\d\d$/.test(spelled) ? `${spelled}T00:00:00Z` : spelled);
  if (instant === null) throw invalidValue(field, text);
  return instant.replace(".000000Z", "Z");
}

const invalidValue = ({ name }: Field, text: string) =>
  unasked(`Invalid value '${text}' for field '${name}'`);
