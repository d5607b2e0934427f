import { testRegister, type TestRegister } from "@riskloom/api/testing";
import { maxBytes } from "@riskloom/domain";
import { connectRemote, restHandler } from "@riskloom/rest";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { listen, type Listening } from "../src/listen.ts";
import { createLog } from "../src/log.ts";
import { createServer } from "../src/server.ts";
import { ramrisk } from "./http.ts";

let register: TestRegister;
let server: Listening;
let references: string;
beforeAll(async () => {
  register = await testRegister();
  const handler = createServer(
    register.deps,
    createLog(() => undefined),
  );
  server = await listen(handler, { host: "127.0.0.1", port: 0 });
  const api = await register.as("alice");
  const risk = await api.risk.create({ projectId: "default", description: "Flooding" });
  references = `/api/v2/projects/${register.projectId}/risks/${risk.id}/references`;
});
afterAll(async () => {
  await server.stop();
  await register.drop();
});

const fileOf = (size: number): FormData => {
  const form = new FormData();
  form.append("to_file", new File([new Uint8Array(size).fill(7)], "survey.bin"));
  return form;
};

/** The server itself, and an adapter that stands alone in front of it. */
const ways: readonly { way: string; send: (request: Request) => Promise<Response> }[] = [
  { way: "sent to the server", send: (request) => fetch(request) },
  {
    way: "sent through an adapter that stands alone",
    send: (request) =>
      restHandler({ connect: connectRemote(`${server.url}/trpc`), log: { error: () => undefined } })(request),
  },
];

describe.each(ways)("a file, $way,", ({ send }) => {
  const post = (size: number) =>
    send(
      new Request(`${server.url}${references}`, {
        method: "POST",
        headers: ramrisk("alice"),
        body: fileOf(size),
      }),
    );

  it("is kept up to the greatest size, and handed out whole where its reference says", async () => {
    const answer = await post(maxBytes.file);
    const { to_file } = (await answer.json()) as { to_file: string };
    expect(answer.headers.get("Location")).toBe(to_file);
    expect([answer.status, to_file]).toEqual([201, expect.stringContaining(`${server.url}/api/v2/`)]);
    const got = await send(new Request(to_file, { headers: ramrisk("carol") }));
    const bytes = new Uint8Array(await got.arrayBuffer());
    expect(Object.fromEntries(got.headers)).toMatchObject({
      "content-type": "application/octet-stream",
      "content-disposition": "attachment; filename=\"survey.bin\"; filename*=UTF-8''survey.bin",
      "x-content-type-options": "nosniff",
      "content-security-policy": "sandbox; default-src 'none'",
      allow: "GET, HEAD, OPTIONS",
    });
    expect([got.status, bytes.length, bytes.every((byte) => byte === 7)]).toEqual([200, maxBytes.file, true]);
  });

  it("is refused beyond it", async () => {
    expect((await post(maxBytes.file + 1)).status).toBe(413);
    expect((await post(2 * maxBytes.file)).status).toBe(413);
  });
});

it("a call over tRPC is read only when its body says how long it is, and is not too long", async () => {
  const call = (body: string | Uint8Array<ArrayBuffer> | ReadableStream, headers: Record<string, string>) =>
    fetch(`${server.url}/trpc/risk.create`, {
      method: "POST",
      headers: { "Content-Type": "application/json", ...headers },
      body,
      ...(body instanceof ReadableStream && { duplex: "half" }),
    }).then(({ status }) => status);
  const authorized = { Authorization: `Bearer ${register.secrets.alice}` };
  const body = JSON.stringify({ projectId: "default", description: "Told in one piece" });
  expect(await call(body, authorized)).toBe(200);
  expect(await call(new Blob([body]).stream(), authorized)).toBe(411);
  expect(await call(new Uint8Array(2 * maxBytes.file), authorized)).toBe(413);
});
