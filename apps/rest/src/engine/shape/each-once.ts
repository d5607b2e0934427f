import type { OrderBy } from "@riskloom/domain";

/** An order without the keys that it names again, which order nothing any more. */
export const eachOnce = (orderBy: readonly OrderBy[]): OrderBy[] => {
  const first = new Map<string, OrderBy>();
  for (const by of orderBy) if (!first.has(by.key)) first.set(by.key, by);
  return [...first.values()];
};
