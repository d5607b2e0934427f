import { describe, expect, it } from "vitest";
import { checklist, served } from "./checklist/checklist.ts";

const answered = new Set(served.map(({ endpoint }) => endpoint));

describe("the documented surface", () => {
  it("is served whole", () => {
    expect(checklist.size).toBeGreaterThan(500);
    expect([...checklist].filter((endpoint) => !answered.has(endpoint))).toEqual([]);
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
});
