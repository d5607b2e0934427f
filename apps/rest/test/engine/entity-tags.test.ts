import { describe, expect, it } from "vitest";
import { taggedFor, tagsIn, unlessKnown } from "../../src/engine/http/entity-tags.ts";

const plain = (opaque: string) => ({ weak: false, opaque });
const weak = (opaque: string) => ({ weak: true, opaque });

// RFC 9110 §8.8.3 (entity-tag), §13.1 (the lists), §5.6.1.2 (empty elements are passed over)
it.each([
  ['"7"', [plain("7")]],
  ['W/"7"', [weak("7")]],
  ['"7", W/"8"', [plain("7"), weak("8")]],
  [' \t"7"\t,, ,"8" ,', [plain("7"), plain("8")]],
  ['"7,8"', [plain("7,8")]],
  ['"xyzzy","r2d2xxxx", "c3piozzzz"', [plain("xyzzy"), plain("r2d2xxxx"), plain("c3piozzzz")]],
  ['""', [plain("")]],
  ['"\u00fc!#~"', [plain("\u00fc!#~")]],
  ["*", "*"],
  [" * ", "*"],
  ["7", null],
  ["", null],
  [",", null],
  ['"7" "8"', null],
  ['"7', null],
  ['w/"7"', null],
  ['W/ "7"', null],
  ['"7", *', null],
  ['"a b"', null],
  ['"7"8', null],
])("reads the entity tags of a condition by its grammar: %s", (header, tags) => {
  expect(tagsIn(header)).toEqual(tags);
});

describe("a read of what the caller has", () => {
  const record = (tag = '"7"', status = 200) =>
    new Response("{}", {
      status,
      headers: { ETag: tag, Vary: "Accept", "Content-Type": "application/json", "Content-Length": "2" },
    });
  const ask = (condition: string | null, { method = "GET", answer = record() } = {}) =>
    unlessKnown(
      new Request("http://x", { method, headers: condition === null ? {} : { "If-None-Match": condition } }),
      answer,
    );

  it.each([
    ['"7"', '"7"'],
    ['W/"7"', '"7"'],
    ['"6", "7"', '"7"'],
    ['"6",W/"7" , "8"', '"7"'],
    ["*", '"7"'],
    ['"7-gzip"', '"7-gzip"'],
    ['W/"7-br"', '"7-br"'],
  ])("is answered without it, under the tag that it is kept under: %s", async (condition, tag) => {
    for (const method of ["GET", "HEAD"]) {
      const answer = ask(condition, { method });
      expect([answer.status, await answer.text(), Object.fromEntries(answer.headers)]).toEqual([
        304,
        "",
        { etag: tag, vary: "Accept" },
      ]);
    }
  });

  it.each([null, '"6"', "7", '"77"', '"7-zip"', '"6-gzip"', '"7" "8"', ""])(
    "is answered whole otherwise: %s",
    (condition) => {
      expect(ask(condition).status).toBe(200);
    },
  );

  it("is the same for tags that are weak", () => {
    expect(ask('"7"', { answer: record('W/"7"') }).headers.get("ETag")).toBe('W/"7"');
  });

  it("is no question of writes, and none of refusals", () => {
    expect(ask('"7"', { method: "PUT" }).status).toBe(200);
    expect(ask('"7"', { answer: record('"7"', 404) }).status).toBe(404);
    expect(ask("*", { answer: new Response("[]") }).status).toBe(200);
  });
});

it("gives what is compressed a strong tag of its own, and leaves a weak one as it is", () => {
  expect([taggedFor("gzip", '"7"'), taggedFor("br", 'W/"7"')]).toEqual(['"7-gzip"', 'W/"7"']);
});
