import { invalid, type OrderBy } from "@riskloom/domain";
import type { Page } from "../input/ref.ts";

/**
 * The keys of an order, the identifier last: a key that came before orders nothing any more, and nothing does behind the
 * identifier. However often a caller names them, a statement has no more of them than there are attributes.
 *
 * @throws DomainError Invalid, for every key that is none of those known
 */
export function keysOf({ orderBy }: Page, known: readonly string[]): OrderBy[] {
  const keys = new Map<string, OrderBy>();
  const unknown = new Set(orderBy.flatMap(({ key }) => (known.includes(key) ? [] : [key])));
  const issues = [...unknown].map(
    (value) => ({ path: ["orderBy"], code: "invalidChoice", params: { choices: known, value } }) as const,
  );
  if (issues.length > 0) throw invalid(...issues);
  for (const by of orderBy) {
    if (!keys.has("id") && !keys.has(by.key)) keys.set(by.key, by);
  }
  return [...keys.set("id", keys.get("id") ?? { key: "id", descending: false }).values()];
}
