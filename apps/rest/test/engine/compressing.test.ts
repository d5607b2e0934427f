import { brotliDecompressSync, gunzipSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { acceptedBy } from "../../src/engine/http/accept-encoding.ts";
import { compressing } from "../../src/engine/http/compressing.ts";

// RFC 9110 §12.5.3
it.each([
  [null, undefined, true],
  ["", undefined, true],
  ["gzip", "gzip", true],
  ["GZIP", "gzip", true],
  ["x-gzip", "gzip", true],
  ["br", "br", true],
  ["gzip, deflate, br, zstd", "br", true],
  ["gzip, br;q=0.9", "gzip", true],
  ["br;q=0.5 , gzip; q=0.8", "gzip", true],
  ["gzip;q=0", undefined, true],
  ["gzip;q=0.000, br;q=0.001", "br", true],
  ["*", "br", true],
  ["*;q=0.1, br;q=0", "gzip", true],
  ["*;q=0", undefined, false],
  ["gzip, *;q=0", "gzip", false],
  ["identity", undefined, true],
  ["identity, gzip", "gzip", true],
  ["identity;q=1, gzip;q=0.5", undefined, true],
  ["identity;q=0.5, gzip;q=1.0", "gzip", true],
  ["identity;q=0", undefined, false],
  ["identity;q=0, gzip", "gzip", false],
  ["deflate, zstd", undefined, true],
  ["gzip;q=2", undefined, true],
  ["gzip;q=nonsense", undefined, true],
  ["gzip;level=9", undefined, true],
  [",, gzip ,", "gzip", true],
])("reads what codings a caller takes: %s", (header, coding, identity) => {
  expect(acceptedBy(header)).toEqual({ coding, identity });
});

const long = JSON.stringify({ text: "Loss of face pressure. ".repeat(200) });
const unpack = { br: brotliDecompressSync, gzip: gunzipSync };

async function ask(
  encoding: string | null,
  {
    body = long,
    method = "GET",
    status = 200,
    ...more
  }: {
    body?: string | ReadableStream | null;
    method?: string;
    status?: number;
    headers?: Record<string, string>;
  } = {},
) {
  const headers = { "Content-Type": "application/json", ETag: '"7"', ...more.headers };
  const handle = compressing(() => Promise.resolve(new Response(body, { status, headers })));
  const asked = encoding === null ? {} : { "Accept-Encoding": encoding };
  const answer = await handle(new Request("http://x", { method, headers: asked }));
  return {
    answer,
    headers: Object.fromEntries(answer.headers),
    bytes: Buffer.from(await answer.arrayBuffer()),
  };
}

describe("an answer", () => {
  it.each(["br", "gzip"] as const)(
    "comes in %s where the caller likes it, and is the same unpacked",
    async (coding) => {
      const { answer, headers, bytes } = await ask(coding, { status: 201 });
      expect(unpack[coding](bytes).toString()).toBe(long);
      expect([answer.status, headers]).toEqual([
        201,
        {
          "content-encoding": coding,
          "content-length": String(bytes.length),
          "content-type": "application/json",
          etag: `"7-${coding}"`,
          vary: "Accept-Encoding",
        },
      ]);
      expect(bytes.length).toBeLessThan(long.length / 4);
    },
  );

  it.each([null, "identity", "gzip;q=0", "deflate"])(
    "goes as it is to a caller who sends Accept-Encoding: %s",
    async (encoding) => {
      const { headers, bytes } = await ask(encoding);
      expect([bytes.toString(), headers]).toEqual([
        long,
        { "content-type": "application/json", etag: '"7"', vary: "Accept-Encoding" },
      ]);
    },
  );

  it("goes as it is when it is short, unless the caller takes it in no other way", async () => {
    const short = { body: '{"text":"short"}' };
    expect((await ask("gzip", short)).headers).not.toHaveProperty("content-encoding");
    expect((await ask("gzip", { ...short, headers: { "Content-Length": "16" } })).bytes.toString()).toBe(
      short.body,
    );
    const packed = await ask("gzip, identity;q=0", short);
    expect(gunzipSync(packed.bytes).toString()).toBe(short.body);
  });

  it("tells that it varies beside what else it varies by", async () => {
    expect((await ask("gzip", { headers: { Vary: "Accept" } })).headers["vary"]).toBe(
      "Accept, Accept-Encoding",
    );
    expect((await ask("gzip", { headers: { Vary: "accept-encoding" } })).headers["vary"]).toBe(
      "accept-encoding",
    );
    expect((await ask("gzip", { headers: { Vary: "*" } })).headers["vary"]).toBe("*");
  });

  it("keeps a weak tag, which names what is said and not how it is packed", async () => {
    expect((await ask("gzip", { headers: { ETag: 'W/"7"' } })).headers["etag"]).toBe('W/"7"');
  });

  it.each([
    ["a file", { "Content-Type": "text/plain" }],
    ["a stream of events", { "Content-Type": "text/event-stream" }],
    ["a stream of lines", { "Content-Type": "application/jsonl" }],
    ["a stream in JSON", { "Transfer-Encoding": "chunked" }],
    ["what is packed already", { "Content-Encoding": "zstd" }],
    ["what nobody may alter", { "Cache-Control": "no-store, no-transform" }],
  ])("goes as it is when it is %s", async (_, headers) => {
    const { bytes, headers: told } = await ask("gzip", { headers });
    expect(bytes.toString()).toBe(long);
    expect(told["etag"]).toBe('"7"');
  });

  it("that is a stream arrives piece by piece", async () => {
    let more: ReadableStreamDefaultController<Uint8Array> | undefined;
    const body = new ReadableStream<Uint8Array>({ start: (controller) => void (more = controller) });
    const handle = compressing(() =>
      Promise.resolve(new Response(body, { headers: { "Content-Type": "text/event-stream" } })),
    );
    const answer = await handle(new Request("http://x", { headers: { "Accept-Encoding": "gzip" } }));
    more?.enqueue(Buffer.from("data: 1\n\n"));
    const piece = await answer.body?.getReader().read();
    expect(Buffer.from(piece?.value ?? []).toString()).toBe("data: 1\n\n");
  });

  it("without a body has none", async () => {
    const { headers, bytes } = await ask("gzip", { body: null, status: 204 });
    expect([bytes.length, headers["content-encoding"]]).toEqual([0, undefined]);
  });

  it("to HEAD has the headers of the answer to GET, but for a length that only packing tells", async () => {
    const [get, head] = [
      await ask("gzip", { headers: { "Content-Length": String(long.length) } }),
      await ask("gzip", { method: "HEAD", body: null, headers: { "Content-Length": String(long.length) } }),
    ];
    const { "content-length": _, ...others } = get.headers;
    expect([head.bytes.length, head.headers]).toEqual([0, others]);
  });
});
