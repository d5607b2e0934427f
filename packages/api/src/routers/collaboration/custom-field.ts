import {
  CustomFieldDraft,
  CustomFieldPatch,
  CustomFieldTarget,
  isChoice,
  misspelledOption,
  plainTypeOf,
} from "@riskloom/domain";
import { CustomField, CustomValue, uuidV7 } from "@riskloom/persistence";
import { z } from "zod";
import { inProjectIfNamed } from "../../reads/register/in-project.ts";
import { read, write } from "../../call/procedures.ts";
import { byId, page, type Ref } from "../../input/ref.ts";
import { fieldOf, getCustomField, listCustomFields } from "../../reads/collaboration/custom-field.ts";
import { change } from "../../call/change.ts";
import { loadRecord } from "../../services/register/load-record.ts";
import { router } from "../../call/trpc.ts";
import type { Write } from "../../call/writing.ts";

/** A project's own fields; without a project those of the whole organization. */
const home = inProjectIfNamed;
const one = home.of(byId, (ctx, { projectId, id }) => getCustomField(ctx, { projectId }, id));
const mayRead = ["project.read", "organization.read"] as const;
const mayWrite = ["project.administer", "organization.administer"] as const;

/** The attributes that projects add to risks and controls, and organizations to incidents. */
export const customField = router({
  list: read(mayRead, home, z.object({ target: CustomFieldTarget.optional(), ...page }))
    .meta({
      says: "Lists the attributes that a project adds to its risks and controls, or the organization to its incidents.",
    })
    .query(({ ctx, input: { target, ...input } }) =>
      listCustomFields(ctx, { projectId: ctx.path.projectId, target }, input),
    ),
  get: read(mayRead, one)
    .meta({ says: "Answers one custom field." })
    .query(({ ctx }) => getCustomField(ctx, { projectId: ctx.path.projectId }, ctx.path.id)),
  create: write(mayWrite, home, CustomFieldDraft)
    .meta({ says: "Adds a custom field to a project, or to the organization where none is named." })
    .mutation(async ({ ctx, input: { options, ordering, ...draft } }) => {
      const { projectId } = ctx.path;
      const record = ctx.em.create(CustomField, {
        ...draft,
        organizationId: ctx.caller.organizationId,
        uid: uuidV7(),
        projectId,
        options: options.join("\n"),
        ordering: ordering ?? (await lastOrdering(ctx, projectId)) + 1,
      });
      await check(ctx, record);
      await ctx.flush();
      return getCustomField(ctx, { projectId }, record.id);
    }),
  /**
   * Name, options and ordering can always change; type and target as long as no record has a value.
   * The type of a `plain` patch comes from those who are told the nearest plain one: it changes nothing while it is that one.
   */
  update: write(mayWrite, one, z.object({ patch: CustomFieldPatch, plain: z.boolean().default(false) }))
    .meta({
      says: "Changes a custom field: name, options and order at any time, type and target while no record has a value.",
    })
    .mutation(async ({ ctx, input }) => {
      const { options, ...patch } = input.patch;
      const record = await load(ctx, ctx.path);
      if (input.plain && patch.type === plainTypeOf[record.type]) delete patch.type;
      const fixed = (["type", "target"] as const).filter(
        (key) => patch[key] !== undefined && patch[key] !== record[key],
      );
      if (fixed.length > 0 && (await hasValues(ctx, record)))
        ctx.faults.add(...fixed.map((key) => ({ path: [key], code: "immutable" }) as const));
      change(record, { ...patch, options: options?.join("\n") });
      await check(ctx, record);
      await ctx.flush();
      return getCustomField(ctx, { projectId: record.projectId ?? null }, record.id);
    }),
  remove: write(mayWrite, one)
    .meta({ says: "Takes a custom field away, and all its values with it." })
    .mutation(async ({ ctx }) => {
      ctx.em.remove(await load(ctx, ctx.path));
    }),
});

const load = (ctx: Write, { projectId, id }: { projectId: number | null; id: Ref }): Promise<CustomField> =>
  loadRecord(ctx, CustomField, { id, kind: "custom field", where: { projectId } });

async function check({ em, caller, faults }: Write, record: CustomField): Promise<void> {
  const { options } = fieldOf(record);
  const choices = record.projectId === null ? ["incident"] : ["risk", "control"];
  if (!choices.includes(record.target))
    faults.add({ path: ["target"], code: "invalidChoice", params: { choices, value: record.target } });
  if (isChoice(record.type) && options.length === 0) faults.add({ path: ["options"], code: "required" });
  const value = misspelledOption({ type: record.type, options });
  if (value !== undefined)
    faults.add({ path: ["options"], code: "invalidFormat", params: { format: record.type, value } });
  if (new Set(options).size < options.length)
    faults.add({ path: ["options"], code: "notUnique", params: { fields: ["options"] } });
  if (record.target !== "incident") return;
  const { id, name, target } = record;
  const same = await em.findOne(
    CustomField,
    { organizationId: caller.organizationId, name, target },
    { flushMode: "commit" },
  );
  if (same !== null && same.id !== id)
    faults.add({ path: ["name"], code: "notUnique", params: { fields: ["name"] } });
}

const hasValues = async ({ em, caller }: Write, { id }: CustomField): Promise<boolean> =>
  (await em.count(CustomValue, { organizationId: caller.organizationId, fieldId: id })) > 0;

async function lastOrdering({ db, caller }: Write, projectId: number | null): Promise<number> {
  const { last } = await db
    .selectFrom("custom_field")
    .select(({ fn }) => fn.max("ordering").as("last"))
    .where("organization_id", "=", caller.organizationId)
    .where("project_id", "is not distinct from", projectId)
    .executeTakeFirstOrThrow();
  return last ?? 0;
}
