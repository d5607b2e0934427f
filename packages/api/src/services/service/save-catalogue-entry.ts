import {
  type CatalogueEntryDraft,
  type CatalogueEntryPatch,
  type CatalogueKind,
  referenceOf,
} from "@riskloom/domain";
import { CatalogueEntry, uuidV7 } from "@riskloom/persistence";
import { sql } from "kysely";
import type { Write } from "../../call/writing.ts";
import { change } from "../../call/change.ts";

/** Adds an entry to a list of the organization; flushes. */
export async function createCatalogueEntry(
  write: Write,
  kind: CatalogueKind,
  draft: CatalogueEntryDraft,
): Promise<CatalogueEntry> {
  const entry = write.em.create(CatalogueEntry, {
    ...blank,
    organizationId: write.caller.organizationId,
    uid: uuidV7(),
    kind,
    name: draft.name,
    reference: await freeReference(write, kind, draft.name),
  });
  change(entry, draft);
  await write.flush();
  return entry;
}

/** Changes an entry; the reference follows the name until a project has first referred to the entry. Flushes. */
export async function changeCatalogueEntry(
  write: Write,
  entry: CatalogueEntry,
  patch: CatalogueEntryPatch,
): Promise<void> {
  const { name = entry.name } = patch;
  if (name !== entry.name && !(await wasReferredTo(write, entry)))
    entry.reference = await freeReference(write, entry.kind, name, entry.id);
  change(entry, patch);
  await write.flush();
}

const blank = {
  description: null,
  information: null,
  position: null,
  disabled: false,
  source: null,
  sourceId: null,
};

async function freeReference(
  { db, caller, faults }: Write,
  kind: CatalogueKind,
  name: string,
  self = 0,
): Promise<string> {
  const reference = referenceOf(name);
  const { rows } =
    await sql`select from catalogue_entry where organization_id = ${caller.organizationId} and kind = ${kind}
    and lower(reference) = lower(${reference}) and id <> ${self}`.execute(db);
  if (rows.length > 0) faults.add({ path: ["name"], code: "notUnique", params: { fields: ["name"] } });
  return reference;
}

/** Today or ever before. */
async function wasReferredTo({ db, caller }: Write, { id }: CatalogueEntry): Promise<boolean> {
  const refers = (table: string) => sql`select from ${sql.table(table)}
    where organization_id = ${caller.organizationId} and risk_level_id = ${id}`;
  const { rows } = await sql`${refers("project")} union all ${refers("project_history")} limit 1`.execute(db);
  return rows.length > 0;
}
