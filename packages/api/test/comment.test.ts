import { afterAll, beforeAll, expect, it } from "vitest";
import { testRegister, type TestRegister } from "../src/testing.ts";
import { makeAction, makeControl, makeRisk } from "./collaboration.ts";

let register: TestRegister;
beforeAll(async () => {
  register = await testRegister();
});
afterAll(() => register.drop());

it("keeps a conversation on a risk, newest first, with its authors", async () => {
  const { projectId } = register;
  const { id: riskId } = await makeRisk(register);
  const [alice, bob, carol] = [
    await register.as("alice"),
    await register.as("bob"),
    await register.as("carol"),
  ];
  const first = await bob.comment.create({ projectId, riskId, text: "  I have ideas for this risk " });
  expect(first).toMatchObject({
    text: "I have ideas for this risk",
    riskId,
    controlId: null,
    actionId: null,
    projectId,
    authorId: register.users.bob,
    authorName: "Bob Example",
    authorShortName: "Bob E.",
    authorEmail: "bob@example.com",
    edited: false,
    version: 1,
  });
  const second = await alice.comment.create({ projectId, riskId, text: "Tell us" });
  const { rows, total } = await carol.comment.list({ projectId, riskId });
  expect([total, rows.map(({ id }) => id)]).toEqual([2, [second.id, first.id]]);
  const edited = await bob.comment.update({
    projectId,
    riskId,
    id: first.id,
    patch: { text: "Drain first" },
    expectedVersion: 1,
  });
  expect(edited).toMatchObject({ text: "Drain first", edited: true, version: 2 });
  const past = await carol.comment.get({ projectId, riskId, id: first.uid, asOf: second.createdAt });
  expect(past).toMatchObject({ text: "I have ideas for this risk", edited: false });
});

it("lets the author and the project's administrators change a comment, and nobody else", async () => {
  const { projectId } = register;
  const { id: riskId } = await makeRisk(register);
  const [alice, bob, carol] = [
    await register.as("alice"),
    await register.as("bob"),
    await register.as("carol"),
  ];
  const hers = await alice.comment.create({ projectId, riskId, text: "Hers" });
  const his = await bob.comment.create({ projectId, riskId, text: "His" });
  const onHers = { projectId, riskId, id: hers.id };
  await expect(bob.comment.update({ ...onHers, patch: { text: "x" } })).rejects.toMatchObject({
    code: "FORBIDDEN",
  });
  await expect(bob.comment.remove(onHers)).rejects.toMatchObject({ code: "FORBIDDEN" });
  await expect(carol.comment.create({ projectId, riskId, text: "x" })).rejects.toMatchObject({
    code: "FORBIDDEN",
  });
  const onHis = { projectId, riskId, id: his.id };
  await expect(
    alice.comment.update({ ...onHis, patch: { text: "x" }, expectedVersion: 7 }),
  ).rejects.toMatchObject({ code: "PRECONDITION_FAILED" });
  expect(await alice.comment.update({ ...onHis, patch: { text: "Ours" } })).toMatchObject({
    text: "Ours",
    authorId: register.users.bob,
  });
  await alice.comment.remove(onHis);
  await expect(bob.comment.get(onHis)).rejects.toMatchObject({ code: "NOT_FOUND" });
});

it("shows of controls and actions whether anybody commented on them", async () => {
  const { projectId } = register;
  const alice = await register.as("alice");
  const { id: controlId } = await makeControl(register);
  const { id: actionId } = await makeAction(register);
  const shown = async () => [
    (await alice.control.get({ projectId, id: controlId })).hasComments,
    (await alice.action.get({ projectId, id: actionId })).hasComments,
  ];
  expect(await shown()).toEqual([false, false]);
  await alice.comment.create({ projectId, controlId, text: "On the control" });
  expect(await shown()).toEqual([true, false]);
  const { id } = await alice.comment.create({ projectId, actionId, text: "On the action" });
  expect(await shown()).toEqual([true, true]);
  await alice.comment.remove({ projectId, actionId, id });
  expect(await shown()).toEqual([true, false]);
});

it("tells the log of comments that were made, changed and withdrawn, on every kind of record", async () => {
  const { projectId } = register;
  const alice = await register.as("alice");
  const risk = await makeRisk(register);
  const control = await makeControl(register);
  const action = await makeAction(register);
  for (const [subject, identifier] of [
    [{ riskId: risk.id }, `Risk #${risk.number}`],
    [{ controlId: control.id }, `Control #${control.number}`],
    [{ actionId: action.id }, `Action #${action.number}`],
  ] as const) {
    const { id } = await alice.comment.create({ projectId, ...subject, text: "First" });
    await alice.comment.update({ projectId, ...subject, id, patch: { text: "Second" } });
    await alice.comment.remove({ projectId, ...subject, id });
    const { rows } = await alice.logEntry.list({ projectId, ...subject });
    expect(
      rows
        .filter(({ type }) => type.startsWith("comment"))
        .map((entry) => [entry.type, entry.objectIdentifier, entry.changedFrom, entry.changedTo]),
    ).toEqual([
      ["commentCreated", identifier, null, "First"],
      ["commentModified", identifier, "First", "Second"],
      ["commentDeleted", identifier, "Second", null],
    ]);
  }
});

it("hides what was said about a confidential risk, in every way of asking", async () => {
  const { projectId } = register;
  const [alice, carol, mallory] = [
    await register.as("alice"),
    await register.as("carol"),
    await register.as("mallory"),
  ];
  const { id: riskId } = await makeRisk(register);
  const { id, createdAt } = await alice.comment.create({ projectId, riskId, text: "Secret" });
  await alice.risk.update({ id: riskId, patch: { confidential: true } });
  const missing = { code: "NOT_FOUND" };
  await expect(carol.comment.list({ projectId, riskId })).rejects.toMatchObject(missing);
  await expect(carol.comment.list({ projectId, riskId, asOf: createdAt })).rejects.toMatchObject(missing);
  await expect(carol.comment.get({ projectId, riskId, id })).rejects.toMatchObject(missing);
  await expect(mallory.comment.list({ projectId, riskId })).rejects.toMatchObject(missing);
  await expect(mallory.comment.list({ projectId: register.foreignProjectId, riskId })).rejects.toMatchObject(
    missing,
  );
});

it("asks for exactly one record, and for a text", async () => {
  const { projectId } = register;
  const alice = await register.as("alice");
  const { id: riskId } = await makeRisk(register);
  const { id: controlId } = await makeControl(register);
  const issue = (code: string) => ({ cause: { code: "Invalid", issues: [{ code }] } });
  await expect(alice.comment.list({ projectId })).rejects.toMatchObject(issue("exactlyOne"));
  await expect(alice.comment.list({ projectId, riskId, controlId })).rejects.toMatchObject(
    issue("exactlyOne"),
  );
  await expect(alice.comment.create({ projectId, riskId, text: " " })).rejects.toMatchObject(issue("blank"));
  await expect(alice.comment.create({ projectId, riskId, text: "x".repeat(20_001) })).rejects.toMatchObject(
    issue("tooLong"),
  );
});
