import type { Snapshot } from "@riskloom/reporting";
import { sql } from "kysely";
import { wholeList } from "../../input/ref.ts";
import type { Read } from "../../call/reading.ts";
import { listRows } from "../../sql/list-rows.ts";
import { listMatrices } from "../../reads/register/matrix.ts";
import type { Needs } from "./needs.ts";
import { readActions } from "./read-actions.ts";
import { readControls } from "./read-controls.ts";
import { readOwnerChanges } from "./read-owner-changes.ts";
import { readRisks } from "./read-risks.ts";

/**
 * What a report needs of the projects at the moment that is shown, in a number of statements that does not depend on the
 * size of the register. Projects come in the order in which they are named.
 */
export async function readSnapshot(
  read: Read,
  projectIds: readonly number[],
  needs: Needs,
): Promise<Snapshot> {
  const projects = await listRows<"project", { organizationId: number }>(read, "project", {
    where: [sql`project.id = any(${projectIds})`],
    page: wholeList,
    select: sql`project.organization_id as "organizationId"`,
  });
  // without evaluations nobody looks at them
  const matrices =
    needs.evaluations === null
      ? []
      : (await listMatrices(read, [sql`matrix.project_id = any(${projectIds})`], wholeList)).rows;
  const risks = await readRisks(read, projectIds, needs);
  const visible = new Set(risks.map(({ id }) => id));
  return {
    projects: projects.rows.toSorted((a, b) => projectIds.indexOf(a.id) - projectIds.indexOf(b.id)),
    matrices,
    risks,
    controls: needs.controls
      ? await readControls(read, projectIds, { visible, tags: needs.controlTags })
      : [],
    actions: needs.actions ? await readActions(read, projectIds, needs.actionTags) : [],
    ownerChanges: needs.ownerChanges ? await readOwnerChanges(read, projectIds) : [],
  };
}
