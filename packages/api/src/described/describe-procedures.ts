import { z } from "zod";
import { appRouter } from "../router.ts";
import type { Meta } from "../call/trpc.ts";
import { type DescribedField, fieldsIn } from "./fields-in.ts";
import { refusalsOf, type Refusal } from "./refusals-of.ts";

/** A procedure as its users need to know it. */
export interface DescribedProcedure {
  /** its whole name: `risk.list` */
  readonly name: string;
  readonly kind: "query" | "mutation" | "subscription";
  /** what it does, in a sentence */
  readonly says: string;
  /** what its caller must be permitted; of two, the first where a project is named; null where no credential is needed */
  readonly right: string | readonly string[] | null;
  readonly fields: readonly DescribedField[];
  readonly refusals: readonly Refusal[];
}

/** Every procedure of the API, in the order of their names; what they say of themselves stands at each of them. */
export function describeProcedures(): DescribedProcedure[] {
  const procedures: Readonly<Record<string, unknown>> = appRouter._def.procedures;
  return Object.entries(procedures)
    .map(([name, procedure]) => describe(name, procedure))
    .toSorted((one, other) => (one.name < other.name ? -1 : 1));
}

function describe(name: string, procedure: unknown): DescribedProcedure {
  const { type, meta = {}, inputs } = definition.parse(Reflect.get(Object(procedure), "_def"));
  const right = meta.right ?? null;
  const { path = [] } = meta;
  const leads = (field: DescribedField) => Number(path.includes(field.path));
  return {
    name,
    kind: type,
    says: meta.says ?? "",
    right,
    // what says where comes first, as everywhere
    fields: inputs
      .flatMap((input) => fieldsIn(name, input))
      .toSorted((one, other) => leads(other) - leads(one)),
    refusals: refusalsOf({ type, right, path, long: meta.long === true, refuses: meta.refuses ?? [] }),
  };
}

/** The router tells what its procedures are at run time, whatever their types say. */
const definition = z.object({
  type: z.enum(["query", "mutation", "subscription"]),
  meta: z.custom<Meta>((value) => typeof value === "object" && value !== null).optional(),
  inputs: z.array(z.instanceof(z.ZodType)),
});
