import { DeliveryPatch } from "@riskloom/domain";
import { z } from "zod";
import { inOrganization } from "../../input/path.ts";
import { read, write } from "../../call/procedures.ts";
import { page, Ref } from "../../input/ref.ts";
import { getRegister, listRegisters, RegisterRef } from "../../reads/delivery/register.ts";
import { getRegisterRisk, listRegisterRisks } from "../../reads/delivery/register-risk.ts";
import { loadRisk } from "../../services/register/load-risk.ts";
import { findDelivery, setDelivery } from "../../services/delivery/set-delivery.ts";
import { router } from "../../call/trpc.ts";

const inRegister = inOrganization.to({ registerId: RegisterRef }, async (ctx, { registerId }) => {
  const register = await getRegister(ctx, registerId);
  return { register, projectId: register.id };
});
/** a risk by an identifier, or by its key */
const oneRisk = inRegister.of({ id: z.union([Ref, z.string()]) }, (ctx, { register, id }) =>
  getRegisterRisk(ctx, register, id),
);
const include = z.object({ customValues: z.boolean(), comments: z.boolean() }).partial().optional();

/** Projects as delivery teams see them: registers by key, and risks with levels, dates and lists. */
export const register = router({
  list: read("organization.read", inOrganization, z.object(page))
    .meta({
      says: "Lists the registers that delivery teams work with: the open projects that the caller sees.",
    })
    .query(({ ctx, input }) => listRegisters(ctx, [], input)),
  get: read("project.read", inRegister)
    .meta({ says: "Answers one register." })
    .query(({ ctx }) => ctx.path.register),
  risks: read("project.read", inRegister, z.object({ ...page, include }))
    .meta({ says: "Lists the risks of a register as delivery teams see them." })
    .query(({ ctx, input: { include: wanted, ...input } }) =>
      listRegisterRisks(ctx, ctx.path.register, input, { include: wanted }),
    ),
  risk: read("project.read", oneRisk, z.object({ include }))
    .meta({ says: "Answers one risk of a register as delivery teams see it." })
    .query(({ ctx, input }) => getRegisterRisk(ctx, ctx.path.register, ctx.path.id, input.include)),
  setDelivery: write("project.write", oneRisk, z.object({ patch: DeliveryPatch }))
    .meta({
      says: "Changes what delivery teams add to a risk: status, teams, sprints, watchers, linked items and dates.",
    })
    .mutation(async ({ ctx, input }) => {
      const { register: home, projectId } = ctx.path;
      const told = await getRegisterRisk(ctx, home, ctx.path.id);
      const unversioned = { ...ctx, expectVersion: () => undefined };
      const record = await loadRisk(unversioned, { projectId, id: told.id });
      ctx.expectVersion({ version: (await findDelivery(ctx, record))?.version ?? 0 });
      await setDelivery(ctx, { risk: record, told }, input.patch);
      await ctx.flush();
      return getRegisterRisk(ctx, home, record.id);
    }),
});
