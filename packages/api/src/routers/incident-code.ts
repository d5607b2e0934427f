import { forbidden, IncidentCode, IncidentCodeKind, invalid } from "@riskloom/domain";
import { IncidentCode as Code } from "@riskloom/persistence";
import { z } from "zod";
import { may } from "../auth/may.ts";
import { reading } from "../reading.ts";
import { incidentCodes } from "../reads/incident-code.ts";
import { mutation, query, router } from "../trpc.ts";
import { writing } from "../writing.ts";

const ofKind = z.object({ kind: IncidentCodeKind });

/** The tables of codes for the status and the type of incidents. */
export const incidentCode = router({
  list: query.input(ofKind).query(reading((read, { kind }) => incidentCodes(read, kind))),
  /** Decides the codes and their order; incidents keep codes that are dropped. */
  replace: mutation.input(ofKind.extend({ codes: z.array(IncidentCode).min(1).max(200) })).mutation(
    writing(async (write, { kind, codes }) => {
      if (!may(write.caller, "organization.administer")) throw forbidden();
      if (new Set(codes).size < codes.length)
        throw invalid({ path: ["codes"], code: "notUnique", params: { fields: ["codes"] } });
      const { em, caller } = write;
      const { organizationId } = caller;
      const known = await em.find(Code, { organizationId, kind });
      for (const record of known) if (!codes.includes(record.code)) em.remove(record);
      for (const [ordering, code] of codes.entries()) {
        const record = known.find((one) => one.code === code);
        if (record) record.ordering = ordering;
        else em.create(Code, { organizationId, kind, code, ordering });
      }
      await write.flush();
      return incidentCodes(write, kind);
    }),
  ),
});
