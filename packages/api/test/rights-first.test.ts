import { DomainError } from "@riskloom/domain";
import { afterAll, beforeAll, expect, it } from "vitest";
import { createContext } from "../src/call/context.ts";
import { type Api, createCaller } from "../src/router.ts";
import { testRegister, type TestRegister } from "../src/testing.ts";
import { people, type People } from "./people.ts";

let register: TestRegister;
let projectId: number;
let who: People;
beforeAll(async () => {
  register = await testRegister();
  ({ projectId } = register);
  who = await people(register);
});
afterAll(() => register.drop());

const refused = (call: Promise<unknown>): Promise<DomainError> =>
  call.then(
    () => expect.fail("answered"),
    ({ cause }: { cause: unknown }) => (cause instanceof DomainError ? cause : expect.fail(String(cause))),
  );
const wrong: Parameters<Api["action"]["update"]>[0]["patch"] = JSON.parse('{ "status": 7 }');

it("asks who calls, then what is there, then who may, and only then what was sent", async () => {
  const { id } = await who.alice.action.create({ projectId, description: "Walk" });
  const one = { projectId, id, patch: wrong };
  const nobody = createCaller(await createContext(register.deps, { secret: null }));
  expect((await refused(nobody.action.update(one))).code).toBe("Unauthenticated");
  expect((await refused(who.mallory.action.update(one))).code).toBe("NotFound");
  expect((await refused(who.carol.action.update({ ...one, id: 999_999 }))).code).toBe("NotFound");
  expect((await refused(who.carol.action.update(one))).code).toBe("Forbidden");
  expect((await refused(who.bob.action.update({ ...one, id: 999_999 }))).code).toBe("NotFound");
  expect((await refused(who.bob.action.update({ ...one, expectedVersion: 99 }))).code).toBe("Invalid");
  const stale = who.bob.action.update({ projectId, id, patch: { title: "Walk" }, expectedVersion: 99 });
  expect((await refused(stale)).code).toBe("PreconditionFailed");
});

it("tells all that is wrong with a request in one answer, in the order of the fields", async () => {
  const { id } = await who.alice.action.create({ projectId, description: "Walk" });
  const patch = { ...wrong, assignedToId: 999_999, tagIds: [999_999], title: "x".repeat(501) };
  const { issues } = await refused(who.bob.action.update({ projectId, id, patch, expectedVersion: 99 }));
  expect(issues.map(({ path, code }) => [...path, code])).toEqual([
    ["title", "tooLong"],
    ["status", "invalidChoice"],
    ["assignedToId", "unknownReference"],
    ["tagIds", "unknownReference"],
  ]);
  expect(await who.bob.action.get({ projectId, id })).toMatchObject({ title: "", version: 1 });
});

it("says of moments whether a project or somebody is missing, or which of them is too much", async () => {
  const fields = ["projectId", "userId"];
  for (const asked of [{}, { projectId, userId: register.users.alice }])
    expect(await refused(who.alice.label.list(asked))).toMatchObject({
      code: "Invalid",
      issues: [{ path: [], code: "exactlyOne", params: { fields } }],
    });
  expect((await refused(who.alice.label.list({ userId: register.users.bob }))).code).toBe("NotFound");
});
