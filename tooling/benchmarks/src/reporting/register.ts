import { type Api, createCaller, createContext, type Deps } from "@riskloom/api";
import { foundOrganization, issueCredential, writeFor } from "@riskloom/api/installation";
import { startEmbedded } from "@riskloom/embedded-postgres";
import { type Database, startDatabase, writeTransaction } from "@riskloom/persistence";
import { analyzed } from "../analyzed.ts";

/** A register of many risks on a server of its own. */
export interface ReportRegister {
  api: Api;
  projectGroupId: number;
  /** a timestamp at which every risk and evaluation had as many versions before it as it got after it */
  labelId: number;
  /** changes every risk and every evaluation once */
  touch(): Promise<void>;
  label(): Promise<void>;
  close(): Promise<void>;
}

/** Fills a new register with `size` risks of three evaluations each, spread over the cells of one matrix. */
export async function reportRegister(dataDir: string, size: number): Promise<ReportRegister> {
  const embedded = await startEmbedded({ dataDir, temporary: true });
  const { database, openOwner, close } = await startDatabase({
    url: embedded.url,
    dataDir,
    log: () => undefined,
  });
  const owner = { email: "alice@example.com", firstName: "Alice", password: null };
  const { organizationId, ownerId, projectId } = await foundOrganization(
    { database },
    { name: "Benchmark", owner, template: "cost" },
  );
  const { secret } = await writeFor(database, { organizationId }, (write) =>
    issueCredential(write, { userId: ownerId, kind: "personalToken", label: "bench" }),
  );
  const deps: Deps = { database, installationSecret: "x".repeat(32), demo: false, now: Date.now };
  const api = createCaller(await createContext(deps, { secret: { kind: "bearer", token: secret } }));
  await fill(database, { organizationId, projectId, size });
  const groups = (await api.projectGroup.list({ limit: null })).rows;
  const register: ReportRegister = {
    api,
    projectGroupId: groups.find(({ parentId }) => parentId === null)?.id ?? 0,
    labelId: 0,
    touch: () => touch(database, organizationId),
    label: async () => {
      register.labelId = (await api.label.create({ projectId, title: "Halfway" })).id;
      await analyzed(openOwner);
    },
    close: async () => {
      await close();
      await embedded.stop();
    },
  };
  await analyzed(openOwner);
  return register;
}

interface Filling {
  readonly organizationId: number;
  readonly projectId: number;
  readonly size: number;
}

/** The rows that the API would write, in two statements instead of 40,000 calls. */
async function fill(database: Database, { organizationId, projectId, size }: Filling): Promise<void> {
  await writeTransaction(database, { organizationId, userId: null }, async ({ em }) => {
    const run = (statement: string, values: unknown[]) =>
      em.getConnection().execute(statement, values, "all", em.getTransactionContext());
    await run(
      `insert into risk (uid, organization_id, project_id, number, title, description, cause, effect, notes, status, confidential, category)
       select gen_random_uuid(), ?, ?, n, 'Risk number ' || n, 'Groundwater under pressure enters the working chamber', '', '', '', 'open', false, 'other'
       from generate_series(1, ?::integer) n`,
      [organizationId, projectId, size],
    );
    await run(
      `insert into evaluation (uid, organization_id, project_id, risk_id, matrix_id, type, cell_id)
       select gen_random_uuid(), r.organization_id, r.project_id, r.id, m.id, t.type, c.id
       from risk r join matrix m on m.project_id = r.project_id
       cross join (values ('gross', 0), ('present', 1), ('nett', 2)) t (type, down)
       join matrix_cell c on c.matrix_id = m.id and c.row = greatest(1, 1 + r.number % 5 - t.down) and c.column = 1 + r.number % 7 % 5
       where r.organization_id = ? order by r.id, t.down`,
      [organizationId],
    );
  });
}

async function touch(database: Database, organizationId: number): Promise<void> {
  await writeTransaction(database, { organizationId, userId: null }, async ({ em }) => {
    const run = (statement: string) =>
      em.getConnection().execute(statement, [organizationId], "all", em.getTransactionContext());
    await run("update risk set title = title || '.' where organization_id = ?");
    await run(
      "update evaluation set frequency_score = coalesce(frequency_score, 0) + 1 where organization_id = ?",
    );
  });
}
