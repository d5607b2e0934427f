import { DomainError } from "@riskloom/domain";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { z } from "zod";
import { createContext } from "../src/call/context.ts";
import { type Api, appRouter, createCaller } from "../src/router.ts";
import { testRegister, type TestRegister } from "../src/testing.ts";

type Place = readonly (string | number)[];
type Kind = "integer" | "text";

/** Where an input takes a text or a whole number, at any depth. */
function placesOf(schema: unknown, kind: Kind, at: Place = []): Place[] {
  if (schema instanceof z.ZodString) return kind === "text" ? [at] : [];
  if (schema instanceof z.ZodNumber) return kind === "integer" && schema.format?.endsWith("int") ? [at] : [];
  if (schema instanceof z.ZodUnknown) return kind === "text" ? [at] : [];
  if (schema instanceof z.ZodObject)
    return Object.entries(schema.shape).flatMap(([key, part]) => placesOf(part, kind, [...at, key]));
  if (schema instanceof z.ZodArray) return placesOf(schema.element, kind, [...at, 0]);
  if (schema instanceof z.ZodUnion) return schema.options.flatMap((part) => placesOf(part, kind, at));
  if (schema instanceof z.ZodPipe) return placesOf(schema.in, kind, at);
  const inner = schema instanceof z.ZodType ? Reflect.get(schema.def, "innerType") : undefined;
  return inner === undefined ? [] : placesOf(inner, kind, at);
}

/** An input with a value at one place. */
function put(into: unknown, [key, ...rest]: Place, value: unknown): unknown {
  if (key === undefined) return value;
  if (typeof key === "number") return [put(undefined, rest, value)];
  const own = typeof into === "object" && into !== null ? into : {};
  return { ...own, [key]: put(Reflect.get(own, key), rest, value) };
}

const Procedures = z.record(z.string(), z.custom<{ _def: { inputs: unknown[] } }>());
const { procedures: all } = z.object({ procedures: Procedures }).parse(Reflect.get(appRouter, "_def"));
const procedures = Object.entries(all).map(([name, { _def }]) => ({ name, schema: _def.inputs[0] }));
const texts = procedures.flatMap(({ name, schema }) =>
  placesOf(schema, "text").map((at) => ({ name, schema, at })),
);
const integers = procedures.flatMap(({ name, schema }) =>
  placesOf(schema, "integer").map((at) => ({ name, schema, at })),
);
const hostile = ["\0", "a\0b", "\ud800", "b\udfff"];
/** What needs no credential. */
const open = /^(auth\.|session\.open$)/;
const outOfRange = [2_147_483_648, -2_147_483_649, 2 ** 53 - 1, -(2 ** 53) + 1];

describe("an input that the database cannot hold", () => {
  let register: TestRegister;
  let alice: Api;
  beforeAll(async () => {
    register = await testRegister();
    alice = await register.as("alice");
  });
  afterAll(() => register.drop());

  const codeOf = async (api: Api, name: string, input: unknown): Promise<string> => {
    const [router = "", procedure = ""] = name.split(".");
    const call = Reflect.get(Reflect.get(api, router) as object, procedure) as (
      input: unknown,
    ) => Promise<unknown>;
    try {
      await call(input);
      return "answered";
    } catch (error) {
      const cause = error instanceof Error ? error.cause : undefined;
      return cause instanceof DomainError ? cause.code : String(error);
    }
  };
  const around = (schema: unknown): object => {
    const keys = schema instanceof z.ZodObject ? Object.keys(schema.shape) : [];
    const known: Record<string, unknown> = {
      projectId: register.projectId,
      registerId: "HT",
      family: "risk",
      id: 1,
    };
    return Object.fromEntries(keys.flatMap((key) => (key in known ? [[key, known[key]]] : [])));
  };

  it("is looked for in every procedure", () => {
    expect(procedures.length).toBeGreaterThanOrEqual(196);
    expect(texts.length).toBeGreaterThan(250);
    expect(integers.length).toBeGreaterThan(500);
  });

  it("is refused wherever it is a text, without a credential too", async () => {
    const nobody = createCaller(await createContext(register.deps, { secret: null }));
    for (const { name, schema, at } of texts)
      for (const value of hostile) {
        const input = put(around(schema), at, value);
        expect([name, at, await codeOf(alice, name, input)]).toEqual([
          name,
          at,
          expect.stringMatching(/^(Invalid|NotFound)$/),
        ]);
        if (value !== "\0") continue;
        expect([name, at, await codeOf(nobody, name, input)]).toEqual([
          name,
          at,
          open.test(name) ? "Invalid" : "Unauthenticated",
        ]);
      }
  });

  it("is never a fault of the server where it is a whole number", async () => {
    for (const { name, schema, at } of integers)
      for (const value of outOfRange)
        expect([name, at, value, await codeOf(alice, name, put(around(schema), at, value))]).toEqual([
          name,
          at,
          value,
          expect.stringMatching(/^(answered|Invalid|NotFound|PreconditionFailed|Conflict)$/),
        ]);
  });
});
