import { describe, expect, it } from "vitest";
import { type Issue, issueCodes, sentenceOf, sentencesOf } from "../src/index.ts";

/** Every figure that any code may carry. */
const params = {
  expected: "string",
  received: "integer",
  max: 500,
  min: 1,
  choices: ["new", "open"],
  value: "old",
  format: "date",
  id: 7,
  kind: "risk",
  fields: ["name"],
  keys: ["colour"],
  current: 3,
  maxBytes: 1024,
  retryAfterSeconds: 9,
  message: "A rule of its own.",
};

describe("the sentence of an issue", () => {
  it.each(issueCodes)("of the code %s has a sentence, in which no figure is missing", (code) => {
    const said = sentenceOf({ path: ["tags", 0, "name"], code, params });
    expect(said).toMatch(/^.{5,}\.$/);
    expect(said).not.toMatch(/undefined|\bnull\b(?!;)|\[object/);
  });

  it("names the field by its whole path, and the input where there is none", () => {
    expect(sentenceOf({ path: ["tags", 0, "name"], code: "required" })).toBe("tags[0].name is required.");
    expect(sentenceOf({ path: [], code: "unknownKey", params: { keys: ["colour", "size"] } })).toBe(
      "The input has keys that are not known: colour, size.",
    );
  });

  it("names the field of a rule that has words of its own", () => {
    const rule = { code: "rule", params: { message: "This key is reserved." } } as const;
    expect(sentenceOf({ path: ["key"], ...rule })).toBe("key: This key is reserved.");
    expect(sentenceOf({ path: [], ...rule })).toBe("This key is reserved.");
  });

  it("tells three of many, and how many more there are", () => {
    const issues: Issue[] = ["a", "b", "c", "d", "e"].map((name) => ({ path: [name], code: "blank" }));
    expect(sentencesOf(issues)).toBe("a cannot be blank. b cannot be blank. c cannot be blank. And 2 more.");
    expect(sentencesOf([])).toBe("");
  });
});
