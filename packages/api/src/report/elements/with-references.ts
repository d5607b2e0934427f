import type { Reference, SubjectKind } from "@riskloom/domain";
import type { Read } from "../../call/reading.ts";
import { referencesOf } from "../../reads/collaboration/reference.ts";

/** A record with the references that were asked for. */
export interface Referring {
  references: Reference[];
}

/** Puts beside each record of a list the references that were asked for: those that point from it, those that point to it. */
export async function withReferences<Row extends { readonly id: number }>(
  read: Read,
  kind: SubjectKind,
  rows: readonly Row[],
  wanted: readonly ("from" | "to")[],
): Promise<(Row & Referring)[]> {
  const ids = rows.map(({ id }) => id);
  const sides: ReadonlyMap<number, Reference[]>[] = [];
  for (const side of wanted) sides.push(await referencesOf(read, { kind, ids }, side));
  return rows.map((row) => ({ ...row, references: sides.flatMap((side) => side.get(row.id) ?? []) }));
}
