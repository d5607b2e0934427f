import { type RawBuilder, sql } from "kysely";
import { propertiesOf, snakeCase } from "./select.ts";
import type { Tables } from "./tables.ts";

type TableName = keyof Tables & string;

/** All columns of a table under their domain names, for a hand-written `select`: `risk.owner_id as "ownerId", …`. */
export function selectionOf(table: TableName, alias: string = table): RawBuilder<unknown> {
  const key = `${table} ${alias}`;
  const found = known.get(key) ?? sql.raw(listOf(table, alias));
  known.set(key, found);
  return found;
}

/** Every read asks for one, and they never change. */
const known = new Map<string, RawBuilder<unknown>>();

const listOf = (table: TableName, alias: string): string =>
  propertiesOf(table)
    .map((name) => `"${alias}"."${snakeCase(name)}" as "${name}"`)
    .join(", ");

/** All columns of a table as one JSON object with domain names; its moments are PostgreSQL's and need `instantFromPostgres`. */
export function jsonOf(table: TableName, more: Record<string, string> = {}): RawBuilder<unknown> {
  const own = propertiesOf(table).map((name) => `'${name}', "${table}"."${snakeCase(name)}"`);
  const others = Object.entries(more).map(([name, expression]) => `'${name}', ${expression}`);
  return sql.raw(`json_build_object(${[...own, ...others].join(", ")})`);
}
