import type { LogEntry, Risk } from "@riskloom/domain";
import type { ChangeOf } from "../change.ts";
import { aboutRisk, type Entry } from "../entry.ts";
import type { Facts } from "../facts.ts";

const statusNames = { new: "New", open: "Open", closed: "Closed", discarded: "Discarded" } as const;

const texts = [
  ["description", "risk", "Risk"],
  ["cause", "cause", "Cause"],
  ["effect", "effect", "Effect"],
  ["notes", "notes", "Notes"],
] as const satisfies readonly (readonly [keyof Risk, NonNullable<LogEntry["descriptionPart"]>, string])[];

/** A new risk tells of its title and texts; a changed one of what changed. A risk that is deleted takes its log's subject away. */
export function riskEntries({ before: then, after: now }: ChangeOf<"Risk">, facts: Facts): Entry[] {
  if (now === null) return [];
  const subject = aboutRisk(now);
  const entries: Entry[] = [];
  if (differs(then?.title ?? "", now.title))
    entries.push({
      ...subject,
      type: "title",
      changeDescription: "Title changed",
      changedFrom: then?.title ?? null,
      changedTo: now.title,
    });
  for (const [key, descriptionPart, name] of texts) {
    if (!differs(then?.[key] ?? "", now[key])) continue;
    const changeDescription = `${name} description ${then === null ? "created" : "changed"}`;
    entries.push({
      ...subject,
      type: "description",
      descriptionPart,
      changeDescription,
      changedFrom: then?.[key] ?? null,
      changedTo: now[key],
    });
  }
  if (then !== null && differs(then.status, now.status))
    entries.push({
      ...subject,
      type: "status",
      changeDescription: "Status changed",
      changedFrom: then.status ? statusNames[then.status] : null,
      changedTo: statusNames[now.status],
    });
  const [before, after] = [then?.ownerId ?? null, now.ownerId ?? null];
  if (before !== after) entries.push({ ...subject, ...ownerChange(before, after, facts) });
  if (then !== null && differs(then.confidential, now.confidential))
    entries.push({
      ...subject,
      type: "confidentiality",
      changeDescription: now.confidential ? "Made confidential" : "No longer confidential",
      changedFrom: String(then.confidential),
      changedTo: String(now.confidential),
    });
  return entries;
}

/** The attributes of an entry that tell of a change of hands. */
export function ownerChange(from: number | null, to: number | null, { users }: Facts) {
  const previousOwner = from === null ? null : (users.get(from) ?? null);
  const owner = to === null ? null : (users.get(to) ?? null);
  return {
    type: "owner",
    changeDescription: "Owner changed",
    changedFrom: previousOwner,
    changedTo: owner,
    previousOwner,
    owner,
  } as const;
}

const differs = (before: unknown, after: unknown): boolean => before !== after;
