import {
  CustomFieldDraft,
  forbidden,
  IncidentAttribute,
  invalid,
  maxLength,
  notFound,
} from "@riskloom/domain";
import { CustomField, Incident, uuidV7 } from "@riskloom/persistence";
import { sql } from "kysely";
import { z } from "zod";
import { may } from "../auth/may.ts";
import { page, Ref } from "../input.ts";
import { type Read, reading } from "../reading.ts";
import { getIncident } from "../reads/incident.ts";
import { listRows } from "../reads/list-rows.ts";
import { loadRecord } from "../services/load-record.ts";
import { setAttributes } from "../services/set-attributes.ts";
import { mutation, query, router } from "../trpc.ts";
import { type Write, writing } from "../writing.ts";

const onIncident = z.object({ incidentId: Ref });
const value = z.union([z.string().max(maxLength.text), z.number(), z.boolean()]);
const several = onIncident.extend({ values: z.array(IncidentAttribute.extend({ value })).min(1).max(200) });
const named = z.object({ name: z.string() });

/** What an organization wants to know of its incidents beyond the usual, and what is known of each. They are custom fields. */
export const incidentAttribute = router({
  definitions: query
    .input(z.object(page))
    .query(
      reading((read, input) =>
        listRows(read, "custom_field", { where: [sql`custom_field.target = 'incident'`], page: input }),
      ),
    ),
  define: mutation.input(CustomFieldDraft.pick({ name: true, type: true })).mutation(
    writing(async (write, { name, type }) => {
      requireAdministrator(write);
      if ((await definition(write, name)) !== null)
        throw invalid({ path: ["name"], code: "notUnique", params: { fields: ["name"] } });
      const own = {
        organizationId: write.caller.organizationId,
        projectId: null,
        target: "incident",
      } as const;
      const ordering = (await write.em.count(CustomField, own)) + 1;
      write.em.create(CustomField, { ...own, uid: uuidV7(), name, type, options: "", ordering });
      await write.flush();
      return { name, type };
    }),
  ),
  /** The values of incidents go with the definition. */
  undefine: mutation.input(named).mutation(
    writing(async (write, { name }) => {
      const record = await definition(write, name);
      if (record === null) throw notFound("attribute");
      requireAdministrator(write);
      write.expectVersion(record);
      write.em.remove(record);
    }),
  ),
  values: query.input(onIncident).query(
    reading(async (read, { incidentId }) => {
      const { attributes } = await getIncident(read, incidentId);
      return { rows: attributes, total: attributes.length };
    }),
  ),
  /** First values. */
  add: mutation.input(several).mutation(writing((write, input) => set(write, input, "first"))),
  /** Other values. */
  edit: mutation.input(several).mutation(writing((write, input) => set(write, input, "other"))),
});

async function set(write: Write, { incidentId, values }: z.infer<typeof several>, mode: "first" | "other") {
  const incident = await loadRecord(write, Incident, { id: incidentId, kind: "incident" });
  if (!may(write.caller, "incident.write")) throw forbidden();
  await setAttributes(write, incident, values, mode);
  return { count: values.length };
}

const definition = ({ em, caller }: Write, name: string): Promise<CustomField | null> =>
  em.findOne(CustomField, { organizationId: caller.organizationId, target: "incident", name });

function requireAdministrator({ caller }: Read): void {
  if (!may(caller, "organization.administer")) throw forbidden();
}
