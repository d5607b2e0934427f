import { afterAll, beforeAll, expect, it } from "vitest";
import { count } from "../world/counters.ts";
import { type Digest, openDigest } from "../world/digest.ts";
import { each, finder, type Finder, once, writes } from "../world/routes.ts";
import { bodyFor } from "../world/samples.ts";
import { openWorld, type World } from "../world/world.ts";

const deletions = writes.filter(({ row }) => row.method === "DELETE");
count("deletions", deletions.length);

let world: World;
let find: Finder;
let digest: Digest;
beforeAll(async () => {
  world = await openWorld("in process");
  find = finder(world);
  digest = await openDigest(world.register);
});
afterAll(async () => {
  await digest.close();
  await world.close();
});

it.each(once(each(deletions)))(
  "a deletion with what is not understood is refused, and deletes nothing: $title",
  async ({ route }) => {
    const path = await find.pathFor(route, "alice");
    const sample = await bodyFor(route, world, "alice");
    const required = route.row.reply.reads?.mode === "put" ? sample : undefined;
    const tries: [query: string, body: unknown][] = [
      ["?ID=1", required],
      ["?ids=1", required],
      ["?id[]=1", required],
      ["?=1", required],
      ["?format=json&dry_run=true", required],
      ["", { ...required, ID: "1" }],
      ["", { ...required, ids: ["1"] }],
      ["", [1]],
      ["", '"1"'],
      ["", "7"],
      ["", "null"],
      ["", "{"],
    ];
    const told = [];
    for (const [query, body] of tries) {
      const { status, text } = await world.send("DELETE", `${path}${query}`, {
        dialect: route.dialect.name,
        body,
      });
      told.push([query, body, status === 400 ? 400 : [status, text]]);
    }
    expect(told).toEqual(tries.map(([query, body]) => [query, body, 400]));
    expect([await digest.unchanged(), world.logged]).toEqual([true, []]);
  },
);

it("an incident's comments are taken back as body, address or segment name them, and all where nothing does", async () => {
  const { register, send } = world;
  const api = await register.as("alice");
  const [incident] = (await api.incident.list({})).rows;
  const incidentId = incident?.id ?? 0;
  await api.incidentComment.clear({ incidentId });
  const path = `/v1/incident/${incident?.uid}/comments`;
  const made = [];
  for (const text of ["1", "2", "3", "4", "5", "6"])
    made.push((await api.incidentComment.create({ incidentId, text })).uid);
  const left = async () =>
    (await api.incidentComment.list({ incidentId, limit: null })).rows.map(({ text }) => text).toSorted();
  const [first, second, third, fourth] = made;
  const taken = async (to: string, body?: unknown) => [
    (await send("DELETE", `${path}${to}`, { dialect: "incident", body })).status,
    (await left()).join(""),
  ];
  expect(await taken("", { id: first })).toEqual([200, "23456"]);
  expect(await taken(`?id=${second}`)).toEqual([200, "3456"]);
  expect(await taken(`/${third}`)).toEqual([200, "456"]);
  expect(await taken(`?id=${fourth}`, { id: fourth })).toEqual([200, "56"]);
  expect(await taken(`?id=${made[4]}`, { id: made[5] })).toEqual([400, "56"]);
  expect(await taken(`?id=${made[4]}&id=${made[5]}`)).toEqual([400, "56"]);
  expect(await taken("", { id: null })).toEqual([400, "56"]);
  expect(await taken("", { id: 5 })).toEqual([400, "56"]);
  expect(await taken("", { id: "" })).toEqual([400, "56"]);
  expect(await taken("?id=")).toEqual([404, "56"]);
  expect(await taken("", { id: first })).toEqual([404, "56"]);
  expect(await taken("", {})).toEqual([200, ""]);
});
