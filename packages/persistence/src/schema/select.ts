import { schemas } from "../entities/schemas.ts";
import type { Tables } from "./tables.ts";

type TableName = keyof Tables & string;
type Camel<Name extends string> = Name extends `${infer Head}_${infer Tail}`
  ? `${Head}${Capitalize<Camel<Tail>>}`
  : Name;

/** `risk.owner_id as ownerId` for one column of a table. */
type Selection<Table extends TableName, Column extends string> = Column extends string
  ? `${Table}.${Column} as ${Camel<Column>}`
  : never;

/** A row of a table as the domain spells it; the tenant, which every row of an answer shares, is left out. */
export type RowOf<Table extends TableName> = {
  [Column in Exclude<keyof Tables[Table] & string, "organization_id"> as Camel<Column>]: Selected<
    Tables[Table][Column]
  >;
};
type Selected<T> = T extends { readonly __select__: infer Value } ? Value : T;

/**
 * What to give to `select` to read all columns of a table under their domain names.
 *
 * @example db.selectFrom("risk").select(columnsOf("risk"))
 */
export function columnsOf<Table extends TableName>(
  table: Table,
): Selection<Table, Exclude<keyof Tables[Table] & string, "organization_id">>[] {
  return [...known(selections, table)] as Selection<
    Table,
    Exclude<keyof Tables[Table] & string, "organization_id">
  >[];
}

/** The domain names of a table's columns, in the order of `columnsOf`. */
export function propertiesOf(table: TableName): readonly string[] {
  return known(properties, table);
}

/** Whether a table's column, by its domain name, holds text, which is ordered otherwise than as the database would. */
export const isText = (table: string, property: string): boolean => texts.has(`${table}.${property}`);

const texts: ReadonlySet<string> = new Set(
  schemas.flatMap(({ meta }) =>
    Object.entries(meta.properties).flatMap(([name, property]) =>
      Reflect.get(property, "columnType") === "text" ? [`${meta.tableName}.${name}`] : [],
    ),
  ),
);

function known(names: Record<string, readonly string[]>, table: string): readonly string[] {
  const found = names[table];
  if (found === undefined) throw new Error(`There is no entity of the table ${table}.`);
  return found;
}

const properties: Record<string, readonly string[]> = Object.fromEntries(
  schemas.map(({ meta }) => [
    meta.tableName,
    Object.keys(meta.properties).filter((property) => property !== "organizationId"),
  ]),
);

const selections: Record<string, readonly string[]> = Object.fromEntries(
  Object.entries(properties).map(([table, names]) => [
    table,
    names.map((name) => `${table}.${snakeCase(name)} as ${name}`),
  ]),
);

/** `ownerId` as the database spells it: `owner_id`. */
export function snakeCase(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}
