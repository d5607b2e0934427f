import { describe, expect, it } from "vitest";
import { checklist, served } from "./checklist/checklist.ts";
import notServed from "./checklist/not-served.json" with { type: "json" };

const answered = new Set(served.map(({ endpoint }) => endpoint));
const expected = notServed.flatMap(({ endpoints }) => endpoints);

describe("the documented surface", () => {
  it("is served, but for what is listed as not served yet", () => {
    const missing = [...checklist].filter(
      (endpoint) => !answered.has(endpoint) && !expected.includes(endpoint),
    );
    expect(missing).toEqual([]);
  });

  it("has no entry among the not served that is served, or documented no more, or listed twice", () => {
    const stale = expected.filter((endpoint) => answered.has(endpoint) || !checklist.has(endpoint));
    expect(stale).toEqual([]);
    expect(new Set(expected).size).toBe(expected.length);
  });

  it("is extended only by rows that say why", () => {
    const unmarked = served.filter(
      ({ endpoint, extension }) => !checklist.has(endpoint) && extension === undefined,
    );
    expect(unmarked).toEqual([]);
    const mismarked = served.filter(
      ({ endpoint, extension }) => checklist.has(endpoint) && extension !== undefined,
    );
    expect(mismarked).toEqual([]);
  });

  it("has a reason for every group that is not served yet", () => {
    for (const { reason } of notServed) expect(reason).toMatch(/^[a-z].{10,}/);
  });
});
