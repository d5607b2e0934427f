import { type DescribedProcedure, describeProcedures } from "./describe-procedures.ts";
import type { DescribedField } from "./fields-in.ts";

/** The procedures of one router, and what is to be said once of all of them. */
export interface DescribedArea {
  readonly name: string;
  /** fields that all of its procedures take alike, where there are at least three procedures */
  readonly shared: readonly DescribedField[];
  /** without the fields that are shared by the area or by all areas */
  readonly procedures: readonly DescribedProcedure[];
}

/** All procedures by their areas, and the fields that mean the same in every area. */
export interface DescribedApi {
  readonly shared: readonly DescribedField[];
  /** who takes the shared fields, in a sentence */
  readonly sharedBy: string;
  readonly areas: readonly DescribedArea[];
}

const everywhere = [
  "asOf",
  "expectedVersion",
  "offset",
  "limit",
  "orderBy",
  "orderBy[].key",
  "orderBy[].descending",
];

/** The API as a reader goes through it: what all have in common first, then area by area. */
export function describeAreas(): DescribedApi {
  const procedures = describeProcedures();
  const all = procedures.flatMap(({ fields }) => fields);
  return {
    shared: everywhere.flatMap((path) => all.find((field) => field.path === path) ?? []),
    sharedBy:
      "Every query takes asOf, every mutation that needs a credential expectedVersion, and every list the window and the order.",
    areas: [...Map.groupBy(procedures, ({ name }) => name.split(".", 1)[0] ?? name)].map(([name, own]) =>
      areaOf(name, own),
    ),
  };
}

function areaOf(name: string, own: readonly DescribedProcedure[]): DescribedArea {
  const procedures = own.map((one) => ({
    ...one,
    fields: one.fields.filter(({ path }) => !everywhere.includes(path)),
  }));
  const [first] = procedures;
  const shared =
    first === undefined || procedures.length < 3
      ? []
      : first.fields.filter((field) =>
          procedures.every(({ fields }) => fields.some((other) => same(field, other))),
        );
  const isShared = (field: DescribedField) => shared.some((other) => same(field, other));
  return {
    name,
    shared,
    procedures: procedures.map((one) => ({ ...one, fields: one.fields.filter((field) => !isShared(field)) })),
  };
}

const same = (one: DescribedField, other: DescribedField): boolean =>
  one.path === other.path &&
  one.type === other.type &&
  one.required === other.required &&
  one.byDefault === other.byDefault &&
  one.says === other.says;
