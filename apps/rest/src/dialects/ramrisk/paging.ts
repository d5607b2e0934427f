import type { OrderBy } from "@riskloom/domain";
import { eachOnce } from "../../engine/shape/each-once.ts";
import type { Page } from "../../engine/table/row.ts";
import type { Column, Shape } from "../../engine/shape/shape.ts";
import type { Parameter } from "../../engine/open-api/open-api-types.ts";
import { detail } from "./errors.ts";

const defaultSize = 100;
/** Larger sizes are as good as everything. */
const largestSize = 1_000_000;

const invalidPage = () => detail(404, "Invalid page.");

/** `page`, `page_size` and `ordering`; a size of 0 switches paging off, and a size that is no number is ignored. */
export function windowOf(query: URLSearchParams, of: Shape<never>): Page & { last?: boolean } {
  // of a key that is repeated the last value counts
  const last = (name: string): string | undefined => query.getAll(name).at(-1);
  const orderBy = eachOnce(orderingOf(last("ordering") ?? "", of.columns));
  const ordered = orderBy.length > 0 ? { orderBy } : {};
  const size = last("page_size")?.trim() ?? "";
  const limit = /^\+?\d+$/.test(size) ? Math.min(Number(size), largestSize) : defaultSize;
  if (limit === 0) return { offset: 0, limit: null, ...ordered };
  const page = last("page") ?? "1";
  if (page === "last") return { offset: 0, limit, last: true, ...ordered };
  if (!/^\s*\+?\d{1,9}\s*$/.test(page) || Number(page) === 0) throw invalidPage();
  return { offset: (Number(page) - 1) * limit, limit, ...ordered };
}

/** The same parameters, for the description of the interface. */
export const pagingParameters = (of: Shape<never>): Parameter[] => [
  {
    name: "page",
    in: "query",
    description: "Which page, from 1; `last` is the last one.",
    schema: { anyOf: [{ type: "integer", minimum: 1 }, { const: "last" }], default: 1 },
  },
  {
    name: "page_size",
    in: "query",
    description: "How many records a page has; 0 puts all on one page.",
    schema: { type: "integer", minimum: 0, default: defaultSize },
  },
  {
    name: "ordering",
    in: "query",
    description: `The fields by which the list is ordered, separated by commas, \`-\` before those that descend. It can be ordered by ${orderable(of)}.`,
    schema: { type: "string" },
  },
];

const orderable = ({ columns }: Shape<never>): string =>
  columns
    .filter(({ name }) => orderingOf(name, columns).length > 0)
    .map(({ name }) => `\`${name}\``)
    .join(", ");

/** Names that are no field of the resource are dropped. */
function orderingOf(text: string, columns: readonly Column[]): OrderBy[] {
  return text.split(",").flatMap((part) => {
    const [, minus, name] = /^(-?)(.*)$/s.exec(part.trim()) ?? [];
    const shown = columns.find((column) => column.name === name)?.shown;
    const { key = "*", codec, order = key } = shown ?? {};
    const none = key === "*" || order === null || codec?.unordered;
    return none ? [] : [{ key: order, descending: minus === "-" }];
  });
}

interface About {
  total: number;
  page: Page;
  url: URL;
}

/** The envelope of every collection; its links are absolute. */
export function pageOf(results: readonly object[], { total, page: { offset, limit }, url }: About) {
  if (offset > 0 && offset >= total) throw invalidPage();
  const number = limit === null ? 1 : offset / limit + 1;
  const next = limit !== null && offset + limit < total ? linkTo(url, number + 1) : null;
  const previous = number > 1 ? linkTo(url, number - 1) : null;
  return { body: { count: total, next, previous, results } };
}

/** Other parameters stay; the link to the first page drops `page`. */
function linkTo(url: URL, page: number): string {
  const link = new URL(url);
  if (page === 1) link.searchParams.delete("page");
  else link.searchParams.set("page", String(page));
  return link.href;
}
