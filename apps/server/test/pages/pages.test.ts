import { describeProcedures } from "@riskloom/api/described";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { packages } from "../../src/pages/packages.ts";
import { createLog } from "../../src/log.ts";
import { createServer } from "../../src/server.ts";
import { type DemoServer, demoServer } from "../demo-server.ts";

let demo: DemoServer;
beforeAll(async () => {
  demo = await demoServer(() => Date.UTC(2026, 10, 30, 12));
});
afterAll(() => demo.drop());

const browser = { Accept: "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8" };
const ask = (path: string, headers: Record<string, string> = {}, method = "GET") =>
  demo.handler(new Request(`http://127.0.0.1:4000${path}`, { method, headers }));

const pages = [
  "/",
  "/docs",
  "/docs/procedures",
  ...["ramrisk", "comp", "kendis", "xurrent", "incident"].map((name) => `/docs/${name}`),
];

describe("the front page", () => {
  it("tells programs as JSON what this server is, what it speaks and where, its version and its moment", async () => {
    for (const headers of [
      {},
      { Accept: "*/*" },
      { Accept: "application/json" },
      { Accept: "text/html;q=0" },
    ]) {
      const response = await ask("/", headers);
      expect(response.headers.get("Content-Type")).toBe("application/json");
      expect(await response.json()).toMatchObject({
        name: "Riskloom",
        version: expect.stringMatching(/^\d+\.\d+\.\d+$/),
        now: "2026-11-30T12:00:00.000Z",
        trpc: "/trpc",
        documentation: "/docs",
        openapi: "/openapi.json",
        interfaces: expect.arrayContaining([
          expect.objectContaining({
            title: "RamRisk",
            description: "/openapi/ramrisk.json",
            tryIt: "/docs/ramrisk",
          }),
        ]),
      });
    }
  });

  it("tells people the same as a page, and caches which of the two was asked for", async () => {
    const response = await ask("/", browser);
    expect(response.headers.get("Content-Type")).toBe("text/html; charset=utf-8");
    expect(response.headers.get("Vary")).toContain("Accept");
    const text = await response.text();
    for (const word of [
      "RamRisk",
      "Comp AI",
      "Kendis",
      "Xurrent",
      "Incident module",
      "/docs/ramrisk",
      "2026-11-30T12:00",
    ])
      expect(text).toContain(word);
  });

  it("shows credentials where the register is a demo, and nowhere else", async () => {
    expect(await (await ask("/", browser)).text()).toContain("demo-token-alice");
    expect(await (await ask("/")).json()).toMatchObject({
      demo: expect.arrayContaining([
        expect.objectContaining({ user: "alice@example.com", secret: "demo-key-alice" }),
      ]),
    });
    const real = createServer(
      { ...demo.deps, demo: false },
      createLog(() => undefined),
    );
    for (const headers of [browser, {}])
      expect(await (await real(new Request("http://risks.test/", { headers }))).text()).not.toMatch(
        /demo-|example\.com/,
      );
  });
});

it.each(pages)(
  "%s is there for reads alone, has links that lead somewhere and no script of its own in it",
  async (path) => {
    const response = await ask(path, browser);
    const text = await response.text();
    expect(response.status).toBe(200);
    expect(response.headers.get("Content-Security-Policy")).toMatch(
      /^default-src 'none'; script-src 'self'; /,
    );
    expect(text).not.toMatch(/<script(?![^>]*\bsrc=)|\son\w+=|https?:\/\//);
    const links = [...text.matchAll(/(?:href|src|data-url)="([^"#][^"]*)"/g)].map(([, to = ""]) => to);
    for (const to of new Set(links.filter((link) => link.startsWith("/"))))
      expect([to, (await ask(to, browser)).status]).toEqual([to, 200]);
    expect(links.filter((to) => !/^(\/|data:,$)/.test(to))).toEqual([]);
    for (const method of ["POST", "DELETE"]) {
      const { status, headers } = await ask(path, browser, method);
      expect([status, headers.get("Allow")]).toEqual([405, "GET, HEAD, OPTIONS"]);
    }
    const head = await ask(path, browser, "HEAD");
    expect([await head.text(), head.headers.get("Content-Length")]).toEqual([
      "",
      response.headers.get("Content-Length"),
    ]);
  },
);

it("answers 404 for what is no page and no file of one", async () => {
  for (const path of [
    "/docs/nobody",
    "/docs/assets/",
    "/docs/assets/package.json",
    "/docs/assets/..%2fpackage.json",
    "/docs/assets/constructor",
    "/docs/",
  ])
    expect([path, (await ask(path, browser)).status]).toEqual([path, 404]);
});

it("lists every procedure of the router, with what it does", async () => {
  const text = await (await ask("/docs/procedures", browser)).text();
  const procedures = describeProcedures();
  expect(procedures.filter(({ name }) => !text.includes(`<h3 id="${name}">`))).toEqual([]);
  expect(procedures.filter(({ says }) => !text.includes(`<p>${says.replaceAll("'", "&#39;")}</p>`))).toEqual(
    [],
  );
});

it("speaks of the packages in the words of their manifests", () => {
  const root = join(import.meta.dirname, "../../../../packages");
  const manifests = readdirSync(root).map(
    (name) =>
      JSON.parse(readFileSync(join(root, name, "package.json"), "utf8")) as {
        name: string;
        private?: boolean;
        description: string;
      },
  );
  const published = manifests.filter((one) => one.private !== true);
  expect(packages).toEqual(Object.fromEntries(published.map(({ name, description }) => [name, description])));
});
