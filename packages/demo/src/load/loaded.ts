import type { DemoObject, DemoProject } from "../types.ts";
import { type Keyed, keyed } from "./keyed.ts";

/** A project while its history is replayed: its data, and the identifiers that the register gave. */
export interface Loaded {
  project: DemoProject;
  projectId: number;
  users: Keyed<number>;
  matrices: Keyed<number>;
  tags: Keyed<number>;
  risks: Keyed<number>;
  controls: Keyed<number>;
  actions: Keyed<number>;
  causalities: Keyed<number>;
  customFields: Keyed<number>;
  statuses: Keyed<number>;
  teams: Keyed<number>;
  sprints: Keyed<number>;
  linkedItems: Keyed<number>;
}

export const startLoading = (project: DemoProject, users: Keyed<number>): Loaded => ({
  project,
  projectId: 0,
  users,
  matrices: keyed("matrix"),
  tags: keyed("tag"),
  risks: keyed("risk"),
  controls: keyed("control"),
  actions: keyed("action"),
  causalities: keyed("causality"),
  customFields: keyed("custom field"),
  statuses: keyed("status"),
  teams: keyed("team"),
  sprints: keyed("sprint"),
  linkedItems: keyed("linked item"),
});

/** A risk, control or action as the register's procedures name it. */
export function subjectOf({ risks, controls, actions }: Loaded, object: DemoObject) {
  if ("risk" in object) return { riskId: risks.get(object.risk) };
  return "control" in object
    ? { controlId: controls.get(object.control) }
    : { actionId: actions.get(object.action) };
}

/** The data of one thing by its key. */
export function dataOf<Item extends { key: string }>(items: readonly Item[], key: string): Item {
  const found = items.find((item) => item.key === key);
  if (found === undefined) throw new Error(`The demo data has no ${key}.`);
  return found;
}
