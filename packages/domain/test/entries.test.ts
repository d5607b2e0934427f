import { describe, expect, it } from "vitest";
import { z } from "zod";
import { distinct, entriesOf, invalid, issuesFromZod, maxEntries, maxIssues } from "../src/index.ts";

describe("a list that callers send", () => {
  it("has no more than a thousand entries", () => {
    const list = entriesOf(z.int());
    expect(list.safeParse(Array.from({ length: maxEntries }, () => 1)).success).toBe(true);
    const many = Array.from({ length: maxEntries + 1 }, () => 1);
    const { error } = list.safeParse(many);
    expect(error && issuesFromZod(error, many)).toEqual([
      { path: [], code: "rule", params: { message: "Ensure this has no more than 1000 entries." } },
    ]);
  });

  it("counts what is named again once, in the order in which it was named first", () => {
    expect(distinct(z.string()).parse(["b", "a", "b", "b"])).toEqual(["b", "a"]);
  });
});

describe("what is wrong with a request", () => {
  it("is told up to a hundred things, and costs no more for more", () => {
    const many = Array.from({ length: 300_000 }, () => "x");
    const { error } = z.array(z.int()).safeParse(many);
    expect(error && issuesFromZod(error, many)).toHaveLength(maxIssues);
    const issue = { path: ["ids"], code: "required" } as const;
    expect(invalid(...Array.from({ length: 1_000 }, () => issue)).issues).toHaveLength(maxIssues);
  });
});
