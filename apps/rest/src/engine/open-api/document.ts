import type { Dialect } from "../table/dialect.ts";
import { componentsOf } from "./components.ts";
import type { Executed } from "./examples.ts";
import { nameOf } from "./naming.ts";
import type { Document, JsonSchema, Operation, SecurityScheme, Tag } from "./open-api-types.ts";
import { operationOf, tagOf } from "./operation.ts";
import { withShared } from "./shared-parts.ts";

interface Telling {
  readonly version: string;
  /** what links and requests begin with */
  readonly server: string;
  /** requests that were sent to a running register */
  readonly executed: readonly Executed[];
}

const all = {
  title: "Riskloom",
  summary: "One risk register behind five documented interfaces.",
  description:
    "What is written through one interface is seen through the others. Each has a description of its own, which is easier to work with: `/openapi/<name>.json`, and pages for people at `/docs`.",
};

/** The OpenAPI 3.1 description of what dialects serve, from their rows and shapes; of one dialect in that dialect's words. */
export function openApiOf(
  dialects: readonly Dialect<never>[],
  { version, server, executed }: Telling,
): Document {
  const [first, second] = dialects;
  const { title, summary, description } = first !== undefined && second === undefined ? first.about : all;
  const schemas: Record<string, JsonSchema> = {};
  const securitySchemes: Record<string, SecurityScheme> = {};
  const paths: Record<string, Record<string, Operation>> = {};
  for (const dialect of dialects) {
    const components = componentsOf(dialect);
    for (const row of dialect.rows.filter(({ absent }) => absent === undefined)) {
      const path = row.path.replace(/(?<=.)\/$/, "");
      const own = executed.filter((one) => one.method === row.method && one.path === row.path);
      (paths[path] ??= {})[row.method.toLowerCase()] = operationOf(dialect, row, {
        components,
        executed: own,
      });
    }
    Object.assign(schemas, components.schemas);
    Object.assign(securitySchemes, dialect.about.security);
  }
  named(paths);
  const shared = withShared(paths);
  return {
    openapi: "3.1.1",
    info: { title, version, summary, description, license: { name: "MIT", identifier: "MIT" } },
    servers: [{ url: server, description: "This server." }],
    tags: dialects.flatMap(tagsOf),
    paths: shared.paths,
    components: { schemas, parameters: shared.parameters, responses: shared.responses, securitySchemes },
  };
}

function tagsOf({ about, rows, name }: Dialect<never>): Tag[] {
  const served = rows.filter(({ absent }) => absent === undefined);
  const tags = new Map(
    served
      .map((row) => nameOf(row, about, name).noun)
      .map(({ many, is }) => [tagOf(about.title, many), is] as const)
      .toReversed(),
  );
  return [...tags].toReversed().map(([tag, description]) => ({ name: tag, description }));
}

const verbs = ["get", "post", "put", "patch", "delete"];

/** Two paths may lead to the same: the second is called so, for programs need names that differ. */
function named(paths: Record<string, Record<string, Operation>>): void {
  const taken = new Set<string>();
  for (const operations of Object.values(paths))
    for (const method of verbs) {
      const operation = operations[method];
      if (operation === undefined) continue;
      let { operationId } = operation;
      while (taken.has(operationId)) operationId += "Also";
      taken.add(operationId);
      // they stand in the order of the verbs
      Reflect.deleteProperty(operations, method);
      operations[method] = { ...operation, operationId };
    }
}
