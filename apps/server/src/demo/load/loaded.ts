import type { DemoProject } from "../types.ts";
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
}

export const startLoading = (project: DemoProject, users: Keyed<number>): Loaded => ({
  project,
  projectId: 0,
  users,
  matrices: keyed("matrix"),
  tags: keyed("tag"),
  risks: keyed("risk"),
  controls: keyed("control"),
});

/** The data of one thing by its key. */
export function dataOf<Item extends { key: string }>(items: readonly Item[], key: string): Item {
  const found = items.find((item) => item.key === key);
  if (found === undefined) throw new Error(`The demo data has no ${key}.`);
  return found;
}
