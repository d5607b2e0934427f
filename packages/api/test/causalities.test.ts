import { afterAll, beforeAll, expect, it } from "vitest";
import { testRegister, type TestRegister } from "../src/testing.ts";
import { codesOf, people, type People } from "./people.ts";
import { told } from "./told.ts";

let register: TestRegister;
let projectId: number;
let who: People;
beforeAll(async () => {
  register = await testRegister();
  ({ projectId } = register);
  who = await people(register);
});
afterAll(() => register.drop());

const risk = (confidential = false) =>
  who.alice.risk.create({ projectId, description: "Water ingress", confidential });

it("numbers causes and effects per project, and shows them on the risks that have them", async () => {
  const { id: riskId } = await risk();
  const cause = await who.bob.causality.create({ projectId, riskId, text: "Wire snaps", isCause: true });
  const effect = await who.bob.causality.create({ projectId, text: "Delay", isCause: false, status: "done" });
  expect(cause).toMatchObject({
    number: 1,
    text: "Wire snaps",
    status: "possible",
    isCause: true,
    version: 1,
  });
  expect(effect).toMatchObject({ number: 2, status: "done", isCause: false });
  expect(await who.carol.causality.list({ projectId })).toMatchObject({ total: 2, rows: [cause, effect] });
  expect(await who.carol.causality.list({ projectId, riskId })).toEqual({ total: 1, rows: [cause] });
  expect((await who.carol.causality.list({})).rows).toEqual([cause, effect]);
  expect(await who.mallory.causality.list({})).toEqual({ total: 0, rows: [] });
  expect(await who.carol.causality.get({ projectId, riskId, id: cause.id })).toEqual(cause);
  expect(await who.carol.causality.get({ projectId, id: effect.id })).toEqual(effect);
  expect(await codesOf(() => who.carol.causality.get({ projectId, riskId, id: effect.id }))).toEqual([
    "NOT_FOUND",
  ]);
  const { rows } = await who.carol.riskCausality.list({ projectId });
  expect(rows).toMatchObject([{ riskId, causalityId: cause.id, version: 1 }]);
  expect(await who.carol.riskCausality.get({ projectId, id: rows[0]?.id ?? 0 })).toEqual(rows[0]);
});

it("tells of every change in the words for causes and for effects", async () => {
  const { id: riskId } = await risk();
  const other = await risk();
  for (const [isCause, word] of [
    [true, "cause"],
    [false, "effect"],
  ] as const) {
    const before = (await told(who.alice, { projectId, riskId })).length;
    const { id } = await who.alice.causality.create({ projectId, riskId, text: "Old", isCause });
    await who.alice.causality.update({ projectId, riskId, id, patch: { text: "New", status: "discarded" } });
    await who.alice.causality.attach({ projectId, riskId: other.id, id });
    await who.alice.causality.attach({ projectId, riskId: other.id, id });
    await who.alice.causality.detach({ projectId, riskId, id });
    expect((await told(who.alice, { projectId, riskId })).slice(before)).toEqual([
      [`${word}Created`, null, "Old"],
      [`${word}Attached`, null, "Old"],
      [`${word}Modified`, "Old", "New"],
      [`${word}Modified`, "Possible", "Discarded"],
      [`${word}Detached`, "New", null],
    ]);
    expect((await told(who.alice, { projectId, riskId: other.id })).at(-1)).toEqual([
      `${word}Attached`,
      null,
      "New",
    ]);
  }
});

it("tells of a cause that no risk has in the project's log", async () => {
  const { id } = await who.alice.causality.create({ projectId, text: "Alone", isCause: true });
  await who.alice.causality.update({ projectId, id, patch: { isCause: false } });
  const { rows } = await who.carol.logEntry.list({ projectId, limit: null });
  expect(rows.slice(-2)).toMatchObject([
    { type: "causeCreated", changedTo: "Alone", riskId: null, object: null },
    {
      type: "effectModified",
      changedFrom: "Cause",
      changedTo: "Effect",
      objectIdentifier: expect.any(String),
    },
  ]);
});

it("hides what hangs on confidential risks alone, also from the log and from the past", async () => {
  const [hidden, open] = [await risk(true), await risk()];
  const secret = await who.alice.causality.create({
    projectId,
    riskId: hidden.id,
    text: "Secret",
    isCause: true,
  });
  await who.alice.causality.update({ projectId, id: secret.id, patch: { text: "Still secret" } });
  const seen = async (asOf?: string) =>
    (await who.carol.causality.list({ projectId, limit: null, ...(asOf && { asOf }) })).rows.map(
      ({ id }) => id,
    );
  expect(await seen()).not.toContain(secret.id);
  expect(await seen(secret.period.from)).not.toContain(secret.id);
  expect(
    await codesOf(
      () => who.carol.causality.get({ projectId, id: secret.id }),
      () => who.carol.causality.get({ projectId, riskId: hidden.id, id: secret.id }),
      () => who.carol.causality.list({ projectId, riskId: hidden.id }),
    ),
  ).toEqual(["NOT_FOUND"]);
  const texts = JSON.stringify(await who.carol.logEntry.list({ projectId, limit: null }));
  expect(texts).not.toContain("ecret");
  const links = await who.carol.riskCausality.list({ projectId, limit: null });
  expect(links.rows.map(({ causalityId }) => causalityId)).not.toContain(secret.id);
  await who.alice.causality.attach({ projectId, riskId: open.id, id: secret.id });
  expect(await seen()).toContain(secret.id);
});

it("does not bring a confidential risk's causes to light when the risk is deleted", async () => {
  const [hidden, open] = [await risk(true), await risk()];
  const onlyThere = await who.alice.causality.create({
    projectId,
    riskId: hidden.id,
    text: "Gone",
    isCause: true,
  });
  const shared = await who.alice.causality.create({
    projectId,
    riskId: hidden.id,
    text: "Kept",
    isCause: true,
  });
  await who.alice.causality.attach({ projectId, riskId: open.id, id: shared.id });
  await who.alice.risk.remove({ projectId, id: hidden.id });
  expect(await codesOf(() => who.carol.causality.get({ projectId, id: onlyThere.id }))).toEqual([
    "NOT_FOUND",
  ]);
  expect(await who.carol.causality.get({ projectId, id: shared.id })).toEqual(shared);
});

it("lets editors write, compares versions, and stays within the organization", async () => {
  const { id: riskId } = await risk();
  const draft = { text: "x", isCause: true };
  const { id } = await who.alice.causality.create({ projectId, riskId, ...draft });
  const patch = { text: "y" };
  expect(
    await codesOf(
      () => who.carol.causality.create({ projectId, ...draft }),
      () => who.carol.causality.update({ projectId, id, patch }),
      () => who.carol.causality.detach({ projectId, riskId, id }),
    ),
  ).toEqual(["FORBIDDEN"]);
  expect(
    await codesOf(
      () => who.bob.causality.update({ projectId, id, patch, expectedVersion: 9 }),
      () => who.bob.causality.detach({ projectId, riskId, id, expectedVersion: 9 }),
    ),
  ).toEqual(["PRECONDITION_FAILED"]);
  const elsewhere = { projectId: register.foreignProjectId };
  expect(
    await codesOf(
      () => who.mallory.causality.list({ projectId }),
      () => who.mallory.causality.get({ ...elsewhere, id }),
      () => who.mallory.causality.update({ ...elsewhere, id, patch }),
      () => who.mallory.causality.create({ ...elsewhere, riskId, ...draft }),
      () => who.mallory.riskCausality.list({ projectId }),
      () => who.alice.causality.detach({ projectId, riskId, id: 999_999 }),
    ),
  ).toEqual(["NOT_FOUND"]);
});

it("knows who reviewed a risk last", async () => {
  const { id: riskId } = await risk();
  expect(await codesOf(() => who.carol.riskReview.get({ projectId, riskId }))).toEqual(["NOT_FOUND"]);
  const first = await who.alice.riskReview.record({ projectId, riskId });
  expect(first).toMatchObject({
    riskId,
    reviewedById: register.users.alice,
    reviewedByName: "Alice Example",
  });
  expect(first.reviewedAt).toBe(first.createdAt);
  const second = await who.bob.riskReview.record({ projectId, riskId, expectedVersion: 1 });
  expect(second).toMatchObject({ id: first.id, reviewedByName: "Bob Example", version: 2 });
  expect(await who.carol.riskReview.get({ projectId, riskId })).toEqual(second);
  expect(await who.carol.riskReview.get({ projectId, riskId, asOf: first.reviewedAt })).toEqual(first);
  const today = first.reviewedAt.slice(0, 10);
  expect((await told(who.alice, { projectId, riskId })).slice(1)).toEqual([
    ["riskReview", null, `Alice Example, ${today}`],
    ["riskReview", `Alice Example, ${today}`, `Bob Example, ${today}`],
  ]);
  expect(await codesOf(() => who.carol.riskReview.record({ projectId, riskId }))).toEqual(["FORBIDDEN"]);
  expect(await codesOf(() => who.bob.riskReview.record({ projectId, riskId, expectedVersion: 1 }))).toEqual([
    "PRECONDITION_FAILED",
  ]);
});

it("hides reviews of what is hidden", async () => {
  const { id: riskId } = await risk(true);
  await who.alice.riskReview.record({ projectId, riskId });
  expect(
    await codesOf(
      () => who.carol.riskReview.get({ projectId, riskId }),
      () => who.mallory.riskReview.get({ projectId, riskId }),
      () => who.mallory.riskReview.record({ projectId: register.foreignProjectId, riskId }),
    ),
  ).toEqual(["NOT_FOUND"]);
});
