import { spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { freshDatabase, type TestDatabase } from "@riskloom/persistence/testing";
import { afterAll, beforeAll, expect, it } from "vitest";

let test: TestDatabase;
beforeAll(async () => {
  test = await freshDatabase();
});
afterAll(() => test.drop());

const launcher = join(import.meta.dirname, "../../../tooling/bootstrap/run.mjs");

it.runIf(process.platform !== "win32").each(["SIGKILL", "SIGTERM", "SIGINT", "SIGHUP"] as const)(
  "a server stops in good order when its launcher ends by %s",
  { timeout: 120_000 },
  async (signal) => {
    const child = spawn(process.execPath, [launcher, "start"], {
      env: {
        ...process.env,
        DATABASE_URL: test.url,
        INSTALLATION_SECRET: "only for tests, only for tests, only for tests",
        PORT: "0",
        HOST: "127.0.0.1",
        DEMO: "0",
      },
      stdio: ["ignore", "pipe", "inherit"],
    });
    const ended = once(child, "exit");
    const said: string[] = [];
    // The server's own output, which is over when it is.
    for await (const line of createInterface({ input: child.stdout })) {
      const { message } = JSON.parse(line) as { message: string };
      said.push(message);
      if (message === "listening") child.kill(signal);
    }
    expect(said).toEqual(["listening", "stopping"]);
    expect(await ended).toEqual(signal === "SIGKILL" ? [null, "SIGKILL"] : [0, null]);
  },
);
