import { forbidden, notFound, Organization as OrganizationModel } from "@riskloom/domain";
import { Organization } from "@riskloom/persistence";
import { z } from "zod";
import { may } from "../auth/may.ts";
import { wholeList } from "../input.ts";
import { type Read, reading } from "../reading.ts";
import { listRows } from "../reads/list-rows.ts";
import { change } from "../services/change.ts";
import { loadRecord } from "../services/load-record.ts";
import { mutation, query, router } from "../trpc.ts";
import { writing } from "../writing.ts";

export const organization = router({
  get: query.query(reading(getOrganization)),
  update: mutation.input(z.object({ patch: OrganizationModel.pick({ name: true }).partial() })).mutation(
    writing(async (write, { patch }) => {
      if (!may(write.caller, "organization.administer")) throw forbidden();
      const record = await loadRecord(write, Organization, {
        id: write.caller.organizationId,
        kind: "organization",
      });
      change(record, patch);
      await write.flush();
      return getOrganization(write);
    }),
  ),
});

async function getOrganization(read: Read) {
  const [found] = (await listRows(read, "organization", { where: [], page: wholeList })).rows;
  if (found === undefined) throw notFound("organization");
  return found;
}
