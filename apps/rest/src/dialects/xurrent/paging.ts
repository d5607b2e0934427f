import type { Page } from "../../engine/table/row.ts";
import { cursorOf } from "./cursor.ts";

/** What lists that can be entered at a place tell of themselves. */
interface Placed {
  rows: readonly unknown[];
  offset?: number;
  start?: (string | number | boolean | null)[] | null;
  end?: (string | number | boolean | null)[] | null;
}

interface About {
  total: number;
  page: Page;
  url: URL;
  out: unknown;
}

/** A bare list; where it stands in the whole is told by headers, in the style that the request began. */
export function pageOf(body: readonly object[], { total, page, url, out }: About) {
  const { rows, offset = page.offset, start, end } = out as Placed;
  const size = page.limit ?? Math.max(total, 1);
  const pages = Math.max(1, Math.ceil(total / size));
  const current = Math.floor(offset / size) + 1;
  const cursors = {
    ...(start && { start: cursorOf(start, offset) }),
    ...(end && { end: cursorOf(end, offset + rows.length - 1) }),
  };
  const links =
    url.searchParams.has("page") || end === undefined
      ? numbered(current, pages)
      : placed(cursors, offset > 0, offset + rows.length < total);
  const link = links.map(([rel, changes]) => `<${linked(url, changes)}>; rel="${rel}"`).join(", ");
  return {
    body,
    headers: {
      "X-Pagination-Per-Page": String(size),
      "X-Pagination-Current-Page": String(current),
      "X-Pagination-Total-Pages": String(pages),
      "X-Pagination-Total-Entries": String(total),
      ...(cursors.start && { "X-Pagination-Start-Cursor": cursors.start }),
      ...(cursors.end && { "X-Pagination-End-Cursor": cursors.end }),
      ...(link && { Link: link }),
    },
  };
}

type Link = readonly [rel: string, changes: Readonly<Record<string, string>>];

const numbered = (current: number, pages: number): Link[] => [
  ["first", { page: "1" }],
  ...(current > 1 ? [["prev", { page: String(Math.min(current - 1, pages)) }] as const] : []),
  ...(current < pages ? [["next", { page: String(current + 1) }] as const] : []),
  ["last", { page: String(pages) }],
];

const placed = (
  { start, end }: { start?: string; end?: string },
  hasMoreBefore: boolean,
  hasMoreAfter: boolean,
): Link[] => [
  ...(hasMoreBefore ? [["first", {}] as const] : []),
  ...(hasMoreBefore && start !== undefined ? [["prev", { search_before: start }] as const] : []),
  ...(hasMoreAfter && end !== undefined ? [["next", { search_after: end }] as const] : []),
];

/** The request's own address elsewhere in the list. Writing the query anew encodes commas, at which some clients split the header. */
function linked(url: URL, changes: Readonly<Record<string, string>>): string {
  const link = new URL(url);
  for (const name of ["page", "search_after", "search_before"]) link.searchParams.delete(name);
  for (const [name, value] of Object.entries(changes)) link.searchParams.set(name, value);
  link.search = link.searchParams.toString();
  return link.href;
}
