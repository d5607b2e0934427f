import { DeliveryPatch } from "@riskloom/domain";
import { z } from "zod";
import { page, Ref } from "../input.ts";
import { reading } from "../reading.ts";
import { getRegister, listRegisters, RegisterRef } from "../reads/register.ts";
import { getRegisterRisk, listRegisterRisks } from "../reads/register-risk.ts";
import { loadRisk } from "../services/load-risk.ts";
import { findDelivery, setDelivery } from "../services/set-delivery.ts";
import { mutation, query, router } from "../trpc.ts";
import { writing } from "../writing.ts";

const inRegister = { registerId: RegisterRef } as const;
const include = z.object({ customValues: z.boolean(), comments: z.boolean() }).partial().optional();
/** a risk by an identifier, or by its key */
const oneRisk = z.object({ ...inRegister, id: z.union([Ref, z.string()]) });

/** Projects as delivery teams see them: registers by key, and risks with levels, dates and lists. */
export const register = router({
  list: query.input(z.object(page)).query(reading((read, input) => listRegisters(read, [], input))),
  get: query
    .input(z.object(inRegister))
    .query(reading((read, { registerId }) => getRegister(read, registerId))),
  /** The risks of a register by number; custom values and comments where they are asked for. */
  risks: query
    .input(z.object({ ...inRegister, ...page, include }))
    .query(
      reading(async (read, { registerId, include: wanted, ...input }) =>
        listRegisterRisks(read, await getRegister(read, registerId), input, { include: wanted }),
      ),
    ),
  risk: query
    .input(oneRisk.extend({ include }))
    .query(
      reading(async (read, { registerId, id, include: wanted }) =>
        getRegisterRisk(read, await getRegister(read, registerId), id, wanted),
      ),
    ),
  /** Changes what delivery teams add to a risk; the version that is expected is the `deliveryVersion`. */
  setDelivery: mutation.input(oneRisk.extend({ patch: DeliveryPatch })).mutation(
    writing(async (write, { registerId, id, patch }) => {
      const home = await getRegister(write, registerId);
      const { id: riskId } = await getRegisterRisk(write, home, id);
      const unversioned = { ...write, expectVersion: () => undefined };
      const record = await loadRisk(unversioned, { projectId: home.id, id: riskId });
      write.expectVersion({ version: (await findDelivery(write, record))?.version ?? 0 });
      await setDelivery(write, record, patch);
      await write.flush();
      return getRegisterRisk(write, home, record.id);
    }),
  ),
});
