import { type Api, createCaller, createContext } from "@riskloom/api";
import { addUser, foundOrganization, issueCredential, writeFor } from "@riskloom/api/installation";
import { startDatabase } from "@riskloom/persistence";

/** An organization beside those of the demo register, which does what it may. */
export interface Busy {
  readonly token: string;
  /** of everybody in it */
  readonly password: string;
  /** e-mail addresses of its people */
  readonly names: readonly string[];
  /** what its reports are about */
  readonly projectGroupId: number;
  readonly riskIds: readonly number[];
}

const people = 10;
const risks = 60;
const password = "seven lost umbrellas";

export async function busyOrganization(url: string, dataDir: string): Promise<Busy> {
  const { database, close } = await startDatabase({ url, dataDir, limits: patient, log: () => undefined });
  try {
    const names = Array.from({ length: people }, (_, at) => `busy${at}@example.com`);
    const person = (email: string) => ({ email, firstName: "Busy", lastName: "Example", password });
    const { organizationId, ownerId } = await foundOrganization(
      { database },
      {
        name: "Busy",
        owner: person(names[0] ?? ""),
        template: "cost",
        project: { key: "BUSY", title: "Busy" },
      },
    );
    const { secret } = await writeFor(database, { organizationId }, async (write) => {
      for (const name of names.slice(1)) await addUser(write, person(name));
      return issueCredential(write, { userId: ownerId, kind: "personalToken", label: "attacks" });
    });
    const deps = {
      database,
      installationSecret: "only to fill a register that is thrown away",
      demo: true,
      now: Date.now,
    };
    const context = await createContext(deps, { secret: { kind: "bearer", token: secret } });
    return { token: secret, password, names, ...(await filled(createCaller(context))) };
  } finally {
    await close();
  }
}

/** Nothing of it has to be in time. */
const patient = { connectMs: 0, statementMs: 0, lockMs: 0, idleMs: 0, requestMs: 0, longMs: 0 };

/** Risks that happen often, whose curves take long. */
async function filled(api: Api): Promise<Pick<Busy, "projectGroupId" | "riskIds">> {
  const projectId = "default";
  const [matrix] = (await api.matrix.list({ projectId })).rows;
  const { rows: groups } = await api.projectGroup.list({});
  const projectGroupId = groups.find((group) => group.projectId !== null)?.id ?? 0;
  const riskIds: number[] = [];
  for (let at = 0; at < risks; at++) {
    const { id: riskId } = await api.risk.create({
      projectId,
      title: `Risk ${at}`,
      description: "Happens often",
    });
    await api.evaluation.create({
      projectId,
      riskId,
      matrixId: matrix?.id,
      type: "present",
      cellId: matrix?.cells[at % 25]?.id ?? null,
      frequencyLow: 10,
      frequencyMid: 20 + at,
      frequencyHigh: 200,
      consequenceLow: 1_000,
      consequenceMid: 5_000 * (at + 1),
      consequenceHigh: 1_000_000,
    });
    riskIds.push(riskId);
  }
  return { projectGroupId, riskIds };
}
