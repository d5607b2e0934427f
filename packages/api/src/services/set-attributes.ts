import { conflict, type IncidentAttribute, invalid, notFound, parseCustomValue } from "@riskloom/domain";
import { CustomField, CustomValue, type Incident } from "@riskloom/persistence";
import { unknownReference } from "../reads/project.ts";
import type { Write } from "../writing.ts";

/**
 * Gives an incident values of its attributes: first ones, or others in their place; flushes.
 *
 * @throws DomainError Invalid for an attribute that is not defined or a value that is none of its type, Conflict for a first
 *   value where there is one, NotFound for another where there is none
 */
export async function setAttributes(
  write: Write,
  incident: Incident,
  given: readonly IncidentAttribute[],
  mode: "first" | "other",
): Promise<void> {
  const { em, caller } = write;
  const own = { organizationId: caller.organizationId };
  const fields = await em.find(CustomField, { ...own, target: "incident" });
  const values = await em.find(CustomValue, { ...own, incidentId: incident.id });
  for (const { name, value } of given) {
    const field = fields.find((one) => one.name === name);
    if (field === undefined) throw unknownReference("name", name, "attribute");
    const options = field.options === "" ? [] : field.options.split("\n");
    const { kept, issue } = parseCustomValue({ type: field.type, options }, value);
    if (kept === null) throw invalid({ path: ["value"], ...issue });
    const content = { ...kept, spelled: typeof value === "string" };
    const known = values.find(({ fieldId }) => fieldId === field.id);
    if (mode === "other" && known === undefined) throw notFound(`value of ${name}`);
    if (mode === "first" && known !== undefined) throw conflict(`${name} has a value already.`);
    if (known) em.assign(known, content);
    else
      values.push(em.create(CustomValue, { ...own, ...content, fieldId: field.id, incidentId: incident.id }));
  }
  await write.flush();
}
