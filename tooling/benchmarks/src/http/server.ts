import { type ChildProcess, spawn } from "node:child_process";
import { join } from "node:path";

/** Starts one of the servers over a database that exists, and waits until it listens. */
export function start(
  file: string,
  { url, dataDir, port }: { url: string; dataDir: string; port: number },
): Promise<ChildProcess> {
  const child = spawn(process.execPath, ["--conditions=@riskloom/source", join(import.meta.dirname, file)], {
    env: {
      ...process.env,
      DATABASE_URL: url,
      DATA_DIR: dataDir,
      PORT: String(port),
      HOST: "127.0.0.1",
      DEMO: "0",
    },
    stdio: ["ignore", "pipe", "inherit"],
  });
  return new Promise((resolve, reject) => {
    child.once("exit", (code) => reject(new Error(`${file} ended with ${code}`)));
    child.stdout.on("data", (text: Buffer) => {
      if (text.includes("listening")) resolve(child);
    });
  });
}
