import type { Filter, OrderBy } from "@riskloom/domain";
import { eachOnce } from "../../engine/shape/each-once.ts";
import type { Page, Row } from "../../engine/table/row.ts";
import type { Shape } from "../../engine/shape/shape.ts";
import type { JsonSchema, Parameter } from "../../engine/open-api/open-api-types.ts";
import { placeIn } from "./cursor.ts";
import { type Queried, queried, unasked } from "./queried.ts";
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

/** The window, the order and the conditions that a query asks for; refuses in one answer all that there is not. */
export function windowOf(query: URLSearchParams, of: Shape<never>): Page {
  const asked = queried();
  const { told } = asked;
  told(() => fieldsIn(query, of));
  const limit = told(() => countIn(query, "per_page", largestSize)) ?? defaultSize;
  const number = told(() => countIn(query, "page", 999_999_999)) ?? 1;
  const filters = conditionsIn(query, of, asked);
  const orderBy = eachOnce(told(() => orderIn(query, of)) ?? []);
  const placed = (name: "search_after" | "search_before") => {
    const text = query.get(name);
    return text === null ? undefined : told(() => placeIn(text, name));
  };
  const after = placed("search_after");
  const before = placed("search_before");
  asked.raise();
  return {
    offset: (number - 1) * limit,
    limit,
    ...(orderBy.length > 0 && { orderBy }),
    ...(filters.length > 0 && { filters }),
    ...(after !== undefined && { after }),
    ...(before !== undefined && { before }),
  };
}

const kinds: Record<Kind, string> = {
  boolean: "`true` or `false`",
  date: "a moment or a day, or bounds as in `>=2026-01-01<2027-01-01`",
  integer: "a number, several separated by commas, or bounds as in `>5`",
  string: "a text",
};

/** The same parameters, for the description of the interface. */
export function pagingParameters(of: Shape<never>): Parameter[] {
  const asked = (name: string, description: string, schema: JsonSchema = { type: "string" }): Parameter => ({
    name,
    in: "query",
    description,
    schema,
  });
  const number = (most: number, otherwise: number) => ({
    type: "integer",
    minimum: 1,
    maximum: most,
    default: otherwise,
  });
  const paging = [
    asked("page", "Which page, from 1.", number(999_999_999, 1)),
    asked("per_page", "How many records a page has.", number(largestSize, defaultSize)),
  ];
  if (of !== levelItem) return paging;
  return [
    ...paging,
    asked("search_after", "Begins behind a place, as `X-Pagination-End-Cursor` told it."),
    asked("search_before", "Ends before a place, as `X-Pagination-Start-Cursor` told it."),
    asked("fields", `The fields to show, separated by commas: ${defaultFields.join(", ")} unless said.`),
    asked(
      "sort",
      `The fields by which the list is ordered, separated by commas, \`-\` before those that descend: ${sortable.join(", ")}.`,
    ),
    ...Object.entries(filterable).map(([name, kind]) =>
      asked(
        name,
        `Only records whose \`${name}\` is this: ${kinds[kind]}; \`!\` before it stands for all others, and nothing for what has none.`,
      ),
    ),
  ];
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
  if (unknown.length > 0) throw unasked(`Unknown fields: ${unknown.join(", ")}`);
  return asked.length > 0 ? asked : undefined;
}

function orderIn(query: URLSearchParams, of: Shape<never>): OrderBy[] {
  const asked = namesIn(query.get("sort") ?? "").map((text) => /^(-?)(.*)$/s.exec(text) ?? []);
  const allowed = of === levelItem ? sortable : [];
  const refused = asked.flatMap(([, , name = ""]) => (allowed.includes(name) ? [] : [name]));
  if (refused.length > 0) throw unasked(`Sorting not allowed on fields: ${refused.join(", ")}`);
  return asked.map(([, minus, name = ""]) => ({ key: keyOf(of, name), descending: minus === "-" }));
}

function conditionsIn(query: URLSearchParams, of: Shape<never>, { told }: Queried): Filter[] {
  const asked = [...query].flatMap(([key, text]) => {
    if (reserved.includes(key)) return [];
    const [, plain = key, not = ""] = /^(.*?)(!?)$/s.exec(key) ?? [];
    return [{ name: plain === "ids" ? "id" : plain, text: not + text }];
  });
  const isKnown = ({ name }: { name: string }) => of.columns.some((column) => column.name === name);
  const isTaken = ({ name }: { name: string }) => of === levelItem && Object.hasOwn(filterable, name);
  const refuse = (words: string, names: typeof asked) => {
    const listed = [...new Set(names.map(({ name }) => name))].join(", ");
    if (names.length > 0)
      told(() => {
        throw unasked(`${words}: ${listed}`);
      });
  };
  const known = asked.filter(isKnown);
  refuse(
    "Unknown fields",
    asked.filter((one) => !isKnown(one)),
  );
  refuse(
    "Filtering not allowed on fields",
    known.filter((one) => !isTaken(one)),
  );
  return known
    .filter(isTaken)
    .flatMap(
      ({ name, text }) =>
        told(() => filtersOf({ name, key: keyOf(of, name), kind: filterable[name] ?? "string" }, text)) ?? [],
    );
}

function countIn(query: URLSearchParams, name: string, most: number): number | undefined {
  const text = query.get(name);
  if (text === null) return undefined;
  if (!/^-?\d+$/.test(text)) throw unasked(`Parameter '${name}' must be an integer`);
  if (Number(text) < 1) throw unasked(`Parameter '${name}' cannot be less than 1`);
  if (Number(text) > most) throw unasked(`Parameter '${name}' cannot be greater than ${most}`);
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
