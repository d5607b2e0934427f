import { eachOnce } from "../../engine/shape/each-once.ts";
import type { Page } from "../../engine/table/row.ts";
import type { Shape } from "../../engine/shape/shape.ts";
import type { Parameter } from "../../engine/open-api/open-api-types.ts";

const defaultSize = 10;

/** Everything, unless `page` or `size` is given; `sort=field,DIRECTION` may be repeated, and descends where no direction is said. What is invalid is ignored. */
export function windowOf(query: URLSearchParams, of: Shape<never>): Page {
  const orderBy = sortsIn(query).flatMap(({ field, direction }) => {
    const key = orderKeyOf(field, of);
    return key === undefined ? [] : [{ key, descending: direction === "DESC" }];
  });
  const order = orderBy.length > 0 ? { orderBy: eachOnce(orderBy) } : {};
  if (!isPaged(query)) return { offset: 0, limit: null, ...order };
  const size = countIn(query, "size") ?? defaultSize;
  return { offset: ((countIn(query, "page") ?? 1) - 1) * size, limit: size, ...order };
}

function orderKeyOf(field: string, of: Shape<never>): string | undefined {
  const shown = of.columns.find(({ name }) => name === field)?.shown;
  const key = shown?.order === undefined ? shown?.key : shown.order;
  return key === null || key === "*" ? undefined : key;
}

/** The same parameters, for the description of the interface. */
export const pagingParameters = (of: Shape<never>): Parameter[] => [
  {
    name: "page",
    in: "query",
    description: "Which page, from 1; without page and size everything is told.",
    schema: { type: "integer", minimum: 1 },
  },
  {
    name: "size",
    in: "query",
    description: "How many records a page has.",
    schema: { type: "integer", minimum: 1, default: defaultSize },
  },
  {
    name: "sort",
    in: "query",
    description: `A field, a comma and \`ASC\` or \`DESC\` (which it is unless said); may be repeated. The list can be ordered by ${of.columns
      .filter(({ name }) => orderKeyOf(name, of) !== undefined)
      .map(({ name }) => `\`${name}\``)
      .join(", ")}.`,
    schema: { type: "array", items: { type: "string" } },
    style: "form",
    explode: true,
  },
];

interface About {
  total: number;
  page: Page;
  url: URL;
}

/** The list and the number of all; what page it is, when one was asked for. */
export function pageOf(incidents: readonly object[], { total, page: { offset, limit }, url }: About) {
  const data = { incidents, total };
  if (limit === null) return { body: { data } };
  const number = offset / limit + 1;
  const sort = sortsIn(url.searchParams).map(({ field, direction }) => `${field},${direction}`);
  return {
    body: { data, page: { number, size: limit, total_records: total, count: incidents.length, sort } },
  };
}

const isPaged = (query: URLSearchParams): boolean => query.has("page") || query.has("size");

function countIn(query: URLSearchParams, name: string): number | undefined {
  const text = query.get(name) ?? "";
  return /^\d{1,6}$/.test(text) && Number(text) > 0 ? Number(text) : undefined;
}

const sortsIn = (query: URLSearchParams) =>
  query.getAll("sort").flatMap((text) => {
    const [, field = "", direction = "DESC"] = /^(\w+)(?:,(ASC|DESC))?$/i.exec(text) ?? [];
    return field === "" ? [] : [{ field, direction: direction.toUpperCase() }];
  });
