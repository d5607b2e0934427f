import { invalid, type SubjectKind, subjectKinds } from "@riskloom/domain";
import { sql } from "kysely";
import { Ref } from "../../input/ref.ts";
import type { Read } from "../../call/reading.ts";
import { idInPath } from "./id-in.ts";
import type { Condition } from "../../sql/list-rows.ts";

/** How an input names the record that something hangs on: exactly one of these. */
export const subjectRef = {
  riskId: Ref.optional(),
  controlId: Ref.optional(),
  actionId: Ref.optional(),
} as const;
type SubjectRef = { [Key in keyof typeof subjectRef]?: Ref | undefined };

/** A record that things hang on. */
export interface Subject {
  kind: SubjectKind;
  id: number;
  projectId: number;
}

/**
 * The record in a project that an input names, for the caller to see.
 *
 * @throws DomainError Invalid when none or several are named, NotFound when the caller does not see it
 */
export async function subjectInPath(read: Read, projectId: number, refs: SubjectRef): Promise<Subject> {
  const named = subjectKinds.flatMap((kind) => {
    const ref = refs[`${kind}Id`];
    return ref === undefined ? [] : [{ kind, ref }];
  });
  const [only] = named;
  if (only === undefined || named.length > 1)
    throw invalid({ path: [], code: "exactlyOne", params: { fields: subjectKinds.map(idKey) } });
  return { kind: only.kind, projectId, id: await idInPath(read, only.kind, projectId, only.ref) };
}

/** `table.risk_id = id`, by what kind of record it is. */
export const hangsOn = (table: string, { kind, id }: Subject): Condition =>
  sql`${sql.ref(`${table}.${kind}_id`)} = ${id}`;

/** The columns of a row that hangs on a record. */
export const subjectColumns = ({ kind, id }: Subject) => ({
  riskId: kind === "risk" ? id : null,
  controlId: kind === "control" ? id : null,
  actionId: kind === "action" ? id : null,
});

const idKey = (kind: SubjectKind): string => `${kind}Id`;
