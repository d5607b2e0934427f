import type { Parameter } from "../../engine/open-api/open-api-types.ts";
import type { Page } from "../../engine/table/row.ts";

const largestPage = 50;
const largestOffset = 2_147_483_647;

/** What is no number, and what is out of range, counts as absent; larger pages are cut. */
export function windowOf(query: URLSearchParams): Page {
  const number = (name: string, least: number, otherwise: number): number => {
    const text = query.get(name) ?? "";
    return /^\d+$/.test(text) && Number(text) >= least ? Number(text) : otherwise;
  };
  return {
    offset: Math.min(number("startAt", 0, 0), largestOffset),
    limit: Math.min(number("pageLimit", 1, largestPage), largestPage),
  };
}

/** The same parameters, for the description of the interface. */
export const pagingParameters: readonly Parameter[] = [
  {
    name: "startAt",
    in: "query",
    description: "How many records to pass over.",
    schema: { type: "integer", minimum: 0, default: 0 },
  },
  {
    name: "pageLimit",
    in: "query",
    description: "How many records a page has at most.",
    schema: { type: "integer", minimum: 1, maximum: largestPage, default: largestPage },
  },
];
