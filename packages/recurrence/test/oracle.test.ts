import { describe as group, expect, test } from "vitest";
import { between, compile, describe, fromRRule, occurrences, parseText, toRRule } from "../src/index.ts";
import { evaluate } from "./definition.ts";
import { anchors, grid } from "./grid.ts";

/** Days to evaluate, so that every form has several periods in them. */
const spans = { 10: 1100, 20: 500, 30: 2600, 40: 3700 };

const march = { anchor: "2017-03-01", limit: 5 };

group("the definition, asked of every day", () => {
  test("agrees on every date of more than 20,000 series", () => {
    let cases = 0;
    const wrong: unknown[] = [];
    let turn = 0;
    for (const rule of grid()) {
      const span = spans[rule.scope_type];
      for (let pick = 0; pick < 6; pick += 1) {
        turn += 1;
        const anchor = anchors[turn % anchors.length] ?? "";
        const to = new Date(Date.parse(anchor) + span * 86_400_000).toISOString().slice(0, 10);
        const expected = evaluate(rule, anchor, span).join(" ");
        if (between(rule, anchor, to).join(" ") !== expected) wrong.push({ rule, anchor, expected });
        cases += 1;
      }
    }
    expect(wrong).toEqual([]);
    expect(cases).toBeGreaterThan(20_000);
  });

  test("different rules of the grid have different texts and numbers, and both texts and RRULEs read back", () => {
    const texts = new Set<string>();
    const codes = new Set<number>();
    let rules = 0;
    for (const rule of grid()) {
      rules += 1;
      texts.add(describe(rule));
      codes.add(compile(rule));
      expect(parseText(describe(rule))).toEqual(rule);
      const back = fromRRule(toRRule(rule)).rule;
      expect(back && occurrences(back, march)).toEqual(occurrences(rule, march));
    }
    expect([texts.size, codes.size]).toEqual([rules, rules]);
  });
});
