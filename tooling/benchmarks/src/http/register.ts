import { createCaller, createContext, type Deps } from "@riskloom/api";
import { foundOrganization, issueCredential, writeFor } from "@riskloom/api/installation";
import { startEmbedded } from "@riskloom/embedded-postgres";
import { startDatabase } from "@riskloom/persistence";
import { analyzed } from "../analyzed.ts";

/** A register with one project of evaluated risks, on a server of its own. */
export interface BenchRegister {
  url: string;
  token: string;
  organizationId: number;
  projectId: number;
  close(): Promise<void>;
}

/** Fills a new register with `size` risks, each with a gross and a nett evaluation, through the API itself. */
export async function benchRegister(dataDir: string, size: number): Promise<BenchRegister> {
  const embedded = await startEmbedded({ dataDir, temporary: true });
  const { database, openOwner, close } = await startDatabase({
    url: embedded.url,
    dataDir,
    log: () => undefined,
  });
  const owner = { email: "alice@example.com", firstName: "Alice", password: null };
  const made = await foundOrganization({ database }, { name: "Benchmark", owner, template: "cost" });
  const user = { organizationId: made.organizationId };
  const { secret } = await writeFor(database, user, (write) =>
    issueCredential(write, { userId: made.ownerId, kind: "personalToken", label: "bench" }),
  );
  const deps: Deps = { database, installationSecret: "x".repeat(32), demo: false, now: Date.now };
  const api = createCaller(await createContext(deps, { secret: { kind: "bearer", token: secret } }));
  for (let i = 1; i <= size; i++)
    await api.risk.create({
      projectId: made.projectId,
      title: `Risk number ${i}`,
      description: "Groundwater under pressure enters the working chamber",
      cause: "The sealing of the tail skin wears faster than planned",
      effect: "Work stops; the chamber is pumped dry",
      status: "open",
      ownerId: made.ownerId,
      scores: {
        gross: { frequency: (i % 10) + 1, consequence: (i % 7) + 1 },
        nett: { frequency: (i % 4) + 1, consequence: (i % 3) + 1 },
      },
    });
  await analyzed(openOwner);
  await close();
  return {
    url: embedded.url,
    token: secret,
    organizationId: made.organizationId,
    projectId: made.projectId,
    close: () => embedded.stop(),
  };
}
