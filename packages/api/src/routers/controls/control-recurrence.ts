import { notFound, RecurrenceRule, RecurrenceRulePatch } from "@riskloom/domain";
import { ControlRecurrence } from "@riskloom/persistence";
import { z } from "zod";
import { onControl } from "../../reads/register/in-project.ts";
import { read, write } from "../../call/procedures.ts";
import { getRecurrence } from "../../reads/controls/control-recurrence.ts";
import { change } from "../../call/change.ts";
import { changedRule, setRecurrence } from "../../services/controls/set-recurrence.ts";
import { router } from "../../call/trpc.ts";
import type { Write } from "../../call/writing.ts";

const ofControl = onControl.of({}, (ctx, { controlId }) => getRecurrence(ctx, controlId));

export const controlRecurrence = router({
  get: read("project.read", onControl)
    .meta({ says: "Answers the rule by which a control recurs." })
    .query(({ ctx }) => getRecurrence(ctx, ctx.path.controlId)),
  set: write("project.write", onControl, RecurrenceRule)
    .meta({ says: "Gives a control a rule by which it recurs, in place of the one that it has." })
    .mutation(async ({ ctx, input }) => {
      const { projectId, controlId } = ctx.path;
      await setRecurrence(ctx, { id: controlId, projectId }, input);
      await ctx.flush();
      return getRecurrence(ctx, controlId);
    }),
  update: write("project.write", ofControl, z.object({ patch: RecurrenceRulePatch }))
    .meta({ says: "Changes what is named of the rule by which a control recurs." })
    .mutation(async ({ ctx, input }) => {
      const record = await load(ctx, ctx.path.controlId);
      change(record, changedRule(record, input.patch));
      await ctx.flush();
      return getRecurrence(ctx, record.controlId);
    }),
  remove: write("project.write", ofControl)
    .meta({ says: "Ends the recurrence of a control; its deadline stays." })
    .mutation(async ({ ctx }) => {
      ctx.em.remove(await load(ctx, ctx.path.controlId));
    }),
});

async function load({ em, caller, expectVersion }: Write, controlId: number): Promise<ControlRecurrence> {
  const record = await em.findOne(ControlRecurrence, { organizationId: caller.organizationId, controlId });
  if (record === null) throw notFound("recurrence");
  expectVersion(record);
  return record;
}
