import { describe, expect, it } from "vitest";
import { excessOf, maxNames, maxNesting } from "../../src/engine/body/excess.ts";
import { maxUnknownBytes } from "../../src/engine/body/read-body.ts";
import { openNotebook } from "./notebook.ts";

const form = { "Content-Type": "application/x-www-form-urlencoded" };
const multipart = { "Content-Type": "multipart/form-data; boundary=b" };
const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

const part = (name: string): string => `--b\r\nContent-Disposition: form-data; name="${name}"\r\n\r\nx\r\n`;
const parts = (count: number): string =>
  Array.from({ length: count }, (_, at) => part(at === 0 ? "body" : `p${at}`)).join("") + "--b--\r\n";
const fields = (count: number): string =>
  Array.from({ length: count }, (_, at) => (at === 0 ? "body=x" : `p${at}=`)).join("&");

/** A body that comes without its length, piece by piece, and how many pieces of it were taken. */
function endless() {
  const taken = { pieces: 0 };
  const body = new ReadableStream<Uint8Array>({
    pull: (controller) => {
      taken.pieces += 1;
      controller.enqueue(new Uint8Array(1024).fill(32));
    },
  });
  return { body, taken };
}

describe("a body of a caller who means harm", () => {
  it("is not read beyond a few pieces before the credential is known", async () => {
    const { handle } = openNotebook({ maxBodyBytes: 1 << 20 });
    const { body, taken } = endless();
    const response = await handle(
      new Request("http://notes.test/notes", {
        method: "POST",
        headers: { Authorization: "Bearer made up", "Content-Type": "application/json" },
        body,
        duplex: "half",
      }),
    );
    expect(response.status).toBe(401);
    expect(taken.pieces).toBeLessThan(maxUnknownBytes / 1024 + 4);
  });

  it("that says it is large is not read at all before the credential is known", async () => {
    const { handle } = openNotebook({ maxBodyBytes: 1 << 20 });
    const { body, taken } = endless();
    const request = new Request("http://notes.test/notes", {
      method: "POST",
      headers: { Authorization: "Bearer made up", "Content-Length": "1000000" },
      body,
      duplex: "half",
    });
    expect((await handle(request)).status).toBe(401);
    expect(taken.pieces).toBeLessThan(3);
  });

  it.each([
    ["a form of more fields", form, fields(1_001), fields(1_000)],
    ["a form of more parts", multipart, parts(1_001), parts(1_000)],
  ])("is refused as %s than there may be, and taken with as many", async (_, type, over, within) => {
    const { send } = openNotebook({ maxBodyBytes: 1 << 20 });
    expect((await send("POST", "/notes", { ...type, body: over })).status).toBe(400);
    expect((await send("POST", "/notes", { ...type, body: within })).status).toBe(201);
  });

  it("names each field of a form once, whatever the fields are called", async () => {
    const { send } = openNotebook();
    const sent = { ...form, body: "__proto__=a&constructor=b&body=c" };
    expect((await send("POST", "/notes", sent)).json).toMatchObject({ body: "c", keeper: "" });
  });

  it("is refused when it is nested deeper than anything could be kept, however it hides it", async () => {
    const { send } = openNotebook({ maxBodyBytes: 1 << 20 });
    const deep = "[".repeat(100_000);
    expect((await send("POST", "/notes", { body: deep })).status).toBe(400);
    expect((await send("POST", "/notes", { body: `{"body":${deep}` })).status).toBe(400);
    expect(excessOf(bytes(`{"a":"${"[".repeat(500)}"}`))).toBeNull();
    expect(excessOf(bytes(`{"a\\"${"[".repeat(500)}":1}`))).toBeNull();
    expect(excessOf(bytes(`{"a":"\\\\",${"[".repeat(500)}`))).toMatch("deeper");
    expect(excessOf(bytes("[".repeat(maxNesting) + "]".repeat(maxNesting)))).toBeNull();
    expect(excessOf(bytes("[]".repeat(500)))).toBeNull();
  });

  it("is refused before it is read when one object of it has more names than there may be, however it hides them", async () => {
    const { send } = openNotebook({ maxBodyBytes: 1 << 20 });
    const names = (count: number): string => Array.from({ length: count }, (_, at) => `"n${at}":":"`).join();
    const over = `{"body":"x","keeper":{"a":[{}],${names(maxNames)}}}`;
    const { status, json } = await send("POST", "/notes", { body: over });
    expect({ status, json }).toEqual({ status: 400, json: { error: "syntax" } });
    expect(excessOf(bytes(`{${names(maxNames)}}`))).toBeNull();
    expect(excessOf(bytes(`[{${names(maxNames)}},{${names(maxNames)}}]`))).toBeNull();
    expect(excessOf(bytes(`{${names(maxNames)},"o":{},"p":1}`))).toMatch("names");
  });
});
