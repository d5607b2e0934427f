import { afterAll, beforeAll, expect, it } from "vitest";
import shapes from "../checklist/shapes.json" with { type: "json" };
import { logCases } from "./log/log-cases.ts";
import { type LogWorld, logWorld } from "./log/log-world.ts";

const documented = shapes["RR.LogEntry"].fields;

let world: LogWorld;
beforeAll(async () => {
  world = await logWorld();
});
afterAll(() => world.close());

it("has a change for each of the 34 documented codes", () => {
  const codes = documented.find(({ name }) => name === "type_switch")?.enum?.split(",");
  expect(codes).toHaveLength(34);
  expect(Object.keys(logCases)).toEqual(codes);
});

const cases = Object.entries(logCases).map(([code, [label, make]]) => ({ code: Number(code), label, make }));

it.each(cases)("tells in an entry $code, $label, what changed", async ({ code, label, make }) => {
  const { path, told } = await make(world);
  const list = await world.send("GET", `${path}/entries?ordering=-date`);
  const entries = list["results"] as Record<string, unknown>[];
  const entry = entries.find(({ type_switch }) => type_switch === code);
  expect(entry).toEqual({
    ...Object.fromEntries(documented.map(({ name }) => [name, null])),
    id: expect.any(Number) as number,
    date: expect.stringMatching(/^\d{4}-\d\d-\d\d[T ]\d\d:\d\d:\d\d\.\d{6}Z$/) as string,
    project: 1,
    user: world.users.alice,
    changed_by: "Alice Example",
    type_switch: code,
    type_switch_display: label,
    ...told,
  });
  expect(await world.send("GET", `/entries/${String(entry?.["id"])}`)).toEqual(entry);
});
