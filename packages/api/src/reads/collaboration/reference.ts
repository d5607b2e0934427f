import { notFound, type Reference, type Rows, type SubjectKind, subjectKinds } from "@riskloom/domain";
import { type RawBuilder, sql } from "kysely";
import { type Page, wholeList } from "../../input/ref.ts";
import type { Read } from "../../call/reading.ts";
import { type Condition, listRows } from "../../sql/list-rows.ts";
import { visibleProjects } from "../register/project.ts";
import type { Subject } from "../register/subject.ts";
import { visibleRisk } from "../register/visible-risk.ts";

interface Joined {
  projectTitle: string;
  toProjectTitle: string | null;
  toFile: Reference["toFile"];
  backwards: boolean;
  otherKind: SubjectKind | null;
  otherId: number;
  otherProjectId: number;
  otherName: string;
}

/**
 * A page of the references from or to a record, newest first, as they look from there. One whose other end the caller
 * does not see does not exist for the caller.
 */
export function listReferences(
  read: Read,
  subject: Subject,
  page: Page,
  where: readonly Condition[] = [],
): Promise<Rows<Reference>> {
  return referencesAt(read, { from: end("from", subject), to: end("to", subject) }, { page, where });
}

/** The references that point from any of these records, or those that point to them, by record. */
export async function referencesOf(
  read: Read,
  { kind, ids }: { readonly kind: SubjectKind; readonly ids: readonly number[] },
  side: "from" | "to",
): Promise<ReadonlyMap<number, Reference[]>> {
  const none = sql`false`;
  const here = {
    from: none,
    to: none,
    [side]: sql`${sql.ref(`reference.${side}_${kind}_id`)} = any(${ids})`,
  };
  const { rows } = await referencesAt(read, here, { page: wholeList, where: [] });
  const column = { risk: "RiskId", control: "ControlId", action: "ActionId" } as const;
  return Map.groupBy(rows, (reference) => reference[`${side}${column[kind]}`] ?? 0);
}

interface Here {
  readonly from: Condition;
  readonly to: Condition;
}

async function referencesAt(
  read: Read,
  here: Here,
  { page, where }: { readonly page: Page; readonly where: readonly Condition[] },
): Promise<Rows<Reference>> {
  const { rows, total } = await listRows<"reference", Joined>(read, "reference", {
    where: [...where, sql`(${here.from} or ${here.to})`, ...subjectKinds.map((kind) => seen(read, kind))],
    page,
    join: sql`join project on project.id = reference.project_id
      left join project to_project on to_project.id = reference.to_project_id
      left join stored_file on stored_file.id = reference.to_file_id
      cross join lateral (select coalesce(${here.to}, false) as backwards) as side
      ${sql.join(subjectKinds.map(otherEnd), sql` `)}`,
    select: sql`project.title as "projectTitle", to_project.title as "toProjectTitle", side.backwards as "backwards",
      case when stored_file.id is not null then json_build_object('id', stored_file.id, 'name', stored_file.name,
        'contentType', stored_file.content_type, 'size', stored_file.size) end as "toFile",
      case when other_risk.id is not null then 'risk' when other_control.id is not null then 'control'
        when other_action.id is not null then 'action' end as "otherKind",
      coalesce(other_risk.id, other_control.id, other_action.id) as "otherId",
      coalesce(other_risk.project_id, other_control.project_id, other_action.project_id) as "otherProjectId",
      coalesce(${sql.join(subjectKinds.map(nameOf))}, stored_file.name, reference.to_link) as "otherName"`,
    order: sql`reference.created_at desc, reference.id desc`,
  });
  return { total, rows: rows.map(shown) };
}

/** One reference from or to a record. */
export async function getReference(read: Read, subject: Subject, id: number): Promise<Reference> {
  const [found] = (await listReferences(read, subject, wholeList, [sql`reference.id = ${id}`])).rows;
  if (found === undefined) throw notFound("reference");
  return found;
}

type Row = Omit<Reference, "repr" | "counterpart"> & Joined & { toFileId: number | null };

function shown({ otherKind, otherId, otherProjectId, otherName, toFileId: _, ...row }: Row): Reference {
  return {
    ...row,
    repr: otherName,
    counterpart: otherKind === null ? null : { kind: otherKind, id: otherId, projectId: otherProjectId },
  };
}

/** "Risk #3 Water ingress": the title, or the description of what has none. */
const nameOf = (kind: SubjectKind): RawBuilder<unknown> => {
  const column = (name: string) => sql.ref(`other_${kind}.${name}`);
  return sql`${`${kind[0]?.toUpperCase()}${kind.slice(1)} #`} || ${column("number")} || ' ' ||
    coalesce(nullif(${column("title")}, ''), ${column("description")})`;
};

const end = (side: "from" | "to", { kind, id }: Subject): Condition =>
  sql`${sql.ref(`reference.${side}_${kind}_id`)} = ${id}`;

/** What the reference shows when it is looked at from here: the target, or the origin of one that points here. */
const otherId = (kind: SubjectKind): Condition =>
  sql`case when side.backwards then ${sql.ref(`reference.from_${kind}_id`)} else ${sql.ref(`reference.to_${kind}_id`)} end`;

const otherEnd = (kind: SubjectKind): RawBuilder<unknown> => {
  const alias = `other_${kind}`;
  return sql`left join ${sql.table(kind)} as ${sql.table(alias)} on ${sql.ref(`${alias}.id`)} = ${otherId(kind)}`;
};

const seen = (read: Read, kind: SubjectKind): Condition => {
  const column = (name: string) => sql.ref(`other_${kind}.${name}`);
  const visible = kind === "risk" ? visibleRisk(read, "other_risk") : sql`true`;
  return sql`(${otherId(kind)} is null or (${column("id")} is not null
    and ${column("project_id")} = any(${visibleProjects(read)}) and ${visible}))`;
};
