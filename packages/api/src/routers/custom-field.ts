import {
  CustomFieldDraft,
  CustomFieldPatch,
  CustomFieldTarget,
  forbidden,
  invalid,
  isChoice,
  misspelledOption,
  plainTypeOf,
} from "@riskloom/domain";
import { CustomField, CustomValue, uuidV7 } from "@riskloom/persistence";
import { sql } from "kysely";
import { z } from "zod";
import { may } from "../auth/may.ts";
import { byId, page, ProjectRef } from "../input.ts";
import { type Read, reading } from "../reading.ts";
import { fieldOf, getCustomField, listCustomFields } from "../reads/custom-field.ts";
import { projectFor } from "../reads/project.ts";
import { change } from "../services/change.ts";
import { loadRecord } from "../services/load-record.ts";
import { mutation, query, router } from "../trpc.ts";
import { type Write, writing } from "../writing.ts";

/** A project's own fields; without a project those of the whole organization. */
const home = z.object({ projectId: ProjectRef.optional() });
const one = home.extend(byId);
type One = z.infer<typeof one>;

/** The attributes that projects add to risks and controls, and organizations to incidents. */
export const customField = router({
  list: query
    .input(home.extend({ target: CustomFieldTarget.optional(), ...page }))
    .query(
      reading(async (read, { projectId, target, ...input }) =>
        listCustomFields(read, { projectId: await homeOf(read, projectId, "read"), target }, input),
      ),
    ),
  get: query
    .input(one)
    .query(
      reading(async (read, { projectId, id }) =>
        getCustomField(read, { projectId: await homeOf(read, projectId, "read") }, id),
      ),
    ),
  create: mutation.input(CustomFieldDraft.extend(home.shape)).mutation(
    writing(async (write, { projectId: ref, options, ordering, ...draft }) => {
      const projectId = await homeOf(write, ref, "administer");
      const record = write.em.create(CustomField, {
        ...draft,
        organizationId: write.caller.organizationId,
        uid: uuidV7(),
        projectId,
        options: options.join("\n"),
        ordering: ordering ?? (await lastOrdering(write, projectId)) + 1,
      });
      await check(write, record);
      await write.flush();
      return getCustomField(write, { projectId }, record.id);
    }),
  ),
  /**
   * Name, options and ordering can always change; type and target as long as no record has a value.
   * The type of a `plain` patch comes from those who are told the nearest plain one: it changes nothing while it is that one.
   */
  update: mutation.input(one.extend({ patch: CustomFieldPatch, plain: z.boolean().default(false) })).mutation(
    writing(async (write, { patch: { options, ...patch }, plain, ...which }) => {
      const record = await load(write, which);
      if (plain && patch.type === plainTypeOf[record.type]) delete patch.type;
      const fixed = (["type", "target"] as const).filter(
        (key) => patch[key] !== undefined && patch[key] !== record[key],
      );
      if (fixed.length > 0 && (await hasValues(write, record)))
        throw invalid(...fixed.map((key) => ({ path: [key], code: "immutable" }) as const));
      change(record, { ...patch, options: options?.join("\n") });
      await check(write, record);
      await write.flush();
      return getCustomField(write, { projectId: record.projectId ?? null }, record.id);
    }),
  ),
  /** Its values go with it. */
  remove: mutation.input(one).mutation(
    writing(async (write, which) => {
      write.em.remove(await load(write, which));
    }),
  ),
});

async function homeOf(
  read: Read,
  ref: ProjectRef | undefined,
  action: "read" | "administer",
): Promise<number | null> {
  if (ref !== undefined) return projectFor(read, ref, `project.${action}`);
  if (!may(read.caller, `organization.${action}`)) throw forbidden();
  return null;
}

async function load(write: Write, { projectId, id }: One): Promise<CustomField> {
  const where = { projectId: await homeOf(write, projectId, "administer") };
  return loadRecord(write, CustomField, { id, kind: "custom field", where });
}

async function check({ em, caller }: Write, record: CustomField): Promise<void> {
  const { options } = fieldOf(record);
  const choices = record.projectId === null ? ["incident"] : ["risk", "control"];
  if (!choices.includes(record.target))
    throw invalid({ path: ["target"], code: "invalidChoice", params: { choices, value: record.target } });
  if (isChoice(record.type) && options.length === 0) throw invalid({ path: ["options"], code: "required" });
  const value = misspelledOption({ type: record.type, options });
  if (value !== undefined)
    throw invalid({ path: ["options"], code: "invalidFormat", params: { format: record.type, value } });
  if (new Set(options).size < options.length)
    throw invalid({ path: ["options"], code: "notUnique", params: { fields: ["options"] } });
  if (record.target !== "incident") return;
  const { id, name, target } = record;
  const same = await em.findOne(
    CustomField,
    { organizationId: caller.organizationId, name, target },
    { flushMode: "commit" },
  );
  if (same !== null && same.id !== id)
    throw invalid({ path: ["name"], code: "notUnique", params: { fields: ["name"] } });
}

const hasValues = async ({ em, caller }: Write, { id }: CustomField): Promise<boolean> =>
  (await em.count(CustomValue, { organizationId: caller.organizationId, fieldId: id })) > 0;

async function lastOrdering({ db, caller }: Write, projectId: number | null): Promise<number> {
  const { rows } = await sql<{ last: number | null }>`select max(ordering) as last from custom_field
    where organization_id = ${caller.organizationId} and project_id is not distinct from ${projectId}`.execute(
    db,
  );
  return rows[0]?.last ?? 0;
}
