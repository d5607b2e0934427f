import { appRouter } from "@riskloom/api";
import { z } from "zod";
import type { Schema } from "./schema.ts";

/** What can be asked: a row of an interface as its description has it, or a procedure. */
export interface Target {
  readonly title: string;
  readonly method: string;
  /** with `{names}` */
  readonly path: string;
  /** `trpc`, or the dialect */
  readonly interface: string;
  readonly query: readonly string[];
  readonly body: { readonly type: "json" | "multipart" | "trpc"; readonly schema: Schema } | null;
}

interface Operation {
  readonly tags?: readonly string[];
  readonly parameters?: readonly { readonly in: string; readonly name: string }[];
  readonly requestBody?: { readonly content: Readonly<Record<string, { readonly schema: Schema }>> };
}
export interface Description {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
  readonly components: { readonly schemas: Readonly<Record<string, Schema>> };
}

/** Every row that a server describes at `/openapi.json`. */
export function rowsOf({ paths }: Description): Target[] {
  return Object.entries(paths).flatMap(([path, operations]) =>
    Object.entries(operations).map(([verb, { tags = [], parameters = [], requestBody }]): Target => {
      const json = requestBody?.content["application/json"]?.schema;
      const multipart = requestBody?.content["multipart/form-data"]?.schema;
      const schema = json ?? multipart;
      return {
        title: `${verb.toUpperCase()} ${path}`,
        method: verb.toUpperCase(),
        path,
        interface: tags[0] ?? "ramrisk",
        query: parameters.filter((one) => one.in === "query").map(({ name }) => name),
        body: schema === undefined ? null : { type: json === undefined ? "multipart" : "json", schema },
      };
    }),
  );
}

interface Declared {
  readonly _def: { readonly type: string; readonly inputs: readonly unknown[] };
}

/** Every procedure of the typed API, by the models of its input. */
export const procedures: readonly Target[] = Object.entries(
  appRouter._def.procedures as unknown as Readonly<Record<string, Declared>>,
).map(([name, { _def }]) => {
  const [input] = _def.inputs;
  const model = input instanceof z.ZodType ? input : z.object({});
  const schema = z.toJSONSchema(model, { io: "input", unrepresentable: "any" }) as Schema;
  const method = _def.type === "mutation" ? "POST" : "GET";
  return {
    title: name,
    method,
    path: `/trpc/${name}`,
    interface: "trpc",
    query: [],
    body: { type: "trpc", schema },
  };
});
