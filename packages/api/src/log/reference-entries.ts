import { aboutSubject } from "./about-subject.ts";
import type { Change } from "./change.ts";
import type { Entry } from "./entry.ts";
import type { Facts } from "./facts.ts";

interface Row {
  projectId: number;
  fromRiskId: number | null;
  fromControlId: number | null;
  fromActionId: number | null;
  toRiskId: number | null;
  toControlId: number | null;
  toActionId: number | null;
  toFileId: number | null;
  toLink: string | null;
  description: string;
}

/** A reference that was made, changed or withdrawn, told of the record that it points from. */
export function referenceEntries({ before, after }: Change, facts: Facts): Entry[] {
  const now = after as unknown as Row | null;
  const then = before as unknown as Row | null;
  const what =
    then === null
      ? ({ type: "referenceCreated", changeDescription: "Reference created" } as const)
      : now === null
        ? ({ type: "referenceDeleted", changeDescription: "Reference deleted" } as const)
        : ({ type: "referenceModified", changeDescription: "Reference changed" } as const);
  const redirected = then !== null && now !== null && spoken(then, facts) !== spoken(now, facts);
  // Either target may be hidden from somebody, so each is told of in an entry of its own.
  return redirected
    ? [...told(what, then, null, facts), ...told(what, null, now, facts)]
    : told(what, then, now, facts);
}

function told(
  what: Pick<Entry, "type" | "changeDescription">,
  then: Row | null,
  now: Row | null,
  facts: Facts,
): Entry[] {
  const row = now ?? then;
  const subject = row && aboutSubject(fromOf(row), facts);
  if (!subject) return [];
  return [
    {
      ...targetColumns(row, facts),
      ...subject,
      ...what,
      changedFrom: then && spoken(then, facts),
      changedTo: now && spoken(now, facts),
      targetDescription: row.description === "" ? null : row.description,
    },
  ];
}

/** Where the target is in the same project, its log shows the entry too, and whoever does not see it sees no entry. */
function targetColumns(row: Row, facts: Facts): Partial<Entry> {
  const target: Partial<Entry> | undefined = aboutSubject(toOf(row), facts);
  if (target === undefined || target.projectId !== row.projectId) return {};
  const { riskId, controlId, actionId } = target;
  return {
    ...(riskId === undefined ? {} : { riskId, otherRiskId: riskId }),
    ...(controlId === undefined ? {} : { controlId }),
    ...(actionId === undefined ? {} : { actionId }),
  };
}

/** The target in words; of another project nothing is said that its members alone may read. */
function spoken(row: Row, facts: Facts): string {
  if (row.toLink !== null) return row.toLink;
  if (row.toFileId !== null) return facts.files.get(row.toFileId) ?? "File";
  const target = aboutSubject(toOf(row), facts);
  if (target === undefined) return "";
  if (target.projectId !== row.projectId) return `A ${target.object} of another project`;
  return `${target.objectIdentifier} ${target.objectDescription}`;
}

const fromOf = (row: Row) => ({
  riskId: row.fromRiskId,
  controlId: row.fromControlId,
  actionId: row.fromActionId,
});
const toOf = (row: Row) => ({ riskId: row.toRiskId, controlId: row.toControlId, actionId: row.toActionId });
