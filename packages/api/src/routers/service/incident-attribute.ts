import { CustomFieldDraft, IncidentAttribute, maxLength, notFound } from "@riskloom/domain";
import { CustomField, Incident, uuidV7 } from "@riskloom/persistence";
import { sql } from "kysely";
import { z } from "zod";
import { inOrganization } from "../../input/path.ts";
import { read, write } from "../../call/procedures.ts";
import { page, Ref, wholeList } from "../../input/ref.ts";
import { getIncident } from "../../reads/service/incident.ts";
import { listRows } from "../../sql/list-rows.ts";
import { loadRecord } from "../../services/register/load-record.ts";
import { setAttributes } from "../../services/service/set-attributes.ts";
import { router } from "../../call/trpc.ts";
import type { Write } from "../../call/writing.ts";

const onIncident = inOrganization.of({ incidentId: Ref }, (ctx, { incidentId }) =>
  getIncident(ctx, incidentId),
);
const value = z.union([z.string().max(maxLength.text), z.number(), z.boolean()]);
const several = z.object({ values: z.array(IncidentAttribute.extend({ value })).min(1).max(200) });

/** An attribute is addressed by its name. */
const named = inOrganization.of({ name: z.string() }, async (ctx, { name }) => {
  const where = [sql`custom_field.target = 'incident'`, sql`custom_field.name = ${name}`];
  if ((await listRows(ctx, "custom_field", { where, page: wholeList })).total === 0)
    throw notFound("attribute");
});

/** What an organization wants to know of its incidents beyond the usual, and what is known of each. They are custom fields. */
export const incidentAttribute = router({
  definitions: read("organization.read", inOrganization, z.object(page))
    .meta({ says: "Lists the attributes that the organization adds to its incidents." })
    .query(({ ctx, input }) =>
      listRows(ctx, "custom_field", { where: [sql`custom_field.target = 'incident'`], page: input }),
    ),
  define: write("organization.administer", inOrganization, CustomFieldDraft.pick({ name: true, type: true }))
    .meta({ says: "Adds an attribute to the incidents of the organization." })
    .mutation(async ({ ctx, input: { name, type } }) => {
      if ((await definition(ctx, name)) !== null)
        ctx.faults.add({ path: ["name"], code: "notUnique", params: { fields: ["name"] } });
      const own = {
        organizationId: ctx.caller.organizationId,
        projectId: null,
        target: "incident",
      } as const;
      const ordering = (await ctx.em.count(CustomField, own)) + 1;
      ctx.em.create(CustomField, { ...own, uid: uuidV7(), name, type, options: "", ordering });
      await ctx.flush();
      return { name, type };
    }),
  undefine: write("organization.administer", named)
    .meta({ says: "Takes an attribute away, and its values on all incidents with it." })
    .mutation(async ({ ctx }) => {
      const record = await definition(ctx, ctx.path.name);
      if (record === null) throw notFound("attribute");
      ctx.expectVersion(record);
      ctx.em.remove(record);
    }),
  values: read("organization.read", onIncident)
    .meta({ says: "Lists the values that an incident has in added attributes." })
    .query(async ({ ctx }) => {
      const { attributes } = await getIncident(ctx, ctx.path.incidentId);
      return { rows: attributes, total: attributes.length };
    }),
  add: write("incident.write", onIncident, several)
    .meta({ says: "Gives an incident values in attributes where it has none: all of them, or none." })
    .mutation(({ ctx, input: { values } }) => set(ctx, { ...ctx.path, values }, "first")),
  edit: write("incident.write", onIncident, several)
    .meta({ says: "Gives an incident other values in attributes: all of them, or none." })
    .mutation(({ ctx, input: { values } }) => set(ctx, { ...ctx.path, values }, "other")),
});

interface Given extends z.infer<typeof several> {
  incidentId: Ref;
}

async function set(ctx: Write, { incidentId, values }: Given, mode: "first" | "other") {
  const incident = await loadRecord(ctx, Incident, { id: incidentId, kind: "incident" });
  await setAttributes(ctx, incident, values, mode);
  return { count: values.length };
}

const definition = ({ em, caller }: Write, name: string): Promise<CustomField | null> =>
  em.findOne(CustomField, { organizationId: caller.organizationId, target: "incident", name });
