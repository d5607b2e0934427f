import type { Page } from "../../engine/row.ts";
import type { Shape } from "../../engine/shape.ts";

const defaultSize = 10;

/** Everything, unless `page` or `size` is given; `sort=field,DIRECTION` may be repeated. What is invalid is ignored. */
export function windowOf(query: URLSearchParams, of: Shape<never>): Page {
  const orderBy = sortsIn(query).flatMap(({ field, direction }) => {
    const shown = of.columns.find(({ name }) => name === field)?.shown;
    const key = shown?.order === undefined ? shown?.key : shown.order;
    return key === undefined || key === null || key === "*"
      ? []
      : [{ key, descending: direction === "DESC" }];
  });
  const order = orderBy.length > 0 ? { orderBy } : {};
  if (!isPaged(query)) return { offset: 0, limit: null, ...order };
  const size = countIn(query, "size") ?? defaultSize;
  return { offset: ((countIn(query, "page") ?? 1) - 1) * size, limit: size, ...order };
}

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
  const count = Math.ceil(total / limit);
  const sort = sortsIn(url.searchParams).map(({ field, direction }) => `${field},${direction}`);
  return { body: { data, page: { number, size: limit, total_records: total, count, sort } } };
}

const isPaged = (query: URLSearchParams): boolean => query.has("page") || query.has("size");

function countIn(query: URLSearchParams, name: string): number | undefined {
  const text = query.get(name) ?? "";
  return /^\d{1,6}$/.test(text) && Number(text) > 0 ? Number(text) : undefined;
}

const sortsIn = (query: URLSearchParams) =>
  query.getAll("sort").flatMap((text) => {
    const [, field = "", direction = "ASC"] = /^(\w+)(?:,(ASC|DESC))?$/i.exec(text) ?? [];
    return field === "" ? [] : [{ field, direction: direction.toUpperCase() }];
  });
