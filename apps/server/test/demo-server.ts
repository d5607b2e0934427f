import { type Deps } from "@riskloom/api";
import { openDatabase } from "@riskloom/persistence";
import { filledDatabase } from "@riskloom/persistence/testing";
import { loadDemo } from "@riskloom/demo";
import { createLog } from "../src/log.ts";
import { createServer, type Handler } from "../src/server.ts";

/** The whole server over the demo register, on a database of its own, without a socket. */
export interface DemoServer {
  handler: Handler;
  deps: Deps;
  url: string;
  /** what the server logged, a JSON line each */
  logged: string[];
  drop(): Promise<void>;
}

/** @param now the clock of the server, where answers depend on the day */
export async function demoServer(now: () => number = Date.now): Promise<DemoServer> {
  const { database, url, drop } = await filledDatabase("demo", async ({ url: empty, role }) => {
    const owner = await openDatabase({ url: empty, role, as: "owner", poolSize: 2 });
    await loadDemo(owner);
    await owner.close();
    return "";
  });
  const deps = {
    database,
    installationSecret: "only for tests, only for tests, only for tests",
    demo: true,
    now,
  };
  const logged: string[] = [];
  const handler = createServer(
    deps,
    createLog((line) => logged.push(line)),
  );
  return { handler, deps, url, logged, drop };
}
