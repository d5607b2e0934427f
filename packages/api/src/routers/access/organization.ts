import { notFound, Organization as OrganizationModel } from "@riskloom/domain";
import { Organization } from "@riskloom/persistence";
import { z } from "zod";
import { inOrganization } from "../../input/path.ts";
import { read, write } from "../../call/procedures.ts";
import { wholeList } from "../../input/ref.ts";
import type { Read } from "../../call/reading.ts";
import { listRows } from "../../sql/list-rows.ts";
import { change } from "../../call/change.ts";
import { loadRecord } from "../../services/register/load-record.ts";
import { router } from "../../call/trpc.ts";

export const organization = router({
  get: read("organization.read", inOrganization)
    .meta({ says: "Answers the caller's organization." })
    .query(({ ctx }) => getOrganization(ctx)),
  update: write(
    "organization.administer",
    inOrganization,
    z.object({ patch: OrganizationModel.pick({ name: true }).partial() }),
  )
    .meta({ says: "Changes what the organization says of itself." })
    .mutation(async ({ ctx, input }) => {
      const id = ctx.caller.organizationId;
      change(await loadRecord(ctx, Organization, { id, kind: "organization" }), input.patch);
      await ctx.flush();
      return getOrganization(ctx);
    }),
});

async function getOrganization(ctx: Read) {
  const [found] = (await listRows(ctx, "organization", { where: [], page: wholeList })).rows;
  if (found === undefined) throw notFound("organization");
  return found;
}
