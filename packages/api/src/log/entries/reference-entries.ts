import { aboutSubject } from "../about-subject.ts";
import type { ChangeOf } from "../change.ts";
import type { Entry } from "../entry.ts";
import type { Facts } from "../facts.ts";

type Row = NonNullable<ChangeOf<"Reference">["after"]>;

/** A reference that was made, changed or withdrawn, told of the record that it points from. */
export function referenceEntries({ before: then, after: now }: ChangeOf<"Reference">, facts: Facts): Entry[] {
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
  const { toLink = null, toFileId = null } = row;
  if (toLink !== null) return toLink;
  if (toFileId !== null) return facts.files.get(toFileId) ?? "File";
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
