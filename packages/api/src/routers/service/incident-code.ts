import { IncidentCode, IncidentCodeKind } from "@riskloom/domain";
import { IncidentCode as Code } from "@riskloom/persistence";
import { z } from "zod";
import { inOrganization } from "../../input/path.ts";
import { read, write } from "../../call/procedures.ts";
import { incidentCodes } from "../../reads/service/incident-code.ts";
import { router } from "../../call/trpc.ts";

const ofKind = inOrganization.to({ kind: IncidentCodeKind }, (_, { kind }) => ({ kind }));

/** The tables of codes for the status and the type of incidents. */
export const incidentCode = router({
  list: read("organization.read", ofKind)
    .meta({ says: "Lists the words that an incident may use for its status, or for its type." })
    .query(({ ctx }) => incidentCodes(ctx, ctx.path.kind)),
  replace: write(
    "organization.administer",
    ofKind,
    z.object({ codes: z.array(IncidentCode).min(1).max(200) }),
  )
    .meta({ says: "Replaces the words of one kind by those that are named." })
    .mutation(async ({ ctx, input: { codes } }) => {
      const { em, caller, path } = ctx;
      const own = { organizationId: caller.organizationId, kind: path.kind };
      if (new Set(codes).size < codes.length)
        ctx.faults.add({ path: ["codes"], code: "notUnique", params: { fields: ["codes"] } });
      const known = await em.find(Code, own);
      for (const record of known) if (!codes.includes(record.code)) em.remove(record);
      for (const [ordering, code] of codes.entries()) {
        const record = known.find((one) => one.code === code);
        if (record) record.ordering = ordering;
        else em.create(Code, { ...own, code, ordering });
      }
      await ctx.flush();
      return incidentCodes(ctx, path.kind);
    }),
});
