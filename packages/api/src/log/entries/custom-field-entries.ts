import { aboutSubject } from "../about-subject.ts";
import type { ChangeOf } from "../change.ts";
import type { Entry } from "../entry.ts";
import type { Facts } from "../facts.ts";

type Field = NonNullable<ChangeOf<"CustomField">["after"]>;
type Value = NonNullable<ChangeOf<"CustomValue">["after"]>;

/** A field that was added, changed, renamed or taken away. Fields of the whole organization are in no project's log. */
export function customFieldEntries({ before: then, after: now }: ChangeOf<"CustomField">): Entry[] {
  const projectId = (now ?? then)?.projectId;
  if (typeof projectId !== "number") return [];
  const entry = (what: Pick<Entry, "type" | "changeDescription">, tell: (field: Field) => string): Entry => ({
    projectId,
    objectIdentifier: (now ?? then)?.name ?? null,
    ...what,
    changedFrom: then && tell(then),
    changedTo: now && tell(now),
  });
  if (then === null)
    return [entry({ type: "customFieldChanged", changeDescription: "User defined field created" }, nameOf)];
  if (now === null)
    return [entry({ type: "customFieldDeleted", changeDescription: "User defined field deleted" }, nameOf)];
  const entries: Entry[] = [];
  if (then.name !== now.name)
    entries.push(
      entry({ type: "customFieldRenamed", changeDescription: "User defined field renamed" }, nameOf),
    );
  if (definition(then) !== definition(now))
    entries.push(
      entry({ type: "customFieldChanged", changeDescription: "User defined field changed" }, definition),
    );
  return entries;
}

/** A value that was given, changed or withdrawn. */
export function customValueEntries({ before, after }: ChangeOf<"CustomValue">, facts: Facts): Entry[] {
  const row = after ?? before;
  if (row === null) return [];
  const subject = aboutSubject(row, facts);
  const name = facts.customFields.get(row.fieldId);
  if (subject === undefined || name === undefined) return [];
  return [
    {
      ...subject,
      type: "customFieldChanged",
      changeDescription: `${name} changed`,
      changedFrom: spoken(before, facts),
      changedTo: spoken(after, facts),
    },
  ];
}

const nameOf = ({ name }: Field): string => name;
const definition = ({ target, type, options }: Field): string =>
  [`${type} of a ${target}`, ...options.split("\n").filter((option) => option !== "")].join(", ");

function spoken(row: Value | null, { users }: Facts): string | null {
  if (row === null) return null;
  const { text, url, userId } = row;
  if (userId) return users.get(userId) ?? text;
  return url && url !== text ? `${text} (${url})` : text.replaceAll("\n", ", ");
}
