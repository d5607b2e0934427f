import { spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { startDatabase, toldOperator } from "@riskloom/persistence";
import { emptyDatabase, type Wire, wireTo } from "@riskloom/persistence/testing";
import { afterAll, beforeAll, expect, it } from "vitest";
import { commands } from "../src/cli/commands.ts";
import { runCli } from "../src/cli/run-cli.ts";

let empty: Awaited<ReturnType<typeof emptyDatabase>>;
let wire: Wire;
beforeAll(async () => {
  empty = await emptyDatabase();
  wire = await wireTo(empty.url);
});
afterAll(async () => {
  await wire.close();
  await empty.drop();
});

/** What a command has to be given, in words that it can read. */
const values: Record<string, string> = { kind: "apiKey", key: "PIER", template: "cost", role: "reader" };
const typed = commands
  // It has nothing to do but what is done before every command.
  .filter(({ name }) => name !== "migrate")
  .map(({ name, options }) => [
    name,
    ...Object.entries(options).flatMap(([option, { required }]) =>
      required === true ? [`--${option}`, values[option] ?? "1"] : [],
    ),
  ]);

it.each(typed)("riskloom %s tells in a sentence that its database went away", async (name, ...options) => {
  const written = { out: "", err: "" };
  const run = runCli(commands, [...name.split(" "), ...options], {
    out: (words) => (written.out += words),
    err: (words) => (written.err += words),
    withDatabase: async (work) => {
      wire.mend();
      const running = await startDatabase({ url: wire.url, dataDir: "", log: () => undefined });
      wire.cut();
      const secret = () => Promise.resolve("x".repeat(32));
      try {
        return await work({ ...running, secret, say: () => undefined });
      } finally {
        await running.close();
      }
    },
  });
  expect(await run.then(() => "", toldOperator)).toMatch(/^The database cannot be reached\. \(.+\)$/);
  expect(written).toEqual({ out: "", err: "" });
});

it(
  "riskloom demo load ends with a failure when its database goes away in the middle",
  { timeout: 120_000 },
  async () => {
    wire.mend();
    const main = join(import.meta.dirname, "../src/cli/main.ts");
    const child = spawn(process.execPath, ["--conditions=@riskloom/source", main, "demo", "load"], {
      env: { ...process.env, DATABASE_URL: wire.url },
      stdio: ["ignore", "pipe", "pipe"],
    });
    const said = Promise.all([text(child.stdout), text(child.stderr), once(child, "exit")]);
    const { openOwner, close } = await startDatabase({ url: empty.url, dataDir: "", log: () => undefined });
    const watcher = await openOwner();
    // A sequence tells what nobody else sees yet.
    const isUnder = async () => {
      const { rows } = await watcher.pool.query<{ begun: boolean }>(
        "select pg_sequence_last_value(pg_get_serial_sequence('risk', 'id')::regclass) is not null as begun",
      );
      return rows[0]?.begun;
    };
    await expect.poll(isUnder, { timeout: 60_000, interval: 5 }).toBe(true);
    await watcher.close();
    await close();
    wire.cut();
    const [out, err, [code]] = await said;
    expect({ out, err, code }).toEqual({
      out: "",
      err: expect.stringMatching(/^Loading the demo register …\nThe database cannot be reached\. \(.+\)\n$/),
      code: 1,
    });
  },
);
