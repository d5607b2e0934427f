import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { type TestRegister, testRegister } from "@riskloom/api/testing";
import { trpcServer } from "./contract/world/trpc-server.ts";
import { readEnvironment } from "../src/env.ts";

let register: TestRegister;
let server: Awaited<ReturnType<typeof trpcServer>>;
let adapter: ChildProcess | undefined;
beforeAll(async () => {
  register = await testRegister();
  server = await trpcServer(register.deps);
});
afterAll(async () => {
  adapter?.kill("SIGKILL");
  await server.close();
  await register.drop();
});

it("serves the dialects from a process of its own, in front of a remote server, and stops when told", async () => {
  const main = join(import.meta.dirname, "../src/main.ts");
  const env = { ...process.env, TRPC_URL: server.url, PORT: "0", NODE_OPTIONS: "" };
  adapter = spawn(process.execPath, ["--conditions=@riskloom/source", main], {
    env,
    stdio: ["ignore", "pipe", "inherit"],
  });
  const [line] = (await once(adapter.stdout ?? adapter, "data")) as [Buffer];
  const { port } = JSON.parse(line.toString()) as { port: number };
  const headers = { Authorization: `Token ${register.secrets.alice}` };
  const response = await fetch(`http://127.0.0.1:${port}/api/v1/projects?page=1`, { headers });
  expect([response.status, await response.json()]).toEqual([
    200,
    expect.objectContaining({ count: 1, results: [expect.objectContaining({ title: "Harbour Tunnel" })] }),
  ]);
  adapter.kill("SIGTERM");
  const [code] = (await once(adapter, "exit")) as [number | null];
  expect(code).toBe(0);
});

it("names every setting that is wrong", () => {
  expect(() => readEnvironment({ PORT: "99999" })).toThrow(/TRPC_URL[\s\S]*PORT|PORT[\s\S]*TRPC_URL/);
  const behind = { TRPC_URL: "http://h/trpc", PUBLIC_URL: "risks.example", TRUSTED_PROXIES: "proxy" };
  expect(() => readEnvironment(behind)).toThrow(
    /PUBLIC_URL[\s\S]*TRUSTED_PROXIES|TRUSTED_PROXIES[\s\S]*PUBLIC_URL/,
  );
  expect(readEnvironment({ TRPC_URL: "http://h/trpc" })).toEqual({
    TRPC_URL: "http://h/trpc",
    PORT: 4001,
    RATE_BURST: 0,
    RATE_LIMIT: 3600,
    HOST: "127.0.0.1",
  });
});
