import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdtempSync, openSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import type { Readable } from "node:stream";
import { text } from "node:stream/consumers";
import { setTimeout } from "node:timers/promises";
import { testRegister, type TestRegister } from "@riskloom/api/testing";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { http, ramrisk } from "./http.ts";

let register: TestRegister;
const dataDir = mkdtempSync(join(tmpdir(), "riskloom-left-alone-"));
beforeAll(async () => {
  register = await testRegister();
});
afterAll(async () => {
  await register.drop();
  rmSync(dataDir, { recursive: true });
});

const running: ChildProcess[] = [];
afterEach(() => running.splice(0).forEach((child) => child.kill("SIGKILL")));

type Output = "ignore" | "pipe" | number;
interface Started {
  child: ChildProcess & { stdout: Readable; stderr: Readable };
  exited: Promise<unknown[]>;
}

function start(
  main: string,
  args: string[] = [],
  env: Record<string, string> = {},
  stdout: Output = "pipe",
): Started {
  const child = spawn(
    process.execPath,
    ["--conditions=@riskloom/source", join(import.meta.dirname, "../..", main), ...args],
    {
      env: {
        ...process.env,
        DATABASE_URL: register.url,
        DATA_DIR: dataDir,
        PORT: "0",
        HOST: "127.0.0.1",
        DEMO: "1",
        ...env,
      },
      stdio: ["ignore", stdout, "pipe"],
    },
  );
  running.push(child);
  return { child: child as Started["child"], exited: once(child, "exit") };
}

async function listening({ child }: Started): Promise<string> {
  for await (const line of createInterface({ input: child.stdout })) {
    const { message, url, port } = JSON.parse(line) as { message: string; url?: string; port?: number };
    if (message === "listening") return url ?? `http://127.0.0.1:${port}`;
  }
  throw new Error("The server did not start.");
}

describe("when nobody reads what it writes any more", () => {
  it.each([
    ["the server", "server/src/main.ts"],
    ["the adapter alone", "rest/src/main.ts"],
  ])("%s goes on answering, and stops in good order when told", { timeout: 60_000 }, async (_, main) => {
    const behind = main.startsWith("rest") ? start("server/src/main.ts") : null;
    const trpc = behind === null ? {} : { TRPC_URL: `${await listening(behind)}/trpc` };
    const started = start(main, [], trpc);
    const url = await listening(started);
    started.child.stdout.destroy();
    started.child.stderr.destroy();
    const alice = http(fetch, ramrisk("alice"), url);
    for (let n = 0; n < 5; n += 1) {
      expect((await alice("GET", `/api/v2/projects/${register.projectId}/risks`)).status).toBe(200);
      // Longer than lines are collected before they are written.
      await setTimeout(150);
    }
    started.child.kill("SIGTERM");
    expect(await started.exited).toEqual([0, null]);
  });

  it("a command does its work and ends as if it were read", { timeout: 60_000 }, async () => {
    const { child, exited } = start("server/src/cli/main.ts", ["--help"]);
    child.stdout.destroy();
    expect([await text(child.stderr), await exited]).toEqual(["", [0, null]]);
  });

  it.runIf(existsSync("/dev/full"))(
    "a command whose answer finds no room says so and fails",
    { timeout: 60_000 },
    async () => {
      const { child, exited } = start("server/src/cli/main.ts", ["--help"], {}, openSync("/dev/full", "w"));
      expect(await text(child.stderr)).toMatch(/^The answer could not be written: .*ENOSPC.*\n$/);
      expect(await exited).toEqual([1, null]);
    },
  );
});

describe("told to stop while a request runs that does not end", () => {
  async function stuck() {
    const started = start("server/src/main.ts", [], {
      SHUTDOWN_TIMEOUT_MS: "3600000",
      STATEMENT_TIMEOUT_MS: "3600000",
    });
    const url = await listening(started);
    const held = await register.database.pool.connect();
    await held.query("begin; lock table risk in access exclusive mode");
    const answer = http(
      fetch,
      ramrisk("alice"),
      url,
    )("GET", `/api/v2/projects/${register.projectId}/risks`).then(
      ({ status }) => status,
      () => "cut",
    );
    await expect
      .poll(
        async () =>
          (await register.database.pool.query("select from pg_locks where not granted")).rows.length,
      )
      .toBe(1);
    const release = async () => {
      await held.query("rollback");
      held.release();
    };
    return { ...started, answer, release };
  }

  it("a server that is told once more a second later cuts it and ends", { timeout: 60_000 }, async () => {
    const { child, exited, answer, release } = await stuck();
    child.kill("SIGTERM");
    await setTimeout(1_100);
    child.kill("SIGTERM");
    expect(await answer).toBe("cut");
    expect(await exited).toEqual([0, null]);
    await release();
  });

  it(
    "a signal that comes twice at once is one, and the request is answered",
    { timeout: 60_000 },
    async () => {
      const { child, exited, answer, release } = await stuck();
      child.kill("SIGTERM");
      child.kill("SIGINT");
      await setTimeout(300);
      await release();
      expect(await answer).toBe(200);
      expect(await exited).toEqual([0, null]);
    },
  );
});
