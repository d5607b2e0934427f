import type { Writing } from "@riskloom/persistence";
import type { Caller } from "../auth/caller.ts";
import { noFaults } from "../input/faults.ts";
import { databaseFiles } from "../files/database-files.ts";
import { flushLogged } from "../log/flush-logged.ts";
import type { Write } from "../call/writing.ts";

/** A write on behalf of the installation itself, or of the given user: nobody asks whether it is permitted. */
export function installationWrite(
  writing: Writing,
  who: { organizationId: number } & Partial<
    Pick<Caller, "userId" | "fullName" | "defaultProjectId" | "projects">
  >,
): Write {
  const caller: Caller = {
    userId: 0,
    userUid: "",
    email: "",
    fullName: "Riskloom",
    organizationUid: "",
    defaultProjectId: null,
    role: "owner",
    apiAccess: true,
    confidentialAccess: true,
    projects: everyProject(),
    dialect: null,
    appId: null,
    ...who,
  };
  const faults = noFaults();
  return {
    ...writing,
    caller,
    past: false,
    files: databaseFiles(),
    faults,
    changed: [],
    flush: async () => {
      faults.raise();
      await flushLogged({ ...writing, caller });
    },
    expectVersion: () => undefined,
  };
}

/** Nobody asks the installation whether it may: whatever the project, it administers it. `known` are those there are so far. */
export function everyProject(known: readonly number[] = []): Caller["projects"] {
  const administered = { role: "admin", apiAccess: true } as const;
  return Object.assign(new Map(known.map((id) => [id, administered])), { get: () => administered });
}
