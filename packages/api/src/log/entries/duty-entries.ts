import type { ControlStatus } from "@riskloom/domain";
import type { EntityRows } from "@riskloom/persistence";
import type { Entry } from "../entry.ts";
import type { Facts } from "../facts.ts";
import { ownerChange } from "./risk-entries.ts";

const statusNames = {
  possible: "Possible",
  planned: "Planned",
  ongoing: "Ongoing",
  done: "Done",
  discarded: "Discarded",
} as const satisfies Record<ControlStatus, string>;

/** What controls and actions have in common: texts, a status, a person and a deadline. */
export type Duty = Pick<
  EntityRows["Control"],
  "title" | "description" | "status" | "deadline" | "assignedToId"
>;

/** What changed of a duty; a new one tells of everything but its status. */
export function dutyEntries(
  subject: Omit<Entry, "type" | "changeDescription">,
  then: Duty | null,
  now: Duty,
  facts: Facts,
): Entry[] {
  const entries: Entry[] = [];
  for (const [key, type, name] of texts)
    if ((then?.[key] ?? "") !== now[key])
      entries.push({
        ...subject,
        type,
        changeDescription: `${name} ${then === null ? "created" : "changed"}`,
        changedFrom: then?.[key] ?? null,
        changedTo: now[key],
      });
  if (then?.status !== undefined && then.status !== now.status)
    entries.push({
      ...subject,
      type: "status",
      changeDescription: "Status changed",
      changedFrom: statusNames[then.status],
      changedTo: statusNames[now.status],
    });
  const [before, after] = [then?.assignedToId ?? null, now.assignedToId ?? null];
  if (before !== after) entries.push({ ...subject, ...ownerChange(before, after, facts) });
  const [from, to] = [then?.deadline ?? null, now.deadline ?? null];
  if (from !== to)
    entries.push({
      ...subject,
      type: "deadline",
      changeDescription: "Deadline changed",
      changedFrom: from,
      changedTo: to,
    });
  return entries;
}

const texts = [
  ["title", "title", "Title"],
  ["description", "description", "Description"],
] as const;
