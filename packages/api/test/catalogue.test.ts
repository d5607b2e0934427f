import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Api } from "../src/index.ts";
import { testRegister, type TestRegister } from "../src/testing.ts";

let register: TestRegister;
let alice: Api;
beforeAll(async () => {
  register = await testRegister();
  alice = await register.as("alice");
});
afterAll(() => register.drop());

describe("a risk level", () => {
  it("is referred to by its name in small letters, which follows the name until a project refers to the level", async () => {
    const { id, reference } = await alice.riskLevel.create({ name: "Very Limited Risk" });
    expect(reference).toBe("very_limited_risk");
    const renamed = await alice.riskLevel.update({ id, patch: { name: "Limited" } });
    expect(renamed.reference).toBe("limited");
    const project = await alice.project.chooseRiskLevel({ projectId: "default", riskLevelId: id });
    expect(project.riskLevelId).toBe(id);
    const kept = await alice.riskLevel.update({ id, patch: { name: "Low" } });
    expect([kept.name, kept.reference]).toEqual(["Low", "limited"]);
    await alice.project.chooseRiskLevel({ projectId: "default", riskLevelId: null });
    const still = await alice.riskLevel.update({ id, patch: { name: "Small" } });
    expect(still.reference).toBe("limited");
  });

  it("shares its reference with no other level of the organization, in either case, but with other lists and tenants", async () => {
    await alice.riskLevel.create({ name: "Moderate" });
    await expect(alice.riskLevel.create({ name: "MODERATE" })).rejects.toMatchObject({
      cause: { code: "Invalid", issues: [{ path: ["name"], code: "notUnique" }] },
    });
    expect((await alice.riskSeverity.create({ name: "Moderate" })).reference).toBe("moderate");
    expect((await alice.projectCategory.create({ name: "Moderate" })).reference).toBe("moderate");
    const mallory = await register.as("mallory");
    const theirs = await mallory.riskLevel.create({ name: "Moderate" });
    await expect(alice.riskLevel.get({ id: theirs.id })).rejects.toMatchObject({ code: "NOT_FOUND" });
    await expect(
      alice.project.chooseRiskLevel({ projectId: "default", riskLevelId: theirs.id }),
    ).rejects.toMatchObject({ cause: { issues: [{ path: ["riskLevelId"], code: "unknownReference" }] } });
  });

  it("that is disabled is given to no further project", async () => {
    const { id } = await alice.riskLevel.create({ name: "Retired", disabled: true });
    await expect(
      alice.project.chooseRiskLevel({ projectId: "default", riskLevelId: id }),
    ).rejects.toMatchObject({ cause: { code: "Invalid" } });
  });

  it("is read by everybody in the organization and written by its administrators", async () => {
    const bob = await register.as("bob");
    const { id } = await alice.riskLevel.create({ name: "Guarded" });
    expect((await bob.riskLevel.get({ id })).name).toBe("Guarded");
    await expect(bob.riskLevel.create({ name: "Bob's" })).rejects.toMatchObject({ code: "FORBIDDEN" });
    await expect(bob.riskLevel.update({ id, patch: { name: "Bob's" } })).rejects.toMatchObject({
      code: "FORBIDDEN",
    });
  });

  it("tells its changes, the latest first, also as of a moment of the past, and none where nothing changed", async () => {
    const created = await alice.riskLevel.create({ name: "Audited", position: 1 });
    const { id } = created;
    await alice.riskLevel.update({ id, patch: { position: 2, disabled: true } });
    const unchanged = await alice.riskLevel.update({ id, patch: { position: 2 } });
    expect([unchanged.version, unchanged.updatedAt > created.updatedAt]).toEqual([2, true]);
    const by = { id: register.users.alice, name: "Alice Example" };
    const { rows, total } = await alice.riskLevel.changes({ id });
    const first = { action: "create", by, changes: { name: [null, "Audited"], position: [null, 1] } };
    expect(total).toBe(2);
    expect(rows).toMatchObject([
      { action: "update", by, changes: { position: [1, 2], disabled: [false, true] } },
      first,
    ]);
    const then = await alice.riskLevel.changes({ id, asOf: created.period.from });
    expect(then.rows).toMatchObject([first]);
  });

  it("is refused when its information is larger than 65,535 bytes, whatever their number of characters", async () => {
    const full = await alice.riskLevel.create({ name: "Full", information: "€".repeat(21_845) });
    expect(full.information).toHaveLength(21_845);
    await expect(
      alice.riskLevel.create({ name: "Fuller", information: `${"€".repeat(21_845)}!` }),
    ).rejects.toMatchObject({ cause: { issues: [{ path: ["information"], code: "tooLarge" }] } });
  });
});

describe("a list of risk severities", () => {
  const names = ["B", "D", "A", "C", "E"];
  beforeAll(async () => {
    for (const [at, name] of names.entries())
      await alice.riskSeverity.create({ name, ...(at % 2 === 0 && { sourceId: `s${at}` }) });
  });
  const walk = async (orderBy: { key: string; descending: boolean }[]) => {
    const whole = await alice.riskSeverity.list({ limit: null, orderBy });
    const seen: string[] = [];
    let after: (string | number | boolean | null)[] | undefined;
    for (let page = 0; page < 10; page++) {
      const { rows, offset, end } = await alice.riskSeverity.list({
        limit: 2,
        orderBy,
        ...(after && { after }),
      });
      expect(offset).toBe(seen.length);
      seen.push(...rows.map(({ name }) => name));
      if (end === null) break;
      after = end;
    }
    expect(seen).toEqual(whole.rows.map(({ name }) => name));
    const { start } = await alice.riskSeverity.list({ limit: 1, offset: 4, orderBy });
    const back = await alice.riskSeverity.list({ limit: 2, orderBy, before: start ?? [] });
    expect(back.rows).toEqual(whole.rows.slice(2, 4));
    return seen;
  };

  it("is paged through from place to place in any order, nulls last, and back", async () => {
    expect(await walk([{ key: "name", descending: false }])).toEqual(["A", "B", "C", "D", "E", "Moderate"]);
    await walk([
      { key: "position", descending: false },
      { key: "id", descending: true },
      { key: "name", descending: false },
    ]);
    expect(await walk([{ key: "name", descending: true }])).toEqual(["Moderate", "E", "D", "C", "B", "A"]);
    expect((await walk([{ key: "sourceId", descending: false }])).slice(0, 3)).toEqual(["B", "A", "E"]);
    expect((await walk([{ key: "sourceId", descending: true }])).slice(0, 3)).toEqual(["E", "A", "B"]);
  });

  it("shows no row twice when one is added before the place that was reached", async () => {
    const orderBy = [{ key: "name", descending: false }];
    const first = await alice.riskSeverity.list({ limit: 2, orderBy });
    await alice.riskSeverity.create({ name: "0 added" });
    const last = first.rows[1];
    const { rows } = await alice.riskSeverity.list({ limit: 2, orderBy, after: ["B", last?.id ?? 0] });
    expect(rows.map(({ name }) => name)).toEqual(["C", "D"]);
  });

  it("is filtered by every kind of attribute, and a moment by the second where it has no fraction", async () => {
    const found = async (key: string, operator: "=" | "!=" | "<" | "<=" | ">" | ">=", value: never) =>
      (await alice.riskSeverity.list({ filters: [{ key, operator, value }] })).rows.map(({ name }) => name);
    const [row] = (await alice.riskSeverity.list({ limit: 1 })).rows;
    const second = `${row?.createdAt.slice(0, 19)}Z`;
    expect(await found("name", "=", "a" as never)).toEqual(["A"]);
    expect(await found("name", "=", ["a", "B"] as never)).toEqual(["B", "A"]);
    expect(await found("sourceId", "=", null as never)).toEqual(["Moderate", "D", "C", "0 added"]);
    expect((await found("sourceId", "!=", "S0" as never)).includes("D")).toBe(true);
    expect(await found("sourceId", "!=", "S0" as never)).not.toContain("B");
    expect(await found("id", "<", 0 as never)).toEqual([]);
    expect(await found("createdAt", "=", second as never)).toContain(row?.name);
    expect(await found("createdAt", "<", second as never)).toEqual([]);
    expect(await found("createdAt", "=", (row?.createdAt ?? "") as never)).toEqual([row?.name]);
    expect(await found("disabled", "=", true as never)).toEqual([]);
    await expect(found("information", "=", "x" as never)).rejects.toMatchObject({ code: "BAD_REQUEST" });
    await expect(found("id", "=", "x" as never)).rejects.toMatchObject({ code: "BAD_REQUEST" });
    await expect(found("name", "=", "a\0" as never)).rejects.toMatchObject({ code: "BAD_REQUEST" });
  });
});
