import { type ChildProcessByStdio, execFile, spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { createInterface } from "node:readline";
import type { Readable } from "node:stream";
import { promisify } from "node:util";
import { Said } from "../told/said.ts";

/** A server as operators start it, in a process of its own. */
export interface ServerProcess {
  readonly url: string;
  readonly port: number;
  /** what it logged and answered, searched as it comes */
  readonly said: Said;
  /** whether its process is there */
  readonly lives: boolean;
  /** how much memory it has, in megabytes */
  memory(): Promise<number>;
  stop(): Promise<void>;
}

const run = promisify(execFile);

export async function startServer({
  env,
  secrets,
}: {
  env: Readonly<Record<string, string>>;
  secrets: readonly string[];
}): Promise<ServerProcess> {
  const main = join(import.meta.dirname, "../../../../apps/server/src/main.ts");
  const child = spawn(process.execPath, ["--conditions=@riskloom/source", main], {
    env: { ...process.env, ...env },
    stdio: ["ignore", "pipe", "pipe"],
  });
  // No server outlives whoever started it.
  process.once("exit", () => child.kill("SIGKILL"));
  const said = new Said(secrets);
  const ended = once(child, "exit");
  const told: string[] = [];
  let stopped = false;
  // whoever ends it without being asked to is what all this is about
  child.once("exit", (code, signal) => {
    if (!stopped) process.stderr.write(`The server ended: ${code ?? signal}\n${told.join("\n")}\n`);
  });
  const url = await listening(child, said, told);
  const lives = () => child.exitCode === null && child.signalCode === null;
  return {
    url,
    port: Number(new URL(url).port),
    said,
    get lives() {
      return lives();
    },
    memory: async () => {
      if (!lives()) return Number.NaN;
      const { stdout } = await run("ps", ["-o", "rss=", "-p", String(child.pid)]);
      return Number(stdout) / 1024;
    },
    stop: async () => {
      stopped = true;
      if (lives()) child.kill("SIGKILL");
      await ended;
    },
  };
}

/** Where a server listens, once it does; whatever it says is searched from then on. */
function listening(
  child: ChildProcessByStdio<null, Readable, Readable>,
  said: Said,
  told: string[],
): Promise<string> {
  return new Promise((resolve, reject) => {
    child.once("exit", () => reject(new Error("The server did not start.")));
    createInterface({ input: child.stderr }).on("line", (line) => {
      told.push(line);
      said.logged(line);
    });
    createInterface({ input: child.stdout }).on("line", (line) => {
      const { message, url } = JSON.parse(line) as { message: string; url?: string };
      if (message === "listening" && url !== undefined) resolve(url);
      else said.logged(line);
    });
  });
}
