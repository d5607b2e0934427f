import { type Filter, invalid } from "@riskloom/domain";
import { snakeCase } from "@riskloom/persistence";
import { type RawBuilder, sql } from "kysely";
import { allOf } from "../input/all-of.ts";
import { type FieldKind, type Fields, operandOf } from "./field-kind.ts";
import { and, type Condition } from "./list-rows.ts";
import { inTextOrder } from "./text-order.ts";

/**
 * The condition on the rows of a table that filters ask for, all of them together.
 *
 * @throws DomainError Invalid for every attribute that is not among the fields, and every value of another kind
 */
export const filtered = (table: string, fields: Fields, filters: readonly Filter[]): Condition =>
  and(allOf(filters.map((filter) => () => conditionOf(table, fields, filter))));

function conditionOf(table: string, fields: Fields, { key, operator, value }: Filter): Condition {
  const kind = fields[key];
  if (kind === undefined) {
    const params = { choices: Object.keys(fields), value: key };
    throw invalid({ path: ["filters"], code: "invalidChoice", params });
  }
  const column = sql.ref(`${table}.${snakeCase(key)}`);
  const negative = operator === "!=";
  if (value === null) return negative ? sql`${column} is not null` : sql`${column} is null`;
  if (!Array.isArray(value))
    return compare(kind, column, operator, { value, operand: operandOf(kind, value, key) });
  const members = allOf(
    value.map((one) => () => {
      const operand = operandOf(kind, one, key);
      return compare(kind, column, "=", { value: one, operand });
    }),
  );
  const any = sql`(${sql.join(members, sql` or `)})`;
  return negative ? sql`${any} is not true` : any;
}

/** What has no value differs from every value. */
function compare(
  kind: FieldKind,
  column: RawBuilder<unknown>,
  operator: Filter["operator"],
  { value, operand }: { value: unknown; operand: RawBuilder<unknown> },
): Condition {
  const sign = sql.raw(operator === "!=" ? "is distinct from" : operator);
  if (kind === "text" && (operator === "=" || operator === "!="))
    return sql`lower(${column}) ${sign} lower(${operand})`;
  if (kind === "text")
    return sql`${inTextOrder(sql`lower(${column})`)} ${sign} ${inTextOrder(sql`lower(${operand})`)}`;
  if (kind !== "moment") return sql`${column} ${sign} ${operand}`;
  const exactness = /[.,]\d/.test(String(value)) ? "microseconds" : "second";
  return sql`date_trunc(${exactness}, ${column}) ${sign} date_trunc(${exactness}, ${operand})`;
}
