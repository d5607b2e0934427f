import { createHash, randomBytes } from "node:crypto";
import { CompiledQuery } from "kysely";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import {
  type Database,
  type CredentialHolder,
  UnknownCredentialError,
  openDatabase,
  readAs,
  readTransaction,
  writeAs,
} from "../src/index.ts";
import { freshDatabase, type TestDatabase } from "../src/testing.ts";
import { foundOrganization, makeProject, type Write, writerOf } from "./register.ts";

let test: TestDatabase;
/** the same register as another process sees it */
let other: Database;
let write: Write;
let organizationId: number;
let projectId: number;
let otherProjectId: number;
let secretHash: Buffer;
let credentialId: number;
let userId: number;

beforeAll(async () => {
  test = await freshDatabase();
  other = await openDatabase({ url: test.url, role: test.role, poolSize: 2 });
  organizationId = await foundOrganization(test.database, "Ours");
  write = writerOf(other, organizationId);
  projectId = await write((writing) => makeProject(writing, organizationId, "known"));
  otherProjectId = await write((writing) => makeProject(writing, organizationId, "other"));
});

afterAll(async () => {
  await other.close();
  await test.drop();
});

/** Somebody new, found behind a credential that was used a moment ago. */
beforeEach(async () => {
  secretHash = createHash("sha256").update(randomBytes(8)).digest();
  const name = randomBytes(4).toString("hex");
  userId = await insert(`user_account (uid, organization_id, username, email, first_name, last_name)
    values (gen_random_uuid(), ${organizationId}, '${name}', '${name}@example.com', 'Ann', 'Lee')`);
  await insert(`membership (organization_id, user_id, role, api_access, confidential_access)
    values (${organizationId}, ${userId}, 'member', true, false)`);
  await insert(`project_member (organization_id, project_id, user_id, role, api_access)
    values (${organizationId}, ${projectId}, ${userId}, 'editor', true)`);
  credentialId = await insert(`credential (organization_id, user_id, kind, label, secret_hash, last_used_at)
    values (${organizationId}, ${userId}, 'apiKey', 'key', '\\x${secretHash.toString("hex")}', now())`);
  await found();
});

describe("who was found behind a secret is known, until anything changes that decides it", () => {
  const changes: Record<string, [change: () => string, expected: unknown]> = {
    "the name": [
      () => `update user_account set last_name = 'Lin' where id = ${userId}`,
      expect.objectContaining({ full_name: "Ann Lin" }),
    ],
    "the role": [
      () => `update membership set role = 'admin' where user_id = ${userId}`,
      expect.objectContaining({ role: "admin" }),
    ],
    "access by an interface": [
      () => `update membership set api_access = false where user_id = ${userId}`,
      expect.objectContaining({ api_access: false }),
    ],
    "the role in a project": [
      () => `update project_member set role = 'reader' where user_id = ${userId}`,
      expect.objectContaining({ projects: { 1: ["reader", true] } }),
    ],
    "a project that is gained": [
      () => `insert into project_member (organization_id, project_id, user_id, role, api_access)
        values (${organizationId}, ${otherProjectId}, ${userId}, 'reader', false)`,
      expect.objectContaining({ projects: { 1: ["editor", true], 2: ["reader", false] } }),
    ],
    "a project that is lost": [
      () => `delete from project_member where user_id = ${userId}`,
      expect.objectContaining({ projects: null }),
    ],
    "the organization's default project": [
      () => `update organization set default_project_id = ${projectId}`,
      expect.objectContaining({ default_project_id: 1 }),
    ],
    "the membership, which ends": [() => `delete from membership where user_id = ${userId}`, "nobody"],
    "the credential, which is revoked": [
      () => `update credential set revoked_at = now() where id = ${credentialId}`,
      "nobody",
    ],
    "the credential, which now ends at a moment": [
      () => `update credential set expires_at = now() + interval '1 hour' where id = ${credentialId}`,
      expect.objectContaining({ expires: true }),
    ],
    "the credential, which is gone": [() => `delete from credential where id = ${credentialId}`, "nobody"],
  };

  it.for(Object.keys(changes))("%s: the next read sees it", async (what) => {
    const [change, expected] = changes[what] as (typeof changes)[string];
    await run(change());
    expect(await told(found)).toEqual(expected);
  });

  it.for(Object.keys(changes))("%s: the next write sees it", async (what) => {
    const [change, expected] = changes[what] as (typeof changes)[string];
    await run(change());
    expect(await told(foundByWriting)).toEqual(expected);
  });
});

it("each table that the look-up reads counts its changes", async () => {
  const column = async (text: string): Promise<string[]> =>
    (await test.database.pool.query<{ found: string }>(text)).rows.map(({ found }) => found);
  const body = await column("select prosrc as found from pg_proc where proname = 'authenticate'");
  const read = new Set(body.join().match(/(?<=\b(from|join) )\w+/g));
  const counted = await column(
    "select tgrelid::regclass::text as found from pg_trigger where tgname = 'access_changed'",
  );
  expect(new Set([...counted, "organization_clock"])).toEqual(read);
});

it("a change that is rolled back, and the note of a use, leave everybody known", async () => {
  const before = test.database.holders.of(secretHash);
  expect(before).toMatchObject({ user_id: userId, full_name: "Ann Lee", role: "member" });
  await expect(
    write(async ({ db }) => {
      await db.executeQuery(
        CompiledQuery.raw(`update membership set role = 'owner' where user_id = ${userId}`),
      );
      throw new Error("not after all");
    }),
  ).rejects.toThrow("not after all");
  await other.pool.query("select note_use($1)", [credentialId]);
  expect(await found()).toBe(before);
  expect(await foundByWriting()).toBe(before);
});

it("a credential that ends at a moment is looked up each time, and refused from then on", async () => {
  await run(`update credential set expires_at = now() + interval '0.4 seconds' where id = ${credentialId}`);
  expect(await found()).toMatchObject({ user_id: userId });
  expect(test.database.holders.of(secretHash)).toBeUndefined();
  await new Promise((resolve) => setTimeout(resolve, 500));
  await expect(found()).rejects.toThrow(UnknownCredentialError);
});

it("a change of one organization leaves the people of another known", async () => {
  const theirs = await foundOrganization(other, "Theirs");
  const before = test.database.holders.of(secretHash);
  await writerOf(
    other,
    theirs,
  )(({ db }) => db.executeQuery(CompiledQuery.raw("update organization set name = 'Still theirs'")));
  expect(await found()).toBe(before);
});

it("a write of somebody who is known takes a turn of the clock, and a refused one takes none", async () => {
  const clock = () =>
    readTransaction(other, { organizationId, userId: null }, ({ at }) => Promise.resolve(at));
  const before = await clock();
  const taken = await writeAs(test.database, { secretHash }, ({ at }) => Promise.resolve(at));
  expect([await clock(), taken > before]).toEqual([taken, true]);
  await run(`delete from membership where user_id = ${userId}`);
  const stood = await clock();
  await expect(foundByWriting()).rejects.toThrow(UnknownCredentialError);
  expect(await clock()).toBe(stood);
});

const found = (): Promise<CredentialHolder> =>
  readAs(test.database, { secretHash }, (_, found) => Promise.resolve(found));

const foundByWriting = (): Promise<CredentialHolder> =>
  writeAs(test.database, { secretHash }, (_, found) => Promise.resolve(found));

/** Who is found, or that nobody is. */
const told = (look: () => Promise<CredentialHolder>): Promise<CredentialHolder | "nobody"> =>
  look().catch((error: unknown) => {
    if (error instanceof UnknownCredentialError) return "nobody";
    throw error;
  });

const run = (statement: string): Promise<unknown> =>
  write(({ db }) => db.executeQuery(CompiledQuery.raw(statement)));

const insert = (into: string): Promise<number> =>
  write(async ({ db }) => {
    const { rows } = await db.executeQuery<{ id: number }>(
      CompiledQuery.raw(`insert into ${into} returning id`),
    );
    return rows[0]?.id ?? 0;
  });
