import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { sql } from "kysely";
import { writeFor } from "../src/installation.ts";
import type { Api } from "../src/router.ts";
import { testRegister, type TestRegister } from "../src/testing.ts";
import { codesOf } from "./people.ts";

let register: TestRegister;
let projectId: number;
let alice: Api;
beforeAll(async () => {
  register = await testRegister();
  ({ projectId } = register);
  alice = await register.as("alice");
});
afterAll(() => register.drop());

const bob = (idempotencyKey: string) => register.as("bob", { idempotencyKey });
const set = (role: "editor" | "reader", confidential: boolean) =>
  writeFor(register.database, register, async ({ db }) => {
    const { bob: id } = register.users;
    await sql`update project_member set role = ${role} where user_id = ${id}`.execute(db);
    await sql`update membership set confidential_access = ${confidential} where user_id = ${id}`.execute(db);
  });
const made = async (confidential = false) =>
  (
    await alice.risk.create({
      projectId,
      title: "Face collapse",
      description: "In soft ground",
      confidential,
    })
  ).id;

/** Changes to a risk that already is, and to what hangs on it. */
const changes: Readonly<Record<string, (api: Api, riskId: number) => Promise<unknown>>> = {
  "risk.update": (api, id) => api.risk.update({ projectId, id, patch: { title: "Told to few" } }),
  "risk.update without its project": (api, id) => api.risk.update({ id, patch: { title: "Told to few" } }),
  "risk.chooseTreatment": (api, id) =>
    api.risk.chooseTreatment({ projectId, id, type: "mitigate", description: "Freeze" }),
  "risk.setTags": (api, id) => api.risk.setTags({ projectId, id, tagIds: [] }),
  "comment.create": (api, riskId) => api.comment.create({ projectId, riskId, text: "Told to few" }),
  "causality.create": (api, riskId) =>
    api.causality.create({ projectId, riskId, text: "Wire snaps", isCause: true }),
  "riskReview.record": (api, riskId) => api.riskReview.record({ projectId, riskId }),
};

describe("a repeat of a request with its key", () => {
  it.each(Object.entries(changes))(
    "has the first answer for who may still ask it, and none for others: %s",
    async (name, call) => {
      const id = await made();
      const repeat = async () => call(await bob(`${name} ${id}`), id);
      const first = await repeat();
      expect(await repeat()).toEqual(first);
      await set("reader", true);
      expect(await codesOf(repeat)).toEqual(["FORBIDDEN"]);
      await set("editor", false);
      expect(await repeat()).toEqual(first);
      await alice.risk.update({ projectId, id, patch: { confidential: true } });
      expect(await codesOf(repeat)).toEqual(["NOT_FOUND"]);
      await set("editor", true);
      expect(await repeat()).toEqual(first);
    },
  );

  it.each([{ projectId: "default" as const }, {}])(
    "that deleted has the first answer for who could still delete there: %o",
    async (named) => {
      const id = await made();
      const remove = async () => (await bob(`remove ${id}`)).risk.remove({ ...named, id });
      expect(await codesOf(remove, remove)).toEqual(["answered"]);
      await set("reader", true);
      expect(await codesOf(remove)).toEqual(["FORBIDDEN"]);
      await set("editor", true);
      expect(await codesOf(remove)).toEqual(["answered"]);
      const another = async () => (await bob(`another ${id}`)).risk.remove({ ...named, id });
      expect(await codesOf(another)).toEqual(["NOT_FOUND"]);
    },
  );

  it("that deleted what only few see tells others nothing", async () => {
    const id = await made(true);
    const remove = async () => (await bob(`remove ${id}`)).risk.remove({ projectId, id });
    expect(await codesOf(remove)).toEqual(["answered"]);
    await set("editor", false);
    expect(await codesOf(remove)).toEqual(["NOT_FOUND"]);
    await set("editor", true);
  });

  it("of a creation is nothing to who may not see any more what was made", async () => {
    const create = async () =>
      (await bob("created")).risk.create({ projectId, title: "Made once", description: "In soft ground" });
    const { id } = await create();
    await alice.risk.update({ projectId, id, patch: { confidential: true } });
    await set("editor", false);
    expect(await codesOf(create)).toEqual(["NOT_FOUND"]);
    await set("editor", true);
    expect((await create()).id).toBe(id);
  });
});
