import { createHash } from "node:crypto";
import {
  type FileContent,
  type ReferenceTarget,
  type SubjectKind,
  subjectKinds,
  tooLarge,
} from "@riskloom/domain";
import { StoredFile } from "@riskloom/persistence";
import { sql } from "kysely";
import type { Ref } from "../../input/ref.ts";
import { refersTo, unknown, visibleProjects } from "../../reads/register/project.ts";
import { visibleRisk } from "../../reads/register/visible-risk.ts";
import type { Write } from "../../call/writing.ts";

/** The columns of a reference that say what it points to; one of the first five is not null. */
export interface Target {
  toRiskId: number | null;
  toControlId: number | null;
  toActionId: number | null;
  toFileId: number | null;
  toLink: string | null;
  toProjectId: number | null;
}

const nothing: Target = {
  toRiskId: null,
  toControlId: null,
  toActionId: null,
  toFileId: null,
  toLink: null,
  toProjectId: null,
};
const names = ["toRiskId", "toControlId", "toActionId", "toFile", "toLink"] as const;

/** Which of the targets are named. */
export const namedTargets = (target: ReferenceTarget) =>
  names.filter((name) => target[name] !== undefined && target[name] !== null);

/**
 * What a reference is to point to: a record in any project that the caller sees, a file, which is kept, or an address.
 *
 * @throws DomainError Invalid when none or several are named, or the caller does not see the record; TooLarge
 */
export async function pointTo(write: Write, projectId: number, target: ReferenceTarget): Promise<Target> {
  const { faults } = write;
  if (namedTargets(target).length !== 1)
    faults.add({ path: [], code: "exactlyOne", params: { fields: names } });
  let points = nothing;
  for (const kind of subjectKinds) {
    const key = `to${kind[0]?.toUpperCase()}${kind.slice(1)}Id` as "toRiskId" | "toControlId" | "toActionId";
    const ref = target[key];
    if (ref === undefined || ref === null) continue;
    const found = await visibleRecord(write, kind, ref);
    if (found === undefined) faults.add(unknown(key, ref, kind));
    else points = { ...nothing, [key]: found.id, toProjectId: found.projectId };
  }
  if (typeof target.toLink === "string") return { ...nothing, toLink: target.toLink };
  if (!target.toFile) return points;
  if (!("content" in target.toFile)) {
    const params = { expected: "file", received: "object" };
    faults.add({ path: ["toFile"], code: "invalidType", params });
  } else if (!faults.any) return { ...nothing, toFileId: await keepFile(write, projectId, target.toFile) };
  return points;
}

async function visibleRecord(write: Write, kind: SubjectKind, ref: Ref) {
  const { rows } = await sql<{ id: number; projectId: number }>`
    select id, project_id as "projectId" from ${sql.table(kind)}
    where organization_id = ${write.caller.organizationId} and ${refersTo(kind, ref)}
    and project_id = any(${visibleProjects(write)}) and ${kind === "risk" ? visibleRisk(write) : sql`true`}`.execute(
    write.db,
  );
  return rows[0];
}

async function keepFile(write: Write, projectId: number, { name, contentType, content }: FileContent) {
  const { em, caller, files, flush, faults } = write;
  // Three bytes are four characters: what is too large is refused before it is decoded.
  if ((content.length / 4) * 3 - 2 > files.maxBytes) throw tooLarge(files.maxBytes);
  const bytes = Buffer.from(content, "base64");
  if (bytes.length > files.maxBytes) throw tooLarge(files.maxBytes);
  const digest = createHash("sha256").update(bytes).digest("hex");
  // nothing is kept for what will be refused
  faults.raise();
  await files.put(write, digest, bytes);
  const file = em.create(StoredFile, {
    organizationId: caller.organizationId,
    projectId,
    name,
    contentType,
    size: bytes.length,
    digest,
  });
  await flush();
  return file.id;
}
