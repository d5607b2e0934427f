import { describe, expect, it } from "vitest";
import { describeProcedures } from "../src/described.ts";
import { fieldWords } from "../src/described/field-words.ts";

const procedures = describeProcedures();

describe("the description of the procedures", () => {
  it("says of every procedure in a sentence what it does", () => {
    const silent = procedures.filter(({ says }) => !/^[A-Z][^\n]+\.$/.test(says)).map(({ name }) => name);
    expect(silent).toEqual([]);
    expect(procedures.length).toBeGreaterThan(200);
  });

  it("says of every field of every input, nested ones too, what it means", () => {
    const silent = procedures.flatMap(({ name, fields }) =>
      fields.filter(({ says }) => !/^[A-Z].+\.$/.test(says)).map(({ path }) => `${name}: ${path}`),
    );
    expect(silent).toEqual([]);
  });

  it("has no words for fields that there are not", () => {
    const used = new Set<string>();
    for (const { fields } of procedures) for (const { says } of fields) used.add(says);
    expect(Object.entries(fieldWords).flatMap(([name, says]) => (used.has(says) ? [] : [name]))).toEqual([]);
  });

  it("names the right of every procedure but those by which one comes in", () => {
    expect(procedures.flatMap(({ name, right }) => (right === null ? [name] : []))).toEqual([
      "auth.changePassword",
      "auth.login",
      "session.open",
    ]);
  });

  it("says truly which fields all share", () => {
    const takes = (path: string) => (one: (typeof procedures)[number]) =>
      one.fields.some((field) => field.path === path);
    const without = (path: string, of: typeof procedures) => of.filter((one) => !takes(path)(one));
    const writes = procedures.filter(({ kind, right }) => kind === "mutation" && right !== null);
    expect(
      without(
        "asOf",
        procedures.filter(({ kind }) => kind !== "mutation"),
      ),
    ).toEqual([]);
    expect(without("expectedVersion", writes)).toEqual([]);
    expect(procedures.filter(takes("expectedVersion")).length).toBe(writes.length);
  });

  it("tells types, defaults and maxima as the input is checked", () => {
    const fieldOf = (name: string, path: string) =>
      procedures.find((one) => one.name === name)?.fields.find((field) => field.path === path);
    expect(fieldOf("risk.list", "limit")).toMatchObject({ required: false, byDefault: "100" });
    expect(fieldOf("evaluation.create", "riskId")).toMatchObject({ required: true });
    expect(fieldOf("evaluation.create", "type")?.type).toBe('one of "gross", "present", "nett"');
    expect(fieldOf("report.monteCarlo", "options.simulations")).toMatchObject({
      type: "integer from 1 to 10000",
      byDefault: "1000",
    });
  });

  it("tells refusals that follow from right and path, and those that a procedure declares itself", () => {
    const codesOf = (name: string) =>
      procedures.find((one) => one.name === name)?.refusals.map(({ code }) => code);
    expect(codesOf("me.get")).toEqual(["Unauthenticated", "Forbidden", "Invalid", "TooLarge", "Unavailable"]);
    expect(codesOf("session.revoke")).toContain("NotFound");
    expect(codesOf("risk.update")).toEqual([
      "Unauthenticated",
      "NotFound",
      "Forbidden",
      "Invalid",
      "TooLarge",
      "Conflict",
      "PreconditionFailed",
      "Unavailable",
    ]);
  });
});
