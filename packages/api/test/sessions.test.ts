import { DomainError } from "@riskloom/domain";
import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { hashPassword } from "../src/auth/password.ts";
import { originOf } from "../src/auth/guess.ts";
import { Turns } from "../src/auth/turns.ts";
import { type Call, createContext } from "../src/call/context.ts";
import { writeFor } from "../src/installation/write-for.ts";
import { createCaller } from "../src/router.ts";
import { testRegister, type TestRegister, type TestUser } from "../src/testing.ts";

let register: TestRegister;
beforeAll(async () => {
  register = await testRegister();
});
afterAll(() => register.drop());

const password = "riskloom-demo";
const nameOf = (user: TestUser) => `${user}@example.com`;
const as = async (token: string | null, call: Partial<Call> = {}) =>
  createCaller(
    await createContext(register.deps, {
      secret: token === null ? null : { kind: "bearer", token },
      ...call,
    }),
  );
const codeOf = (error: unknown) => (error as { cause?: { code?: string } }).cause?.code;

/** How many guesses at a name are heard of many that come at once. */
async function heard(user: TestUser | string, address: string | undefined, guesses: number): Promise<number> {
  const api = await as(null, { address });
  const outcomes = await Promise.all(
    Array.from({ length: guesses }, (_, at) =>
      api.auth.login({ username: user, password: `guess ${at}` }).then(
        () => "in",
        (error: unknown) => codeOf(error),
      ),
    ),
  );
  expect(new Set(outcomes)).toEqual(new Set(["Invalid", "RateLimited"]));
  return outcomes.filter((outcome) => outcome === "Invalid").length;
}

/** Counts a guess; answers how long the next one has to wait. */
async function guess(name: string, address: string): Promise<number> {
  const { rows } = await sql<{ wait: number }>`select login_guess(${name}, ${address}) as wait`.execute(
    register.database.kysely,
  );
  return rows[0]?.wait ?? -1;
}

describe("guesses at a password", () => {
  it("are heard ten times from one address, however many come at once, and its owner elsewhere still comes in", async () => {
    expect(await heard(nameOf("bob"), "203.0.113.7", 40)).toBe(10);
    const there = await as(null, { address: "203.0.113.7" });
    const refused = there.auth.login({ username: nameOf("bob"), password });
    await expect(refused).rejects.toMatchObject({ cause: { code: "RateLimited" } });
    const retry = await refused.catch(
      (error: { cause: { issues: { params: { retryAfterSeconds: number } }[] } }) =>
        error.cause.issues.map(({ params }) => params.retryAfterSeconds),
    );
    expect(retry).toEqual([expect.toSatisfy((seconds: number) => seconds > 800 && seconds <= 900)]);
    const elsewhere = await as(null, { address: "203.0.113.8" });
    expect(await elsewhere.auth.login({ username: nameOf("bob").toUpperCase(), password })).toHaveProperty(
      "token",
    );
  });

  it("are heard a hundred times of one name, from however many addresses", async () => {
    const guesses = Array.from({ length: 14 * 11 }, (_, at) =>
      guess("nobody@example.com", `198.51.100.${at % 14}`),
    );
    expect((await Promise.all(guesses)).filter((wait) => wait === 0)).toHaveLength(100);
  });

  it("count for the whole network of an IPv6 address, and for an IPv4 one however it is written", () => {
    expect(originOf("2001:db8:1:2::7")).toBe("2001:db8:1:2::/64");
    expect(originOf("2001:0DB8:1:2:3:4:5:6%eth0")).toBe("2001:db8:1:2::/64");
    expect(originOf("::1")).toBe("0:0:0:0::/64");
    expect(originOf("::ffff:192.0.2.1")).toBe("192.0.2.1");
  });

  it("that were right are given back, and those that are refused for their address count against no name", async () => {
    const [name, address] = ["Mallory@example.com", "192.0.2.9"];
    for (let at = 0; at < 200; at++) await guess(name, address);
    expect(await guess(name, "192.0.2.10")).toBe(0);
    await sql`select login_right(${name}, ${address})`.execute(register.database.kysely);
    const waits: number[] = [];
    for (let at = 0; at < 12; at++) waits.push(await guess(name.toLowerCase(), address));
    expect(waits.map((wait) => wait > 0)).toEqual([...Array.from({ length: 10 }, () => false), true, true]);
  });

  it("are checked in turn by who asks, so that many of one do not come before one of another", async () => {
    const turns = new Turns(1, { ofOne: 5, ofAll: 5 });
    const order: string[] = [];
    const run = (key: string) => turns.take([key], () => Promise.resolve(void order.push(key)));
    await Promise.all(["a", "a", "a", "b", "c"].map(run));
    expect(order).toEqual(["a", "a", "b", "c", "a"]);
    const flood = Array.from({ length: 8 }, () => run("d").then(() => "heard", codeOf));
    expect((await Promise.all(flood)).filter((outcome) => outcome === "heard")).toHaveLength(6);
  });

  it("at many names from one address wait for each other, and nobody elsewhere for more than one of them", async () => {
    const turns = new Turns(1, { ofOne: 8, ofAll: 100 });
    const order: string[] = [];
    const run = (address: string, name: string) =>
      turns.take([address, name], () => Promise.resolve(void order.push(`${address} ${name}`)));
    const guesses = ["a", "b", "c", "d"].flatMap((name) => [run("there", name), run("there", name)]);
    const more = Array.from({ length: 3 }, () =>
      run("there", "e").then(
        () => "heard",
        (error: unknown) => (error instanceof DomainError ? error.code : error),
      ),
    );
    await Promise.all([...guesses, run("here", "a"), run("here", "b")]);
    // the places of others are not theirs
    expect(await Promise.all(more)).toEqual(["heard", "Unavailable", "Unavailable"]);
    expect(order.slice(0, 6)).toEqual(["there a", "there a", "here a", "there b", "here b", "there c"]);
    expect(order).toHaveLength(11);
  });
});

describe("a session", () => {
  const open = async (user: TestUser) =>
    (await as(null)).session.open({ username: nameOf(user), password, label: "Laptop" });

  it("is a person's at this API, listed to its owner alone, and ends when it is closed", async () => {
    const first = await open("alice");
    const second = await open("alice");
    const api = await as(first.secret);
    expect(await api.me.get()).toMatchObject({ email: nameOf("alice") });
    expect((await api.session.list()).map(({ id, label, current }) => [id, label, current])).toEqual([
      [second.id, "Laptop", false],
      [first.id, "Laptop", true],
    ]);
    const other = await as(register.secrets.bob);
    expect(await other.session.list()).toEqual([]);
    await expect(other.session.revoke({ id: first.id })).rejects.toMatchObject({ code: "NOT_FOUND" });
    await api.session.revoke({ id: second.id });
    await expect((await as(second.secret)).me.get()).rejects.toMatchObject({ code: "UNAUTHORIZED" });
    await api.session.close();
    await expect(api.me.get()).rejects.toMatchObject({ code: "UNAUTHORIZED" });
  });

  it("opens no interface for programs", async () => {
    const { secret } = await open("alice");
    await expect((await as(secret, { dialect: "comp" })).me.get()).rejects.toMatchObject({
      code: "UNAUTHORIZED",
    });
  });

  it("ends at its time, and when it was not used for long", async () => {
    for (const change of [
      "expires_at = now() - interval '1 second'",
      "created_at = now() - interval '31 minutes', last_used_at = now() - interval '31 minutes'",
    ]) {
      const { id, secret } = await open("alice");
      const api = await as(secret);
      await api.me.get();
      await writeFor(register.database, register, async ({ db }) => {
        await sql`update credential set ${sql.raw(change)} where id = ${id}`.execute(db);
      });
      await expect(api.me.get()).rejects.toMatchObject({ code: "UNAUTHORIZED" });
    }
  });

  it("ends when the password changes, by whatever way, and tokens of programs go on", async () => {
    const sessions = [await open("carol"), await open("carol")];
    const newPassword = "seven lost umbrellas";
    const anybody = await as(null);
    await expect(
      anybody.auth.changePassword({ username: nameOf("carol"), password: "wrong", newPassword }),
    ).rejects.toMatchObject({ cause: { code: "Invalid" } });
    await anybody.auth.changePassword({ username: nameOf("carol"), password, newPassword });
    for (const { secret } of sessions)
      await expect((await as(secret)).me.get()).rejects.toMatchObject({ code: "UNAUTHORIZED" });
    expect(await (await as(register.secrets.carol)).me.get()).toMatchObject({ email: nameOf("carol") });
    const again = await anybody.session.open({ username: nameOf("carol"), password: newPassword });
    const hash = await hashPassword(password);
    await writeFor(register.database, register, async ({ db }) => {
      await sql`update user_secret set password_hash = ${hash} where user_id = ${register.users.carol}`.execute(
        db,
      );
    });
    await expect((await as(again.secret)).me.get()).rejects.toMatchObject({ code: "UNAUTHORIZED" });
  });

  it("and a token by tRPC are given to whoever has no access through REST, which the token endpoint demands", async () => {
    await writeFor(register.database, register, async ({ db }) => {
      await sql`update membership set api_access = false where user_id = ${register.users.carol}`.execute(db);
    });
    const given = { username: nameOf("carol"), password };
    expect(await (await as(null)).auth.login(given)).toHaveProperty("token");
    expect(await (await as(null)).session.open(given)).toHaveProperty("secret");
    const through = await as(null, { dialect: "ramrisk" });
    await expect(through.auth.login(given)).rejects.toMatchObject({ cause: { code: "Invalid" } });
  });
});
