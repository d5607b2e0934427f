import { spawn } from "node:child_process";
import { once } from "node:events";
import { access, chmod, mkdtemp, rm } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { startDatabase } from "@riskloom/persistence";
import { recognizeSecret } from "@riskloom/api/installation";
import { afterAll, beforeAll, describe, expect, it } from "vitest";

const secret = "the secret of this installation, long enough";
let dataDir: string;
beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), "riskloom-failed-start-"));
  await chmod(dataDir, 0o755);
  await withRegister(({ database }) => recognizeSecret(database, secret));
}, 120_000);
afterAll(() => rm(dataDir, { recursive: true }));

async function withRegister(work: (running: Awaited<ReturnType<typeof startDatabase>>) => Promise<unknown>) {
  const running = await startDatabase({ url: null, dataDir, log: () => undefined });
  try {
    await work(running);
  } finally {
    await running.close();
  }
}

/** Starts one of the program's two ends on the embedded database, and waits until it ended. */
async function ended(main: string, args: string[] = [], env: Record<string, string> = {}) {
  const child = spawn(
    process.execPath,
    ["--conditions=@riskloom/source", join(import.meta.dirname, "../src", main), ...args],
    {
      env: { ...process.env, DATA_DIR: dataDir, PORT: "0", DEMO: "0", INSTALLATION_SECRET: secret, ...env },
      stdio: ["ignore", "ignore", "pipe"],
    },
  );
  const [said, [code]] = await Promise.all([text(child.stderr), once(child, "exit")]);
  return { said, code };
}
const noServerIsLeft = () =>
  expect(access(join(dataDir, "pg18", "postmaster.pid"))).rejects.toThrow("ENOENT");

it("a start whose port is taken says so, and leaves no database running", { timeout: 120_000 }, async () => {
  const other = createServer().listen(0, "127.0.0.1");
  await once(other, "listening");
  const address = other.address();
  const port = String(typeof address === "object" && address !== null ? address.port : 0);
  expect(await ended("main.ts", [], { PORT: port })).toMatchObject({
    code: 1,
    said: expect.stringMatching(/^Riskloom cannot start: .*EADDRINUSE.*\n$/),
  });
  other.close();
  await noServerIsLeft();
});

it("a start with another secret says so, and leaves no database running", { timeout: 120_000 }, async () => {
  expect(await ended("main.ts", [], { INSTALLATION_SECRET: `not ${secret}` })).toMatchObject({
    code: 1,
    said: expect.stringContaining("belongs to an installation with another INSTALLATION_SECRET"),
  });
  await noServerIsLeft();
});

describe("in front of a database that is newer than itself", () => {
  beforeAll(
    () =>
      withRegister(async ({ openOwner }) => {
        const owner = await openOwner();
        await owner.pool.query("insert into migration (name) values ('m9999-later')");
        await owner.close();
      }),
    120_000,
  );

  it.each([
    ["server", "main.ts", []],
    ["command", "cli/main.ts", ["migrate"]],
    ["command that only looks", "cli/main.ts", ["check"]],
  ])("a %s says so, and leaves no database running", { timeout: 120_000 }, async (_, main, args) => {
    expect(await ended(main, args)).toMatchObject({
      code: 1,
      said: expect.stringContaining("newer than this program, which does not know m9999-later"),
    });
    await noServerIsLeft();
  });
});
