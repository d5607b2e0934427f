import { mkdtemp, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import {
  type Api,
  createCaller,
  createContext,
  databaseFiles,
  diskFiles,
  type FileStore,
} from "../src/index.ts";
import { testRegister, type TestRegister } from "../src/testing.ts";
import { makeAction, makeControl, makeEditor, makeReader, makeRisk } from "./collaboration.ts";

let register: TestRegister;
let projectId: number;
let alice: Api, bob: Api, carol: Api, mallory: Api;
beforeAll(async () => {
  register = await testRegister();
  ({ projectId } = register);
  alice = await register.as("alice");
  bob = await register.as("bob");
  carol = await register.as("carol");
  mallory = await register.as("mallory");
});
afterAll(() => register.drop());

const missing = { code: "NOT_FOUND" };
const issue = (code: string, path: string[] = []) => ({
  cause: { code: "Invalid", issues: [{ code, path }] },
});

it("shows a reference from either end as it looks from there", async () => {
  const risk = await makeRisk(register);
  const control = await makeControl(register);
  const forwards = await bob.reference.create({
    projectId,
    controlId: control.id,
    toRiskId: risk.id,
    description: "Covers",
  });
  expect(forwards).toMatchObject({
    projectId,
    projectTitle: "Harbour Tunnel",
    fromControlId: control.id,
    fromRiskId: null,
    toRiskId: risk.id,
    toFile: null,
    toLink: null,
    toProjectId: projectId,
    toProjectTitle: "Harbour Tunnel",
    backwards: false,
    repr: `Risk #${risk.number} ${risk.title}`,
    counterpart: { kind: "risk", id: risk.id, projectId },
    description: "Covers",
    version: 1,
  });
  const { rows } = await carol.reference.list({ projectId, riskId: risk.id });
  expect(rows).toMatchObject([
    {
      id: forwards.id,
      backwards: true,
      repr: `Control #${control.number} Inspect the face`,
      counterpart: { kind: "control", id: control.id, projectId },
    },
  ]);
});

it("lists newest first, counts, and reads the past", async () => {
  const { id: riskId } = await makeRisk(register);
  const { id: actionId } = await makeAction(register);
  const first = await bob.reference.create({ projectId, riskId, toActionId: actionId });
  const second = await bob.reference.create({ projectId, riskId, toLink: "https://example.com/report" });
  expect(second).toMatchObject({ repr: "https://example.com/report", counterpart: null, toProjectId: null });
  const { rows, total } = await carol.reference.list({ projectId, riskId, limit: 1 });
  expect([total, rows.map(({ id }) => id)]).toEqual([2, [second.id]]);
  await bob.reference.remove({ projectId, riskId, id: second.id });
  expect((await carol.reference.list({ projectId, riskId })).total).toBe(1);
  const past = await carol.reference.list({ projectId, riskId, asOf: second.createdAt });
  expect(past.rows.map(({ id }) => id)).toEqual([second.id, first.id]);
});

it("asks for exactly one target that the caller sees", async () => {
  const { id: riskId } = await makeRisk(register);
  const hidden = await makeRisk(register, { confidential: true });
  const { id: controlId } = await makeControl(register);
  const create = (target: object) => bob.reference.create({ projectId, riskId, ...target });
  await expect(bob.reference.create({ projectId, riskId })).rejects.toMatchObject(issue("exactlyOne"));
  await expect(
    bob.reference.create({ projectId, controlId, toLink: "x", toRiskId: riskId }),
  ).rejects.toMatchObject(issue("exactlyOne"));
  await expect(create({ toRiskId: riskId })).rejects.toMatchObject(issue("rule"));
  await expect(create({ toRiskId: 999_999 })).rejects.toMatchObject(issue("unknownReference", ["toRiskId"]));
  await expect(create({ toLink: " java\tscript:alert(1)" })).rejects.toMatchObject(issue("rule", ["toLink"]));
  const foreign = await mallory.risk.create({ projectId: "default", description: "Foreign" });
  await expect(create({ toRiskId: foreign.id })).rejects.toMatchObject(
    issue("unknownReference", ["toRiskId"]),
  );
  expect(await create({ toRiskId: hidden.id })).toMatchObject({ toRiskId: hidden.id });
  await makeEditor(register, "carol");
  const editor = await register.as("carol");
  await expect(editor.reference.create({ projectId, riskId, toRiskId: hidden.id })).rejects.toMatchObject(
    issue("unknownReference", ["toRiskId"]),
  );
  await makeReader(register, "carol");
});

it("crosses projects for those who see both, and exists for nobody else", async () => {
  const other = await alice.project.create({ key: "OTHER", title: "Second Tube", template: "cost" });
  // A project that was made after the credential was looked up is not yet in that caller's rights.
  const fresh = await register.as("alice");
  const target = await fresh.risk.create({ projectId: other.id, title: "Fire", description: "Fire" });
  const { id: riskId, number } = await makeRisk(register);
  const made = await fresh.reference.create({ projectId, riskId, toRiskId: target.id });
  expect(made).toMatchObject({
    repr: "Risk #1 Fire",
    toProjectId: other.id,
    toProjectTitle: "Second Tube",
    counterpart: { kind: "risk", id: target.id, projectId: other.id },
  });
  expect(await fresh.reference.get({ projectId: other.id, riskId: target.id, id: made.id })).toMatchObject({
    backwards: true,
    counterpart: { id: riskId, projectId },
  });
  expect(await bob.reference.list({ projectId, riskId })).toEqual({ rows: [], total: 0 });
  await expect(bob.reference.get({ projectId, riskId, id: made.id })).rejects.toMatchObject(missing);
  await expect(bob.reference.remove({ projectId, riskId, id: made.id })).rejects.toMatchObject(missing);
  const { rows } = await bob.logEntry.list({ projectId, riskId });
  expect(rows.filter(({ type }) => type === "referenceCreated")).toMatchObject([
    { changedTo: "A risk of another project", objectIdentifier: `Risk #${number}` },
  ]);
});

it("hides references to confidential risks, from either end and in the log", async () => {
  const secret = await makeRisk(register);
  const open = await makeRisk(register);
  const { id: controlId } = await makeControl(register);
  const fromControl = await bob.reference.create({ projectId, controlId, toRiskId: secret.id });
  const fromRisk = await bob.reference.create({ projectId, riskId: open.id, toRiskId: secret.id });
  const toControl = await bob.reference.create({ projectId, riskId: secret.id, toControlId: controlId });
  const seen = fromRisk.createdAt;
  expect((await carol.reference.list({ projectId, controlId })).total).toBe(2);
  await alice.risk.update({ id: secret.id, patch: { confidential: true } });
  for (const [subject, id] of [
    [{ controlId }, fromControl.id],
    [{ controlId }, toControl.id],
    [{ riskId: open.id }, fromRisk.id],
  ] as const) {
    await expect(carol.reference.get({ projectId, ...subject, id })).rejects.toMatchObject(missing);
    await expect(carol.reference.get({ projectId, ...subject, id, asOf: seen })).rejects.toMatchObject(
      missing,
    );
    expect(await carol.reference.list({ projectId, ...subject })).toEqual({ rows: [], total: 0 });
    const { rows } = await carol.logEntry.list({ projectId, ...subject });
    expect(rows.filter(({ type }) => type.startsWith("reference"))).toEqual([]);
  }
  await expect(carol.reference.list({ projectId, riskId: secret.id })).rejects.toMatchObject(missing);
  const { rows } = await bob.logEntry.list({ projectId, controlId });
  expect(rows.filter(({ type }) => type.startsWith("reference"))).toHaveLength(2);
});

it("tells the log of references that were made, changed and withdrawn", async () => {
  const { id: riskId, number } = await makeRisk(register);
  const { id: controlId } = await makeControl(register);
  const control = await bob.reference.create({ projectId, riskId, toControlId: controlId });
  const { id } = control;
  await bob.reference.update({ projectId, riskId, id, patch: { description: "See there" } });
  await bob.reference.update({ projectId, riskId, id, patch: { toLink: "https://example.com" } });
  await bob.reference.remove({ projectId, riskId, id });
  const { rows } = await bob.logEntry.list({ projectId, riskId });
  const name = expect.stringMatching(/^Control #\d+ Inspect the face$/) as string;
  expect(
    rows
      .filter(({ type }) => type.startsWith("reference"))
      .map((entry) => [
        entry.type,
        entry.objectIdentifier,
        entry.changedFrom,
        entry.changedTo,
        entry.controlId,
      ]),
  ).toEqual([
    ["referenceCreated", `Risk #${number}`, null, name, controlId],
    ["referenceModified", `Risk #${number}`, name, name, controlId],
    ["referenceModified", `Risk #${number}`, name, null, controlId],
    ["referenceModified", `Risk #${number}`, null, "https://example.com", null],
    ["referenceDeleted", `Risk #${number}`, "https://example.com", null, null],
  ]);
});

it("is changed by editors of its own project alone, never over another's change, and turned only from its own end", async () => {
  const risk = await makeRisk(register);
  const { id: controlId } = await makeControl(register);
  const { id } = await bob.reference.create({ projectId, controlId, toRiskId: risk.id });
  const here = { projectId, controlId, id };
  const denied = { code: "FORBIDDEN" };
  await expect(carol.reference.create({ projectId, controlId, toLink: "x" })).rejects.toMatchObject(denied);
  await expect(carol.reference.update({ ...here, patch: { description: "x" } })).rejects.toMatchObject(
    denied,
  );
  await expect(carol.reference.remove(here)).rejects.toMatchObject(denied);
  await expect(
    bob.reference.update({ ...here, patch: { description: "x" }, expectedVersion: 9 }),
  ).rejects.toMatchObject({ code: "PRECONDITION_FAILED" });
  const there = { projectId, riskId: risk.id, id };
  await expect(bob.reference.update({ ...there, patch: { toLink: "x" } })).rejects.toMatchObject(
    issue("immutable", ["toLink"]),
  );
  expect(
    await bob.reference.update({ ...there, patch: { toRiskId: risk.id, description: "Same end" } }),
  ).toMatchObject({ backwards: true, description: "Same end", version: 2 });
  await expect(mallory.reference.get(here)).rejects.toMatchObject(missing);
});

const bytes = Buffer.from([0, 255, 10, 13, 60, 115, 62]);
const upload = {
  name: "../../etc/pass\u0000wd <b>.html",
  contentType: "text/html",
  content: bytes.toString("base64"),
};

it.each([
  ["in the database", async () => ({ files: databaseFiles(100), kept: async () => ["nowhere else"] })],
  [
    "on disk",
    async () => {
      const directory = await mkdtemp(join(tmpdir(), "riskloom-files-"));
      return {
        files: diskFiles(directory, 100),
        kept: async () => {
          const folders = await readdir(directory);
          await rm(directory, { recursive: true });
          return folders;
        },
      };
    },
  ],
] as const satisfies [string, () => Promise<{ files: FileStore; kept: () => Promise<string[]> }>][])(
  "keeps files %s, bytes and past versions included, for those alone who see the reference",
  async (_, open) => {
    const { files, kept } = await open();
    const as = async (user: "bob" | "carol" | "mallory") =>
      createCaller(
        await createContext(
          { ...register.deps, files },
          { secret: { kind: "bearer", token: register.secrets[user] } },
        ),
      );
    const [writer, reader, stranger] = [await as("bob"), await as("carol"), await as("mallory")];
    const { id: riskId } = await makeRisk(register);
    const made = await writer.reference.create({ projectId, riskId, toFile: upload });
    const here = { projectId, riskId, id: made.id };
    expect(made).toMatchObject({
      repr: "passwd b.html",
      toFile: { name: "passwd b.html", contentType: "text/html", size: 7 },
      counterpart: null,
    });
    expect(await reader.reference.file(here)).toMatchObject({
      name: "passwd b.html",
      content: upload.content,
    });
    await expect(stranger.reference.file(here)).rejects.toMatchObject(missing);
    const other = { name: "b.txt", contentType: "text/plain", content: Buffer.from("b").toString("base64") };
    const turned = await writer.reference.update({ ...here, patch: { toFile: other } });
    expect(turned.toFile).toMatchObject({ name: "b.txt", size: 1 });
    expect(await reader.reference.file({ ...here, asOf: made.createdAt })).toMatchObject({
      content: upload.content,
    });
    const large = { ...other, content: Buffer.alloc(101).toString("base64") };
    await expect(writer.reference.create({ projectId, riskId, toFile: large })).rejects.toMatchObject({
      code: "PAYLOAD_TOO_LARGE",
    });
    await expect(
      writer.reference.create({ projectId, riskId, toFile: { ...other, content: "not base64" } }),
    ).rejects.toMatchObject(issue("rule", ["toFile", "content"]));
    await writer.risk.update({ id: riskId, patch: { confidential: true } });
    await expect(reader.reference.file(here)).rejects.toMatchObject(missing);
    expect([["nowhere else"], [String(register.organizationId)]]).toContainEqual(await kept());
  },
);
