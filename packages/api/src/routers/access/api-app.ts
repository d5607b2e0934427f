import { randomBytes } from "node:crypto";
import { ApiApp as ApiAppModel, notFound } from "@riskloom/domain";
import { ApiApp } from "@riskloom/persistence";
import { z } from "zod";
import { inOrganization } from "../../input/path.ts";
import { read, write } from "../../call/procedures.ts";
import { byId, page, type Ref, wholeList } from "../../input/ref.ts";
import type { Read } from "../../call/reading.ts";
import { listRows } from "../../sql/list-rows.ts";
import { refersTo } from "../../reads/register/project.ts";
import { createApiApp } from "../../services/access/create-api-app.ts";
import { change } from "../../call/change.ts";
import { loadRecord } from "../../services/register/load-record.ts";
import { router } from "../../call/trpc.ts";

/** Programs are nobody's secret, but their administrators' business: others are not told which there are. */
const one = inOrganization.to(byId, (_, { id }) => ({ id }));
const named = ApiAppModel.pick({ name: true });

/** The programs that keep objects of their own beside the register's records. */
export const apiApp = router({
  list: read("organization.administer", inOrganization, z.object(page))
    .meta({ says: "Lists the programs that keep objects of their own in the organization." })
    .query(({ ctx, input }) => listRows(ctx, "api_app", { where: [], page: input })),
  create: write("organization.administer", inOrganization, named)
    .meta({ says: "Makes a program known; the answer tells the identifier that it sends with its calls." })
    .mutation(async ({ ctx, input }) => {
      const created = createApiApp(ctx, { appId: randomBytes(16).toString("hex"), name: input.name });
      await ctx.flush();
      return getApp(ctx, created.id);
    }),
  update: write("organization.administer", one, z.object({ patch: named.partial() }))
    .meta({ says: "Changes the name of a program." })
    .mutation(async ({ ctx, input: { patch } }) => {
      const record = await loadRecord(ctx, ApiApp, { id: ctx.path.id, kind: "program" });
      change(record, patch);
      await ctx.flush();
      return getApp(ctx, record.id);
    }),
  remove: write("organization.administer", one)
    .meta({ says: "Takes a program away, and every object that it kept with it." })
    .mutation(async ({ ctx }) => {
      ctx.em.remove(await loadRecord(ctx, ApiApp, { id: ctx.path.id, kind: "program" }));
    }),
});

async function getApp(ctx: Read, ref: Ref): Promise<ApiAppModel> {
  const where = [refersTo("api_app", ref)];
  const [found] = (await listRows(ctx, "api_app", { where, page: wholeList })).rows;
  if (found === undefined) throw notFound("program");
  return found;
}
