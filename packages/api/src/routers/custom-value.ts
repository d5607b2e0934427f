import { type CustomValue, CustomValueInput, notFound } from "@riskloom/domain";
import { sql } from "kysely";
import { z } from "zod";
import { inProject, page, Ref, wholeList } from "../input.ts";
import { type Read, reading } from "../reading.ts";
import { listCustomValues } from "../reads/custom-value.ts";
import { projectFor } from "../reads/project.ts";
import { hangsOn, type Subject, subjectInPath } from "../reads/subject.ts";
import { customValueOn, fieldFor, setCustomValue } from "../services/set-custom-value.ts";
import { mutation, query, router } from "../trpc.ts";
import { writing } from "../writing.ts";

const onTarget = { ...inProject, riskId: Ref.optional(), controlId: Ref.optional() };
const one = z.object({ ...onTarget, fieldId: Ref });

/** What risks and controls have in custom fields. */
export const customValue = router({
  list: query.input(z.object({ ...onTarget, ...page })).query(
    reading(async (read, { projectId, riskId, controlId, ...input }) => {
      const id = await projectFor(read, projectId, "project.read");
      const subject = await subjectInPath(read, id, { riskId, controlId });
      return listCustomValues(read, [hangsOn("custom_value", subject)], input);
    }),
  ),
  /** Gives a value, the first or another; the answer tells which. */
  set: mutation.input(one.extend({ value: CustomValueInput })).mutation(
    writing(async (write, { projectId, fieldId, value, ...refs }) => {
      const id = await projectFor(write, projectId, "project.write");
      const subject = await subjectInPath(write, id, refs);
      const field = await fieldFor(write, subject, fieldId);
      const { created, id: valueId } = await setCustomValue(write, subject, field, value);
      return { ...(await getCustomValue(write, subject, valueId)), created };
    }),
  ),
  remove: mutation.input(one).mutation(
    writing(async (write, { projectId, fieldId, ...refs }) => {
      const id = await projectFor(write, projectId, "project.write");
      const subject = await subjectInPath(write, id, refs);
      const record = await customValueOn(write, subject, (await fieldFor(write, subject, fieldId)).id);
      if (record === null) throw notFound("value of a custom field");
      write.expectVersion(record);
      write.em.remove(record);
    }),
  ),
});

async function getCustomValue(read: Read, subject: Subject, id: number): Promise<CustomValue> {
  const where = [hangsOn("custom_value", subject), sql`custom_value.id = ${id}`];
  const [found] = (await listCustomValues(read, where, wholeList)).rows;
  if (found === undefined) throw notFound("value of a custom field");
  return found;
}
