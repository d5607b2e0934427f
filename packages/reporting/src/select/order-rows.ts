import { compareTexts } from "@riskloom/domain";

/** A figure or a text to order by; what has none comes last either way. */
export type Sortable = number | string | null;

interface OrderKey<Key extends string> {
  readonly key: Key;
  readonly descending: boolean;
}

/** Rows in the order of the keys, the first deciding first; equal rows stay in the order of their identifiers. */
export function orderRows<Row extends { readonly id: number }, Key extends string>(
  rows: readonly Row[],
  keys: readonly OrderKey<Key>[],
  valueOf: Readonly<Record<Key, (row: Row) => Sortable>>,
): Row[] {
  const sorted = rows.map((row) => ({ row, values: keys.map(({ key }) => valueOf[key](row)) }));
  sorted.sort((a, b) => {
    for (const [i, { descending }] of keys.entries()) {
      const order = compare(a.values[i] ?? null, b.values[i] ?? null, descending);
      if (order !== 0) return order;
    }
    return a.row.id - b.row.id;
  });
  return sorted.map(({ row }) => row);
}

function compare(a: Sortable, b: Sortable, descending: boolean): number {
  if (a === null || b === null) return Number(a === null) - Number(b === null);
  const order = typeof a === "number" && typeof b === "number" ? a - b : compareTexts(String(a), String(b));
  return descending ? -order : order;
}
