import { type CustomValue, CustomValueInput, notFound } from "@riskloom/domain";
import { sql } from "kysely";
import { z } from "zod";
import { inProject } from "../../reads/register/in-project.ts";
import { read, write } from "../../call/procedures.ts";
import { page, Ref, wholeList } from "../../input/ref.ts";
import type { Read } from "../../call/reading.ts";
import { listCustomValues } from "../../reads/collaboration/custom-value.ts";
import { hangsOn, type Subject, subjectInPath } from "../../reads/register/subject.ts";
import { customValueOn, fieldFor, setCustomValue } from "../../services/collaboration/set-custom-value.ts";
import { router } from "../../call/trpc.ts";
import type { Write } from "../../call/writing.ts";

const onTarget = inProject.to(
  { riskId: Ref.optional(), controlId: Ref.optional() },
  async (ctx, refs, { projectId }) => ({ subject: await subjectInPath(ctx, projectId, refs) }),
);
const field = z.object({ fieldId: Ref });

/** What risks and controls have in custom fields. */
export const customValue = router({
  list: read("project.read", onTarget, z.object(page))
    .meta({ says: "Lists what a risk or a control has in custom fields." })
    .query(({ ctx, input }) => listCustomValues(ctx, [hangsOn("custom_value", ctx.path.subject)], input)),
  set: write("project.write", onTarget, field.extend({ value: CustomValueInput }))
    .meta({
      says: "Gives a risk or a control a value in a custom field, the first or another; the answer tells which.",
    })
    .mutation(({ ctx, input }) => give(ctx, ctx.path.subject, input)),
  put: write("project.write", onTarget, field.extend({ value: CustomValueInput.nullable() }))
    .meta({ says: "Gives a value in the same way; null takes it away, whether or not there is one." })
    .mutation(async ({ ctx, input: { fieldId, value } }) => {
      const { subject } = ctx.path;
      if (value !== null) return give(ctx, subject, { fieldId, value });
      const cleared = await fieldFor(ctx, subject, fieldId);
      await clear(ctx, subject, cleared.id);
      return { field: cleared, value: null, text: null, created: false };
    }),
  remove: write("project.write", onTarget, field)
    .meta({ says: "Takes the value of a custom field away." })
    .mutation(async ({ ctx, input }) => {
      const { subject } = ctx.path;
      const { id } = await fieldFor(ctx, subject, input.fieldId);
      if (!(await clear(ctx, subject, id))) throw notFound("value of a custom field");
    }),
});

async function give(
  ctx: Write,
  subject: Subject,
  { fieldId, value }: { fieldId: Ref; value: CustomValueInput },
): Promise<CustomValue & { created: boolean }> {
  const { created, id } = await setCustomValue(ctx, subject, await fieldFor(ctx, subject, fieldId), value);
  return { ...(await getCustomValue(ctx, subject, id)), created };
}

/** Takes a value away; false where there is none. */
async function clear(ctx: Write, subject: Subject, fieldId: number): Promise<boolean> {
  const record = await customValueOn(ctx, subject, fieldId);
  if (record === null) return false;
  ctx.expectVersion(record);
  ctx.em.remove(record);
  return true;
}

async function getCustomValue(ctx: Read, subject: Subject, id: number): Promise<CustomValue> {
  const where = [hangsOn("custom_value", subject), sql`custom_value.id = ${id}`];
  const [found] = (await listCustomValues(ctx, where, wholeList)).rows;
  if (found === undefined) throw notFound("value of a custom field");
  return found;
}
