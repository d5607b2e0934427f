import type { Issue } from "@riskloom/domain";
import { sql } from "kysely";
import type { Read } from "../call/reading.ts";
import type { Element, NamedInOptions } from "./element.ts";
import type { ReportScope } from "./report-scope.ts";

/**
 * Finds faults with options that compare moments where there are fewer than two, and with options that name what the projects of
 * the report do not have. A matrix that they once had will do: the past has it still.
 */
export async function checkOptions<Options extends object>(
  read: Read,
  { comparing, names }: Pick<Element<Options, unknown, object>, "comparing" | "names">,
  { scope, options }: { readonly scope: ReportScope; readonly options: Options },
): Promise<void> {
  const compares = comparing?.(options) ?? null;
  const alone: Issue[] =
    compares === null || scope.moments.length > 1
      ? []
      : [
          {
            path: ["options", compares],
            code: "rule",
            params: { message: "At least two timestamps are required." },
          },
        ];
  const named = names?.(options) ?? {};
  read.faults.add(
    ...alone,
    ...unknownProject(scope.projectIds, named.project),
    ...(await unknownMatrices(read, scope.projectIds, named.matrices)),
  );
}

function unknownProject(projectIds: readonly number[], project: NamedInOptions["project"]): Issue[] {
  if (project === undefined || project.id === null || projectIds.includes(project.id)) return [];
  return [unknown(project.path, project.id, "project")];
}

async function unknownMatrices(
  { db, caller }: Read,
  projectIds: readonly number[],
  matrices: NamedInOptions["matrices"],
): Promise<Issue[]> {
  if (matrices === undefined || matrices.ids.length === 0) return [];
  const within = sql`organization_id = ${caller.organizationId} and project_id = any(${projectIds})
    and id = any(${matrices.ids})`;
  const { rows } = await sql<{ id: number }>`
    select id from public.matrix where ${within} union select id from public.matrix_history where ${within}`.execute(
    db,
  );
  const known = new Set(rows.map(({ id }) => id));
  return matrices.ids.filter((id) => !known.has(id)).map((id) => unknown(matrices.path, id, "matrix"));
}

const unknown = (path: string, id: number, kind: string): Issue => ({
  path: ["options", path],
  code: "unknownReference",
  params: { id, kind },
});
