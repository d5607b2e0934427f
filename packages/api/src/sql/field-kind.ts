import { invalid, parseInstant } from "@riskloom/domain";
import { type RawBuilder, sql } from "kysely";

/** How the values of an attribute compare. */
export type FieldKind = "boolean" | "integer" | "moment" | "text";

/** The attributes of a record by which lists of it are filtered, and in whose order they are paged through. */
export type Fields = Readonly<Record<string, FieldKind>>;

/**
 * A value that a caller compares an attribute with, for a statement.
 *
 * @throws DomainError Invalid, where it is no value of that kind
 */
export function operandOf(kind: FieldKind, value: unknown, path: string): RawBuilder<unknown> {
  switch (kind) {
    case "boolean":
      if (typeof value === "boolean") return sql`${value}::boolean`;
      break;
    case "integer":
      if (Number.isSafeInteger(value)) return sql`${value}::bigint`;
      break;
    case "moment":
      if (typeof value === "string" && parseInstant(value) !== null)
        return sql`${parseInstant(value)}::timestamptz`;
      break;
    case "text":
      if (typeof value === "string" && !value.includes("\0")) return sql`${value}::text`;
  }
  throw invalid({ path: [path], code: "invalidFormat", params: { format: kind, value } });
}
