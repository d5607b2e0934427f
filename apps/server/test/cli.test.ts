import { freshDatabase, type TestDatabase } from "@riskloom/persistence/testing";
import { openDatabase } from "@riskloom/persistence";
import { createCaller, createContext } from "@riskloom/api";
import { recognizeSecret } from "@riskloom/api/installation";
import { afterAll, beforeAll, expect, it } from "vitest";
import { commands } from "../src/cli/commands.ts";
import { runCli } from "../src/cli/run-cli.ts";

let test: TestDatabase;
beforeAll(async () => {
  test = await freshDatabase();
});
afterAll(() => test.drop());

let secret: string | null = null;

async function type(line: string): Promise<{ code: number; out: string; err: string }> {
  const written = { out: "", err: "" };
  const code = await runCli(
    commands,
    line.match(/"[^"]*"|\S+/g)?.map((word) => word.replaceAll('"', "")) ?? [],
    {
      out: (text) => (written.out += text),
      err: (text) => (written.err += text),
      withDatabase: (work) =>
        work({
          database: test.database,
          openOwner: () => openDatabase({ url: test.url, role: test.role, as: "owner" }),
          secret: () => Promise.resolve(secret),
          say: (text) => (written.err += text),
        }),
    },
  );
  return { code, ...written };
}

it("explains itself, and every command", async () => {
  const { code, out } = await type("--help");
  expect(code).toBe(0);
  for (const { name } of commands) {
    expect(out).toContain(name);
    expect(await type(`${name} --help`)).toMatchObject({
      code: 0,
      out: expect.stringContaining(`riskloom ${name}`),
    });
  }
});

it("lists its commands in order", () => {
  const names = commands.map(({ name }) => name);
  expect(names).toEqual(names.toSorted());
});

it("tells wrong usage apart from failure by its exit code", async () => {
  expect(await type("organization dissolve")).toMatchObject({
    code: 2,
    err: expect.stringContaining("There is no command"),
  });
  expect(await type("user create --email x@example.com")).toMatchObject({
    code: 2,
    err: expect.stringContaining("Missing: --organization, --first-name"),
  });
  expect(await type("user create --colour red")).toMatchObject({ code: 2 });
  expect(await type("credential issue --email nobody@example.com --kind apiKey")).toMatchObject({
    code: 1,
    err: "There is no such user.\n",
  });
});

it("sets up an organization that can be used at once, and takes a credential back", async () => {
  const made = await type(
    'organization create --name "Quay Builders" --owner-email alice@example.com --owner-first-name Alice --template cost --json',
  );
  expect(made.code).toBe(0);
  const { projectId } = JSON.parse(made.out);
  expect((await type("user create --organization 1 --email bob@example.com --first-name Bob")).code).toBe(0);
  expect(
    (await type(`project member --project ${projectId} --email bob@example.com --role reader`)).code,
  ).toBe(0);
  expect(
    (
      await type(
        'project create --organization "quay builders" --key PIER --title Pier --template kendis-3x3 --admin alice@example.com',
      )
    ).code,
  ).toBe(0);
  const issued = JSON.parse(
    (await type("credential issue --email bob@example.com --kind apiKey --label ci --json")).out,
  );
  expect(issued.secret).toMatch(/^comp_[0-9a-f]{64}$/);
  const deps = { database: test.database, installationSecret: "x".repeat(32), demo: false, now: Date.now };
  const call = { secret: { kind: "bearer", token: issued.secret } } as const;
  const bob = createCaller(await createContext(deps, call));
  expect((await bob.project.list({})).rows.map(({ key }) => key)).toEqual(["DEFAULT"]);
  await expect(bob.risk.create({ projectId, description: "x" })).rejects.toMatchObject({ code: "FORBIDDEN" });
  expect(await type(`credential revoke --email bob@example.com --id ${issued.id} --json`)).toMatchObject({
    out: '{"revoked":1}\n',
  });
  await expect(createCaller(await createContext(deps, call)).me.get()).rejects.toMatchObject({
    code: "UNAUTHORIZED",
  });
});

it("refuses what is not so, with the reason", async () => {
  expect(await type("user create --organization 1 --email alice@example.com --first-name A")).toMatchObject({
    code: 1,
    err: expect.stringContaining("notUnique"),
  });
  expect(
    await type(
      "project create --organization 1 --key risks --title R --template cost --admin alice@example.com",
    ),
  ).toMatchObject({ code: 1, err: "--key: This key is reserved.\n" });
  expect(
    await type(
      "project create --organization 1 --key R1 --title R --template gold --admin alice@example.com",
    ),
  ).toMatchObject({ code: 1, err: expect.stringContaining("gold is none of") });
  expect(await type("demo load")).toMatchObject({ code: 1, err: "The database is not empty.\n" });
});

it("checks the database", async () => {
  const { code, out } = await type("check --json");
  expect(code).toBe(0);
  expect(JSON.parse(out).tables).toBeGreaterThan(20);
});

it("tells that the secret is another one than the database was started with, until it is accepted", async () => {
  const first = "the first secret of this installation";
  await recognizeSecret(test.database, first);
  await recognizeSecret(test.database, first);
  secret = "another secret, as long as the first one";
  await expect(recognizeSecret(test.database, secret)).rejects.toThrow(
    "belongs to an installation with another INSTALLATION_SECRET",
  );
  expect(await type("check")).toMatchObject({
    code: 1,
    err: expect.stringContaining("The INSTALLATION_SECRET is not the one"),
  });
  expect(await type("secret accept")).toMatchObject({ code: 0 });
  expect(await type("check")).toMatchObject({ code: 0 });
  await recognizeSecret(test.database, secret);
  await expect(recognizeSecret(test.database, first)).rejects.toThrow("another INSTALLATION_SECRET");
});

it("remembers of a secret nothing that it could be told by", async () => {
  const { rows } = await test.database.pool.query("select * from remembered_secret()");
  const told = rows.map(({ salt, fingerprint }) => Buffer.concat([salt, fingerprint]).toString("latin1"));
  expect(told.map((text) => text.length)).toEqual([48]);
  await expect(test.database.pool.query("select * from installation_secret")).rejects.toThrow(
    "permission denied",
  );
});
