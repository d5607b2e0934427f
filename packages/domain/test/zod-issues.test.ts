import { describe, expect, it } from "vitest";
import { z } from "zod";
import { issueCodes, issuesFromZod } from "../src/index.ts";

const Model = z.strictObject({
  title: z.string().min(1).max(5),
  count: z.int().min(1).max(9),
  status: z.enum(["new", "open"]).optional(),
  tags: z.array(z.int()).optional(),
});

function issuesOf(input: unknown) {
  const { error } = Model.safeParse(input);
  return error === undefined
    ? []
    : issuesFromZod(error, input).map(({ path, code }) => [path.join("."), code]);
}

describe("what is wrong with a value", () => {
  it("that is beyond every number is its size", () => {
    const beyond = 2n ** 53n + 1n;
    expect(issuesOf({ title: "x", count: beyond })).toEqual([["count", "tooBig"]]);
    expect(issuesOf({ title: "x", count: -beyond })).toEqual([["count", "tooSmall"]]);
  });

  it.each([
    [{ count: 1 }, [["title", "required"]]],
    [{ title: null, count: 1 }, [["title", "null"]]],
    [{ title: 7, count: 1 }, [["title", "invalidType"]]],
    [{ title: "", count: 1 }, [["title", "blank"]]],
    [{ title: [], count: 1 }, [["title", "invalidType"]]],
    [{ title: ["a", "b", "c", "d", "e", "f"], count: 1 }, [["title", "invalidType"]]],
    [{ title: "too long", count: 1 }, [["title", "tooLong"]]],
    [{ title: "x", count: 0 }, [["count", "tooSmall"]]],
    [{ title: "x", count: 10 }, [["count", "tooBig"]]],
    [{ title: "x", count: 1.5 }, [["count", "invalidType"]]],
    [{ title: "x", count: 1, status: "gone" }, [["status", "invalidChoice"]]],
    [{ title: "x", count: 1, tags: [1, "two"] }, [["tags.1", "invalidType"]]],
    [{ title: "x", count: 1, more: true }, [["", "unknownKey"]]],
    [
      { count: "1" },
      [
        ["title", "required"],
        ["count", "invalidType"],
      ],
    ],
  ])("is told by a code of the closed list: %j", (input, issues) => {
    expect(issuesOf(input)).toEqual(issues);
    for (const [, code] of issues) expect(issueCodes).toContain(code);
  });
});
