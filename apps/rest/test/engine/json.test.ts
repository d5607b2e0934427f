import * as fc from "fast-check";
import { expect, it } from "vitest";
import { json, quote } from "../../src/engine/json.ts";

it("quotes every text as JSON.stringify does", () => {
  fc.assert(
    fc.property(
      fc.oneof(fc.string({ unit: "binary" }), fc.constantFrom("\ud800", "\u2028", '"', "\\", "\0")),
      (text) => {
        expect(quote(text)).toBe(JSON.stringify(text));
      },
    ),
  );
});

it("writes every JSON value as JSON.stringify does", () => {
  fc.assert(
    fc.property(fc.oneof(fc.jsonValue(), fc.double(), fc.constant(undefined)), (value) => {
      expect(json(value)).toBe(JSON.stringify(value));
    }),
  );
});
