import { conflict, type IncidentAttribute, notFound, parseCustomValue } from "@riskloom/domain";
import { CustomField, CustomValue, type Incident } from "@riskloom/persistence";
import { attributeOf } from "../../reads/service/incident.ts";
import type { Write } from "../../call/writing.ts";

/**
 * Gives an incident values of its attributes: first ones, or others in their place; flushes. An attribute that is not defined and
 * a value that is none of its type are faults, and so is, afterwards, a first value where there is one.
 *
 * @throws DomainError NotFound for another value where there is none, when nothing is wrong with any
 */
export async function setAttributes(
  write: Write,
  incident: Incident,
  given: readonly IncidentAttribute[],
  mode: "first" | "other",
): Promise<void> {
  const { em, caller, faults } = write;
  const own = { organizationId: caller.organizationId };
  const fields = await em.find(CustomField, { ...own, target: "incident" });
  const values = await em.find(CustomValue, { ...own, incidentId: incident.id });
  const without: string[] = [];
  for (const { name, value } of given) {
    // of several, each is known by its name
    const at = (key: "name" | "value") => (given.length === 1 ? [key] : [name]);
    const field = fields.find((one) => one.name === name);
    if (field === undefined) {
      faults.add({ path: at("name"), code: "unknownReference", params: { id: name, kind: "attribute" } });
      continue;
    }
    const known = values.find(({ fieldId }) => fieldId === field.id);
    // given as it is told, it stays, even where it could not be given today
    if (mode === "other" && known && isAsTold(field, known, value)) continue;
    const options = field.options === "" ? [] : field.options.split("\n");
    const { kept, issue } = parseCustomValue({ type: field.type, options }, value);
    if (kept === null) {
      faults.add({ path: at("value"), ...issue });
      continue;
    }
    const content = { ...kept, spelled: typeof value === "string" };
    if (mode === "other" && known === undefined) without.push(name);
    if (mode === "first" && known !== undefined) faults.afterwards(conflict(`${name} has a value already.`));
    if (known) em.assign(known, content);
    else
      values.push(em.create(CustomValue, { ...own, ...content, fieldId: field.id, incidentId: incident.id }));
  }
  if (!faults.any && without[0] !== undefined) throw notFound(`value of ${without[0]}`);
  await write.flush();
}

const isAsTold = (
  { name, type }: CustomField,
  { text, spelled }: CustomValue,
  value: IncidentAttribute["value"],
): boolean => attributeOf({ name, type, text, spelled }).value === value;
