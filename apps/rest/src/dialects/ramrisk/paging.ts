import type { OrderBy } from "@riskloom/domain";
import type { Page } from "../../engine/row.ts";
import type { Column, Shape } from "../../engine/shape.ts";
import { detail } from "./errors.ts";

const defaultSize = 100;
/** Larger sizes are as good as everything. */
const largestSize = 1_000_000;

const invalidPage = () => detail(404, "Invalid page.");

/** `page`, `page_size` and `ordering`; a size of 0 switches paging off, and a size that is no number is ignored. */
export function windowOf(query: URLSearchParams, of: Shape<never>): Page & { last?: boolean } {
  const orderBy = orderingOf(query.get("ordering") ?? "", of.columns);
  const ordered = orderBy.length > 0 ? { orderBy } : {};
  const size = query.get("page_size")?.trim() ?? "";
  const limit = /^\d+$/.test(size) ? Math.min(Number(size), largestSize) : defaultSize;
  if (limit === 0) return { offset: 0, limit: null, ...ordered };
  const page = query.get("page") ?? "1";
  if (page === "last") return { offset: 0, limit, last: true, ...ordered };
  if (!/^\s*\d{1,9}\s*$/.test(page) || Number(page) === 0) throw invalidPage();
  return { offset: (Number(page) - 1) * limit, limit, ...ordered };
}

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
