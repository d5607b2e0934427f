import { mkdtemp, rm } from "node:fs/promises";
import { cpus, tmpdir } from "node:os";
import { join } from "node:path";
import { foundOrganization } from "@riskloom/api/installation";
import { type Database, startDatabase, writeTransaction } from "@riskloom/persistence";

// bench writers: what it costs that writers of one organization take turns. Each write changes one row, which makes a version.
const seconds = 3;
const dataDir = await mkdtemp(join(tmpdir(), "riskloom-writers-"));
const { database, close } = await startDatabase({ url: null, dataDir, log: () => undefined });
try {
  const organizations: number[] = [];
  for (const name of ["One", "Two", "Three", "Four"]) organizations.push(await found(database, name));
  print(`${cpus().length} × ${cpus()[0]?.model}; ${seconds} s each; durable commits`);
  print("writers   in one organization        in four organizations");
  for (const writers of [1, 4, 10]) {
    const one = await measure(organizations.slice(0, 1), writers);
    const four = await measure(organizations, writers);
    print(`${String(writers).padStart(7)}   ${figures(one)}   ${figures(four)}`);
  }
} finally {
  await close();
  await rm(dataDir, { recursive: true });
}

interface Measured {
  perSecond: number;
  medianMs: number;
}

async function measure(organizations: readonly number[], writers: number): Promise<Measured> {
  const waits: number[] = [];
  const until = performance.now() + seconds * 1_000;
  const writer = async (_: unknown, index: number) => {
    const organizationId = organizations[index % organizations.length] ?? 0;
    while (performance.now() < until) {
      const start = performance.now();
      await writeTransaction(database, { organizationId, userId: null }, async ({ db }) => {
        const name = `Changed at ${start}`;
        await db.updateTable("organization").set({ name }).where("id", "=", organizationId).execute();
      });
      waits.push(performance.now() - start);
    }
  };
  await Promise.all(Array.from({ length: writers }).map(writer));
  const sorted = waits.toSorted((a, b) => a - b);
  return { perSecond: waits.length / seconds, medianMs: sorted[Math.floor(sorted.length / 2)] ?? 0 };
}

async function found(opened: Database, name: string): Promise<number> {
  const owner = { email: `${name.toLowerCase()}@example.com`, firstName: name, password: null };
  return (await foundOrganization({ database: opened }, { name, owner, template: "cost" })).organizationId;
}

function figures({ perSecond, medianMs }: Measured): string {
  return `${perSecond.toFixed(0).padStart(6)}/s, median ${medianMs.toFixed(2).padStart(6)} ms`;
}

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}
