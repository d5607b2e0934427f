import { randomBytes } from "node:crypto";
import { Client, escapeLiteral } from "pg";
import { openDatabase, type Database } from "./database.ts";
import { migrate } from "./upgrade/migrate.ts";

export { leanPool } from "./pool/lean-pool.ts";
export { type Wire, wireTo } from "./wire.ts";

/** A migrated, empty database of its own for one test file. */
export interface TestDatabase {
  readonly url: string;
  readonly database: Database;
  /** the role that its server steps down to */
  readonly role: string | null;
  /** closes the connections and drops the database */
  drop(): Promise<void>;
}

const serverVariable = "RISKLOOM_TEST_SERVER";
const templateVariable = "RISKLOOM_TEST_TEMPLATE";
const roleVariable = "RISKLOOM_TEST_ROLE";

/** Makes the template on a server, once a run, before any test; `url` names a superuser or a user that may create databases. */
export async function prepareTestServer(url: string): Promise<{ dispose(): Promise<void> }> {
  const template = `riskloom_test_${randomBytes(4).toString("hex")}`;
  await administer(url, `create database ${template}`);
  const { role } = await migrate(withDatabase(url, template));
  process.env[serverVariable] = url;
  process.env[templateVariable] = template;
  process.env[roleVariable] = role ?? "";
  return {
    dispose: async () => {
      for (const name of [serverVariable, templateVariable, roleVariable]) delete process.env[name];
      const client = new Client({ connectionString: url });
      await client.connect();
      const { rows } = await client.query<{ datname: string }>(
        "select datname from pg_database where starts_with(datname, $1)",
        [template],
      );
      for (const { datname } of rows) await client.query(`drop database if exists ${datname} with (force)`);
      await client.end();
    },
  };
}

/** Whether a set-up of this run has prepared the server. */
export const isTestServerReady = (): boolean => process.env[serverVariable] !== undefined;

/** A copy of the template that `prepareTestServer` made. */
export function freshDatabase(): Promise<TestDatabase> {
  return copyOf(testServer().template);
}

/** A copy of a database that was filled once a run, and what its filling told of it. */
export interface FilledDatabase extends TestDatabase {
  readonly told: string;
}

/**
 * A copy of a database that is filled once a run, by the first test file that asks for it; `name` is that filling's own, and
 * what `fill` answers is told to everyone who asks.
 */
export async function filledDatabase(
  name: string,
  fill: (empty: TestDatabase) => Promise<string>,
): Promise<FilledDatabase> {
  const { url, template } = testServer();
  const filled = `${template}_${name}`;
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    // Other files wait until the first has filled it.
    await client.query("select pg_advisory_lock(hashtext($1))", [filled]);
    const { rows } = await client.query<{ told: string | null }>(
      "select shobj_description(oid, 'pg_database') as told from pg_database where datname = $1",
      [filled],
    );
    const told = rows[0] === undefined ? await fillOnce(client, filled, fill) : (rows[0].told ?? "");
    await client.query("select pg_advisory_unlock_all()");
    return { ...(await copyOf(filled)), told };
  } finally {
    await client.end();
  }
}

async function fillOnce(
  client: Client,
  name: string,
  fill: (empty: TestDatabase) => Promise<string>,
): Promise<string> {
  const empty = await freshDatabase();
  const told = await fill(empty);
  await empty.database.close();
  await client.query(`comment on database ${nameOf(empty)} is ${escapeLiteral(told)}`);
  await client.query(`alter database ${nameOf(empty)} rename to ${name}`);
  return told;
}

const nameOf = ({ url }: TestDatabase): string => new URL(url).pathname.slice(1);

interface TestServer {
  url: string;
  template: string;
}

function testServer(): TestServer {
  const url = process.env[serverVariable];
  const template = process.env[templateVariable];
  if (url === undefined || template === undefined)
    throw new Error(
      "No test server: call prepareTestServer before the tests, as projects do that say `database: true`.",
    );
  return { url, template };
}

async function copyOf(source: string): Promise<TestDatabase> {
  const { url: server, template } = testServer();
  const name = `${template}_${randomBytes(6).toString("hex")}`;
  await administer(server, `create database ${name} template ${source}`);
  const url = withDatabase(server, name);
  const role = process.env[roleVariable] || null;
  const database = await openDatabase({ url, role, poolSize: 8 });
  return {
    url,
    database,
    role,
    drop: async () => {
      await database.close();
      await administer(server, `drop database ${name} with (force)`);
    },
  };
}

/** An empty database that nothing was done to, for tests of migration itself. */
export async function emptyDatabase(): Promise<{ url: string; drop(): Promise<void> }> {
  const server = process.env[serverVariable] ?? "";
  const name = `${process.env[templateVariable]}_${randomBytes(6).toString("hex")}`;
  await administer(server, `create database ${name}`);
  return {
    url: withDatabase(server, name),
    drop: () => administer(server, `drop database ${name} with (force)`),
  };
}

async function administer(url: string, statement: string): Promise<void> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}

function withDatabase(url: string, name: string): string {
  const named = new URL(url);
  named.pathname = `/${name}`;
  return named.href;
}
