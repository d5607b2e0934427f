import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parseJson, readDecimal } from "../src/index.ts";

describe("numbers in JSON", () => {
  it.each([
    ["9007199254740991", 9_007_199_254_740_991],
    ["9007199254740992", 9_007_199_254_740_992],
    ["9007199254740993", 9_007_199_254_740_993n],
    ["-9007199254740993", -9_007_199_254_740_993n],
    ["12345678901234567890", 12_345_678_901_234_567_890n],
    // a double that JSON would write as 12345678901234567000
    ["12345678901234567168", 12_345_678_901_234_567_168n],
    ["1e20", 1e20],
    ["100000000000000000000", 1e20],
    ["1.7976931348623157e308", Number.MAX_VALUE],
    ["5e-324", 5e-324],
    ["-0", -0],
    ["0e99", 0],
    ["0.000e-99", 0],
    ["1.0000000000000000", 1],
    ["0.1234567890123456789", 0.123_456_789_012_345_68],
    ["9007199254740993.0", Number.NaN],
    ["12345678901234567890.5", Number.NaN],
    ["1e-400", Number.NaN],
    ["1e400", Number.POSITIVE_INFINITY],
    ["-1e400", Number.NEGATIVE_INFINITY],
  ])("%s are read as they were written, or as what no schema of numbers takes", (text, value) => {
    expect(parseJson(`{"a":[${text}]}`)).toEqual({ a: [value] });
  });

  it("beyond 2^53 come out to the last digit", () => {
    fc.assert(
      fc.property(fc.bigInt({ min: -(10n ** 300n), max: 10n ** 300n }), (whole) => {
        const read = parseJson(String(whole));
        expect(typeof read === "bigint" || typeof read === "number" ? BigInt(read) : read).toBe(whole);
      }),
    );
  });

  it("are all that is read otherwise than usual", () => {
    fc.assert(
      fc.property(fc.json(), (text) => {
        expect(JSON.stringify(parseJson(text))).toBe(JSON.stringify(JSON.parse(text)));
      }),
    );
  });

  it("in texts are texts", () => {
    expect(parseJson('["9007199254740993", "1e400"]')).toEqual(["9007199254740993", "1e400"]);
  });

  it("make no JSON of what is none", () => {
    expect(() => parseJson("[9007199254740993,]")).toThrow(SyntaxError);
  });
});

describe("a decimal number", () => {
  it.each([
    ["7", 7],
    ["+7.", 7],
    ["-.5e-1", -0.05],
    ["007", 7],
    ["9007199254740992", 2 ** 53],
    ["9007199254740993", null],
    ["1e400", null],
    ["1e-400", null],
    ["0x10", null],
    ["0b1", null],
    ["1_000", null],
    ["1,5", null],
    [" 7", null],
    ["", null],
    [".", null],
    ["Infinity", null],
    ["NaN", null],
    ["٣", null],
  ])("is spelled one way only: %j", (text, value) => {
    expect(readDecimal(text)).toBe(value);
  });
});
