import {
  type CustomField,
  type CustomFieldType,
  type CustomValueInput,
  customValueOf,
  followableAddress,
  invalid,
  type KeptValue,
  parseCustomValue,
} from "@riskloom/domain";
import { CustomValue } from "@riskloom/persistence";
import { type Ref, wholeList } from "../../input/ref.ts";
import { listCustomFields } from "../../reads/collaboration/custom-field.ts";
import { refersTo, unknownReference } from "../../reads/register/project.ts";
import { type Subject, subjectColumns } from "../../reads/register/subject.ts";
import { memberId } from "../../reads/access/user.ts";
import type { Write } from "../../call/writing.ts";

/** The field of a record's project that a body names; it must be one for records of this kind. */
export async function fieldFor(write: Write, { projectId, kind }: Subject, ref: Ref): Promise<CustomField> {
  const home = { projectId, target: kind === "risk" ? ("risk" as const) : ("control" as const) };
  const where = [refersTo("custom_field", ref)];
  const [field] = (await listCustomFields(write, home, wholeList, where)).rows;
  if (field === undefined) throw unknownReference("fieldId", ref, "custom field");
  return field;
}

/** The value of a field on a record, in the unit of work; null when it has none. */
export function customValueOn(
  { em, caller }: Write,
  { kind, id }: Subject,
  fieldId: number,
): Promise<CustomValue | null> {
  const on = kind === "risk" ? { riskId: id } : { controlId: id };
  return em.findOne(CustomValue, { ...on, fieldId, organizationId: caller.organizationId });
}

/** Gives a record its value of a field, the first one or another in place of the one it has; flushes. */
export async function setCustomValue(
  write: Write,
  subject: Subject,
  field: CustomField,
  given: CustomValueInput,
): Promise<{ id: number; created: boolean }> {
  const record = await customValueOn(write, subject, field.id);
  if (record !== null && isAsTold(field.type, record, given)) {
    write.expectVersion(record);
    return { id: record.id, created: false };
  }
  const { kept, issue } = parseCustomValue(field, given);
  if (kept === null) throw invalid({ path: ["value"], ...issue });
  const value = await withPerson(write, subject.projectId, field, kept);
  if (record !== null) {
    write.expectVersion(record);
    write.em.assign(record, { ...value, url: addressOf(record, value, given) });
    await write.flush();
    return { id: record.id, created: false };
  }
  const { riskId, controlId } = subjectColumns(subject);
  const made = write.em.create(CustomValue, {
    organizationId: write.caller.organizationId,
    projectId: subject.projectId,
    fieldId: field.id,
    riskId,
    controlId,
    ...value,
  });
  await write.flush();
  return { id: made.id, created: true };
}

/**
 * Whether a value is given as some interface tells the one that is kept: by its spelling, or by what that stands for. It then
 * stays whole, the address of a link and the spelling of a number too, even where it could not be given today.
 */
function isAsTold(
  type: CustomFieldType,
  { text, url, userId }: CustomValue,
  given: CustomValueInput,
): boolean {
  if (typeof given === "string") return given.trim() === text;
  if (typeof given === "object" && "id" in given) return type === "user" && given.id === userId;
  const told = customValueOf(type, { text, url: url ?? null }, null);
  return JSON.stringify(given) === JSON.stringify(told);
}

/** Whoever tells a link by its name alone renames it: the address stays, unless the name was the address, or is one now. */
function addressOf(before: CustomValue, { text, url }: KeptValue, given: CustomValueInput): string | null {
  const former = before.url ?? null;
  const named = typeof given === "string" ? followableAddress(text) === null : url === null;
  return named && former !== null && former !== before.text ? former : url;
}

/** A person is kept by the number, whichever identifier was given; it must be somebody with a role in the project. */
async function withPerson(
  write: Write,
  projectId: number,
  { type }: CustomField,
  { text, url }: KeptValue,
): Promise<{ text: string; url: string | null; userId: number | null }> {
  if (type !== "user") return { text, url, userId: null };
  const ref = /^\d+$/.test(text) ? Number(text) : text.toLowerCase();
  const userId = await memberId(write, ref, projectId, "value");
  return { text: String(userId), url, userId };
}
