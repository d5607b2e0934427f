import { describe, expect, it } from "vitest";
import { openNotebook } from "./notebook.ts";

describe("a request of any dialect", () => {
  it("is answered by the row of its path, with and without a slash at the end", async () => {
    const { send } = openNotebook();
    const expected = { id: 2, body: "note 2", mood: 1, keeper: "" };
    expect((await send("GET", "/notes/2")).json).toEqual(expected);
    expect((await send("GET", "/notes/2/")).json).toEqual(expected);
    expect((await send("GET", "/notes/%32")).json).toEqual(expected);
  });

  it("prefers a literal segment to a parameter, whatever the order of the rows", async () => {
    const { send } = openNotebook();
    expect((await send("GET", "/notes/all")).json).toMatchObject({ total: 3 });
  });

  it("is answered as not found when no record can have its identifier, or the path is no path of ours", async () => {
    const { send } = openNotebook();
    const paths = ["/notes/abc", "/notes/%zz", "/notes//2", "/notes/2/3", "/notes/99"];
    const statuses = await Promise.all(paths.map(async (path) => (await send("GET", path)).status));
    expect(statuses).toEqual(paths.map(() => 404));
    expect((await send("GET", "/elsewhere")).json).toEqual({ error: "Not Found" });
  });

  it("is answered as GET without its body when it is HEAD", async () => {
    const { send } = openNotebook();
    const head = await send("HEAD", "/notes/2");
    expect([head.status, head.text, head.headers.get("ETag")]).toEqual([200, "", '"2"']);
  });

  it("with a wrong method learns the right ones, once it is known who asks", async () => {
    const { send } = openNotebook();
    const wrong = await send("PUT", "/notes");
    expect([wrong.status, wrong.headers.get("Allow")]).toEqual([405, "GET, POST, HEAD, OPTIONS"]);
    expect((await send("PUT", "/notes", { Authorization: "Bearer nobody" })).status).toBe(401);
    expect((await send("OPTIONS", "/notes")).json).toEqual({ allow: ["GET", "POST", "HEAD", "OPTIONS"] });
    expect((await send("OPTIONS", "/notes/99")).status).toBe(404);
  });

  it("for a documented path that is not served is told so", async () => {
    const { send } = openNotebook();
    expect((await send("POST", "/notes/1/sing")).json).toEqual({ error: "notes do not sing" });
  });

  it("is refused for its credential, then for its record, and only then for its body", async () => {
    const { send } = openNotebook();
    expect((await send("PATCH", "/notes/1", { body: "{", Authorization: "Bearer nobody" })).status).toBe(401);
    expect((await send("PATCH", "/notes/99", { body: "{" })).status).toBe(404);
    expect((await send("PATCH", "/notes/1", { body: "{" })).status).toBe(400);
  });
});

describe("paging", () => {
  it("wraps a page in the dialect's envelope", async () => {
    const { send } = openNotebook();
    expect((await send("GET", "/notes?offset=2")).json).toEqual({
      total: 3,
      offset: 2,
      notes: [{ id: 3, body: "note 3", mood: 1, keeper: "" }],
    });
  });

  it("finds the last page by the count", async () => {
    const { send } = openNotebook();
    expect((await send("GET", "/notes?page=last")).json).toMatchObject({ offset: 2, total: 3 });
  });
});

describe("a body", () => {
  it("is read as JSON, as a form and as multipart", async () => {
    const { send } = openNotebook();
    expect((await send("POST", "/notes", { body: { body: "a" } })).json).toMatchObject({ id: 4, body: "a" });
    const form = { "Content-Type": "application/x-www-form-urlencoded", body: "body=b&keeper=me" };
    expect((await send("POST", "/notes", form)).json).toMatchObject({ body: "b", keeper: "me" });
    const parts = new FormData();
    parts.set("body", "c");
    const multipart = new Request("http://x", { method: "POST", body: parts });
    const type = multipart.headers.get("Content-Type");
    expect(
      (await send("POST", "/notes", { "Content-Type": type, body: await multipart.text() })).status,
    ).toBe(201);
  });

  it("of another type, or of none, or that is no JSON, is refused", async () => {
    const { send, notes } = openNotebook();
    expect((await send("POST", "/notes", { "Content-Type": "text/plain", body: "x" })).status).toBe(415);
    expect((await send("POST", "/notes", { body: "[1,]" })).status).toBe(400);
    expect((await send("POST", "/notes", { body: [1] })).json).toMatchObject({
      error: {
        issues: [{ path: [], code: "invalidType", params: { expected: "object", received: "array" } }],
      },
    });
    expect(notes).toHaveLength(3);
  });

  it("larger than the limit is refused before it is read to its end", async () => {
    const { send, handle } = openNotebook({ maxBodyBytes: 100 });
    expect((await send("POST", "/notes", { body: { body: "x".repeat(200) } })).status).toBe(413);
    let pulled = 0;
    const endless = new ReadableStream<Uint8Array>({
      pull: (controller) => {
        pulled += 1;
        controller.enqueue(new Uint8Array(64));
      },
    });
    const response = await handle(
      new Request("http://notes.test/notes", {
        method: "POST",
        headers: { Authorization: "Bearer open sesame", "Content-Type": "application/json" },
        body: endless,
        duplex: "half",
      }),
    );
    expect(response.status).toBe(413);
    expect(pulled).toBeLessThan(10);
  });

  it("is told all that is wrong with it, in the dialect's names, by the dialect and by the register alike", async () => {
    const { send, notes } = openNotebook();
    const wire = await send("POST", "/notes", { body: { mood: 9, unknown: 1 } });
    expect(wire.json).toMatchObject({
      error: {
        issues: [
          { path: ["body"], code: "required" },
          { path: ["mood"], code: "invalidChoice" },
        ],
      },
    });
    const domain = await send("POST", "/notes", { body: { body: "much longer than ten" } });
    expect(domain.json).toMatchObject({
      error: { issues: [{ path: ["body"], code: "tooLong", params: { max: 10 } }] },
    });
    expect(notes).toHaveLength(3);
  });

  it("demands required fields in PUT and none in PATCH, and leaves alone what can be set only once", async () => {
    const { send, notes } = openNotebook();
    expect((await send("PUT", "/notes/1", { body: { mood: 2 } })).status).toBe(400);
    expect((await send("PATCH", "/notes/1", { body: { mood: 2, keeper: "thief", id: 7 } })).json).toEqual({
      id: 1,
      body: "note 1",
      mood: 2,
      keeper: "",
    });
    expect(notes[0]).toMatchObject({ id: 1, mood: "sad", owner: "" });
  });
});

describe("the headers that every row understands", () => {
  it("X-As-Of reaches the register in one spelling, is echoed, and is refused when it is no moment or no read", async () => {
    const { send, calls } = openNotebook();
    const past = await send("GET", "/notes/1", { "X-As-Of": "2026-01-01 10:00+01:00" });
    expect(past.headers.get("X-As-Of")).toBe("2026-01-01T09:00:00.000000Z");
    expect(calls.at(-1)?.asOf).toBe("2026-01-01T09:00:00.000000Z");
    expect((await send("GET", "/notes/1", { "X-As-Of": "yesterday" })).status).toBe(400);
    expect((await send("DELETE", "/notes/1", { "X-As-Of": "2026-01-01T00:00:00Z" })).status).toBe(400);
  });

  it("X-Read-At tells the moment of the read", async () => {
    const { send } = openNotebook();
    expect((await send("GET", "/notes")).headers.get("X-Read-At")).toBe("2026-01-02T03:04:05.678901Z");
  });

  it.each([
    ['"3"', 200],
    ["*", 200],
    [' "3" ', 200],
    ['"2"', 412],
    ['W/"3"', 412],
    ['"abc"', 412],
    ["3", 400],
    ['"3", "4"', 200],
    ['"1",, "2" , "3-gzip"', 200],
    ['"1", W/"3"', 412],
    ['"0"', 412],
    ['"3" "4"', 400],
    [",", 400],
    ["", 400],
  ])("If-Match: %s gives %i", async (tag, status) => {
    const { send, notes } = openNotebook();
    const answer = await send("PATCH", "/notes/3", { "If-Match": tag, body: { body: "changed" } });
    expect(answer.status).toBe(status);
    expect(notes[2]?.text).toBe(status === 200 ? "changed" : "note 3");
    expect(answer.headers.get("ETag")).toBe(status === 200 ? '"4"' : null);
  });

  it("Idempotency-Key reaches the register with a POST and with nothing else", async () => {
    const { send, calls } = openNotebook();
    await send("POST", "/notes", { "Idempotency-Key": "k", body: { body: "a" } });
    expect(calls.at(-1)?.idempotencyKey).toBe("k");
    await send("PATCH", "/notes/1", { "Idempotency-Key": "k", body: { body: "a" } });
    expect(calls.at(-1)?.idempotencyKey).toBeUndefined();
    expect(
      (await send("POST", "/notes", { "Idempotency-Key": "k".repeat(256), body: { body: "a" } })).status,
    ).toBe(400);
  });
});

describe("an unforeseen error", () => {
  it("is a 500 in the dialect's words, logged, without details", async () => {
    const { send, logged } = openNotebook();
    const answer = await send("GET", "/broken/1");
    expect([answer.status, answer.text]).toEqual([500, '{"error":"sorry"}']);
    expect(logged.map(({ message }) => message)).toEqual(["request failed"]);
  });

  it("while presenting is ours, not the caller's", async () => {
    const { send, logged } = openNotebook();
    expect((await send("GET", "/unshowable/1")).status).toBe(500);
    expect(logged).toHaveLength(1);
  });
});
