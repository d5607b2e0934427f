import { testRegister, type TestRegister } from "@riskloom/api/testing";
import { dialects } from "@riskloom/rest";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { readEnv } from "../src/env.ts";
import { createLog } from "../src/log.ts";
import { createServer, type Handler } from "../src/server.ts";

const ours = "https://console.example";
const foreign = "https://console.example.evil.test";

let register: TestRegister;
const serverFor = (CORS_ORIGINS: string): Handler =>
  createServer(
    register.deps,
    createLog(() => undefined),
    readEnv({ CORS_ORIGINS }),
  );
beforeAll(async () => {
  register = await testRegister();
});
afterAll(() => register.drop());

/** Every row, a procedure, and what belongs to no interface. */
const paths = [
  ...dialects.flatMap(({ rows }) =>
    rows.map(({ method, path }) => ({ method, path: path.replaceAll(/\{\w+\}/g, "1") })),
  ),
  ...["/trpc/me.get", "/trpc/no.such", "/livez", "/openapi.json", "/nowhere"].map((path) => ({
    method: "GET",
    path,
  })),
];
const about = ({ headers }: Response) => ({
  origin: headers.get("Access-Control-Allow-Origin"),
  cookies: headers.get("Access-Control-Allow-Credentials"),
  varies: /(^|,) ?Origin(,|$)/.test(headers.get("Vary") ?? ""),
});

/** How all paths are answered to a page, in as few words as it takes. */
async function told(server: Handler, origin: string | null, method?: string): Promise<unknown[]> {
  const answers = [];
  for (const asked of paths) {
    const headers = {
      Authorization: "Bearer demo-token-alice",
      ...(origin !== null && { Origin: origin }),
      ...(method === "OPTIONS" && { "Access-Control-Request-Method": asked.method }),
    };
    const request = new Request(`http://server.test${asked.path}`, {
      ...asked,
      ...(method && { method }),
      headers,
    });
    answers.push(JSON.stringify(about(await server(request))));
  }
  return [...new Set(answers)].map((text) => JSON.parse(text) as unknown);
}

describe("pages of other sites", () => {
  it("get nothing of any interface where nobody is configured, whatever they ask", async () => {
    const server = serverFor("");
    for (const method of [undefined, "OPTIONS"])
      expect(await told(server, ours, method)).toEqual([{ origin: null, cookies: null, varies: false }]);
  });

  it("may read every answer of every interface where their origin is configured, others none, and cookies nobody", async () => {
    const server = serverFor(`http://localhost:5173, ${ours}`);
    for (const method of [undefined, "OPTIONS"]) {
      expect(await told(server, ours, method)).toEqual([{ origin: ours, cookies: null, varies: true }]);
      for (const other of [foreign, "null", "http://console.example", `${ours}:8443`, null])
        expect(await told(server, other, method)).toEqual([{ origin: null, cookies: null, varies: true }]);
    }
  });

  it("are told beforehand, without a credential, which methods and headers they may send", async () => {
    const server = serverFor(ours);
    for (const path of ["/api/v2/projects/1/risks", "/trpc/risk.create"]) {
      const headers = {
        Origin: ours,
        "Access-Control-Request-Method": "PATCH",
        "Access-Control-Request-Headers": "authorization,if-match",
      };
      const answer = await server(new Request(`http://server.test${path}`, { method: "OPTIONS", headers }));
      expect(answer.status).toBe(204);
      expect(answer.headers.get("Access-Control-Allow-Methods")).toContain("PATCH");
      expect(answer.headers.get("Access-Control-Allow-Headers")).toMatch(
        /Authorization.*Idempotency-Key.*If-Match.*X-APP-ID.*X-As-Of/,
      );
      expect(answer.headers.get("X-Request-Id")).not.toBeNull();
    }
  });

  it("may read what stands in the headers of answers", async () => {
    const headers = { Origin: ours, Authorization: "Bearer demo-token-alice" };
    const answer = await serverFor(ours)(new Request("http://server.test/trpc/me.get", { headers }));
    const exposed = answer.headers.get("Access-Control-Expose-Headers");
    for (const name of ["ETag", "Link", "Location", "Retry-After", "X-Read-At", "X-Request-Id"])
      expect(exposed).toContain(name);
  });

  it.each([
    "*",
    "null",
    "https://*.example",
    "https://console.example/",
    "console.example",
    "https://a.example,",
  ])(
    "are named by exact origins, and a server that is told anything else does not start: %s",
    (CORS_ORIGINS) => {
      expect(() => readEnv({ CORS_ORIGINS })).toThrow("CORS_ORIGINS");
    },
  );
});
