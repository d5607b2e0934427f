import type { Filter, OrderBy } from "@riskloom/domain";
import type { Page, Row } from "../../engine/row.ts";
import type { Shape } from "../../engine/shape.ts";
import { placeIn } from "./cursor.ts";
import { badRequest } from "./errors.ts";
import { filtersOf, type Kind } from "./filter.ts";
import { defaultFields, evenEnabled, levelItem } from "./shapes.ts";

const filterable: Readonly<Record<string, Kind>> = {
  id: "integer",
  source: "string",
  sourceID: "string",
  disabled: "boolean",
  reference: "string",
  name: "string",
  created_at: "date",
  updated_at: "date",
};
const sortable = ["id", "sourceID", "reference", "name", "position", "created_at", "updated_at"];
const reserved = ["page", "per_page", "search_after", "search_before", "fields", "sort", "state"];
const [defaultSize, largestSize] = [20, 100];

/** The window, the order and the conditions that a query asks for; refuses fields that there are not. */
export function windowOf(query: URLSearchParams, of: Shape<never>): Page {
  fieldsIn(query, of);
  const limit = countIn(query, "per_page", largestSize) ?? defaultSize;
  const number = countIn(query, "page", 999_999_999) ?? 1;
  const after = query.get("search_after");
  const before = query.get("search_before");
  const filters = conditionsIn(query, of);
  const orderBy = orderIn(query, of);
  return {
    offset: (number - 1) * limit,
    limit,
    ...(orderBy.length > 0 && { orderBy }),
    ...(filters.length > 0 && { filters }),
    ...(after !== null && { after: placeIn(after, "search_after") }),
    ...(before !== null && { before: placeIn(before, "search_before") }),
  };
}

/** The fields to show in a collection of records; the identifier always is, and so is that a record is disabled. */
export function selectionIn(query: URLSearchParams, { reply }: Row<never>): ReadonlySet<string> | undefined {
  if (reply.kind !== "page" || reply.shows !== levelItem) return undefined;
  const asked = fieldsIn(query, levelItem);
  const fields = new Set(["id", "disabled", ...(asked ?? defaultFields)]);
  if (asked?.includes("disabled")) fields.add(evenEnabled);
  return fields;
}

function fieldsIn(query: URLSearchParams, of: Shape<never>): string[] | undefined {
  const asked = namesIn(query.get("fields") ?? "");
  const unknown = asked.filter((name) => !of.columns.some((column) => column.name === name));
  if (unknown.length > 0) throw badRequest(`Unknown fields: ${unknown.join(", ")}`);
  return asked.length > 0 ? asked : undefined;
}

function orderIn(query: URLSearchParams, of: Shape<never>): OrderBy[] {
  const asked = namesIn(query.get("sort") ?? "").map((text) => /^(-?)(.*)$/s.exec(text) ?? []);
  const allowed = of === levelItem ? sortable : [];
  const refused = asked.flatMap(([, , name = ""]) => (allowed.includes(name) ? [] : [name]));
  if (refused.length > 0) throw badRequest(`Sorting not allowed on fields: ${refused.join(", ")}`);
  return asked.map(([, minus, name = ""]) => ({ key: keyOf(of, name), descending: minus === "-" }));
}

function conditionsIn(query: URLSearchParams, of: Shape<never>): Filter[] {
  const asked = [...query].flatMap(([key, text]) => {
    if (reserved.includes(key)) return [];
    const [, plain = key, not = ""] = /^(.*?)(!?)$/s.exec(key) ?? [];
    return [{ name: plain === "ids" ? "id" : plain, text: not + text }];
  });
  const listed = (names: typeof asked) => [...new Set(names.map(({ name }) => name))].join(", ");
  const unknown = asked.filter(({ name }) => !of.columns.some((column) => column.name === name));
  if (unknown.length > 0) throw badRequest(`Unknown fields: ${listed(unknown)}`);
  const refused = asked.filter(({ name }) => of !== levelItem || !Object.hasOwn(filterable, name));
  if (refused.length > 0) throw badRequest(`Filtering not allowed on fields: ${listed(refused)}`);
  return asked.flatMap(({ name, text }) =>
    filtersOf({ name, key: keyOf(of, name), kind: filterable[name] ?? "string" }, text),
  );
}

function countIn(query: URLSearchParams, name: string, most: number): number | undefined {
  const text = query.get(name);
  if (text === null) return undefined;
  if (!/^-?\d+$/.test(text)) throw badRequest(`Parameter '${name}' must be an integer`);
  if (Number(text) < 1) throw badRequest(`Parameter '${name}' cannot be less than 1`);
  if (Number(text) > most) throw badRequest(`Parameter '${name}' cannot be greater than ${most}`);
  return Number(text);
}

const namesIn = (text: string): string[] =>
  text
    .split(",")
    .map((name) => name.trim())
    .filter((name) => name !== "");

/** The register's name of a field; what is computed from the whole record has its own. */
function keyOf({ columns }: Shape<never>, name: string): string {
  const key = columns.find((column) => column.name === name)?.shown?.key ?? "*";
  return key === "*" ? name : key;
}
