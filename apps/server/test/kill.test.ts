import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { testRegister, type TestRegister } from "@riskloom/api/testing";
import { afterAll, beforeAll, expect, it } from "vitest";
import { http, ramrisk } from "./http.ts";

let register: TestRegister;
let dataDir: string;
beforeAll(async () => {
  register = await testRegister();
  dataDir = await mkdtemp(join(tmpdir(), "riskloom-kill-"));
});
afterAll(async () => {
  await register.drop();
  await rm(dataDir, { recursive: true });
});

const writes = 1_000;
const clients = 40;
const killAfter = 250;

it(
  `has every acknowledged write once, with its history and its log, after it was killed in the middle of ${writes} writes`,
  { timeout: 120_000 },
  async () => {
    const first = await start();
    const acknowledged: string[] = [];
    const alice = http(fetch, ramrisk("alice"), first.url);
    let next = 0;
    let killed = false;
    const client = async () => {
      while (next < writes && !killed) {
        const title = `Write ${next++}`;
        const body = { title, risk_description: "Killed or not", status: 10 };
        try {
          if ((await alice("POST", `/api/v2/projects/${register.projectId}/risks`, { body })).status === 201)
            acknowledged.push(title);
        } catch {
          return; // the connection died with the server: nothing was acknowledged
        }
        if (acknowledged.length >= killAfter && !killed) {
          killed = true;
          first.process.kill("SIGKILL");
        }
      }
    };
    await Promise.all(Array.from({ length: clients }, client));
    await first.exited;
    expect(acknowledged.length).toBeGreaterThanOrEqual(killAfter);
    expect(acknowledged.length).toBeLessThan(writes);

    const second = await start();
    const again = http(fetch, ramrisk("alice"), second.url);
    const list = async (path: string) =>
      (
        (await (await again("GET", `/api/v2/projects/${register.projectId}/${path}?page_size=0`)).json()) as {
          results: Row[];
        }
      ).results;
    const risks = await list("risks");
    const titles = risks.map(({ title }) => title);
    expect(new Set(titles).size).toBe(titles.length);
    expect(acknowledged.filter((title) => !titles.includes(title))).toEqual([]);
    expect(risks.map(({ risk_number: number }) => number)).toEqual(risks.map((_, index) => index + 1));
    const told = new Set(
      (await list("entries"))
        .filter(({ type_switch: type }) => type === 10)
        .map(({ changed_to: title }) => title),
    );
    expect(titles.filter((title) => !told.has(title))).toEqual([]);
    const { rows } = await register.database.pool.query("select * from installation_findings()");
    expect(rows).toMatchObject([{ finding: null }]);
    second.process.kill("SIGTERM");
    await second.exited;
  },
);

interface Row {
  title: string;
  risk_number: number;
  type_switch: number;
  changed_to: string;
}

async function start() {
  const process = spawn(
    globalThis.process.execPath,
    ["--conditions=@riskloom/source", join(import.meta.dirname, "../src/main.ts")],
    {
      env: {
        ...globalThis.process.env,
        DATABASE_URL: register.url,
        DATA_DIR: dataDir,
        PORT: "0",
        HOST: "127.0.0.1",
        DEMO: "1",
      },
      stdio: ["ignore", "pipe", "inherit"],
    },
  );
  const exited = once(process, "exit");
  for await (const line of createInterface({ input: process.stdout })) {
    const { message, url } = JSON.parse(line) as { message: string; url?: string };
    if (message === "listening" && url !== undefined) return { process, exited, url };
  }
  throw new Error("The server did not start.");
}
