import { isEmpty } from "@riskloom/api";
import { startDatabase } from "@riskloom/persistence";
import { loadDemo } from "./demo/load-demo.ts";
import { readEnv } from "./env.ts";
import { installationSecret } from "./installation-secret.ts";
import { listen } from "./listen.ts";
import { createLog } from "./log.ts";
import { createServer } from "./server.ts";

const log = createLog((line) => process.stdout.write(line));

try {
  const env = readEnv(process.env);
  const { database, openOwner, close } = await startDatabase({ ...env, url: env.databaseUrl, log: log.info });
  const secret = await installationSecret(env.installationSecret, env.dataDir);
  const deps = { database, installationSecret: secret, demo: env.demo, now: Date.now };
  if (env.demo && (await isEmpty(database))) {
    await loadDemo(await openOwner());
    log.info("loaded the demo register");
  }
  const listening = await listen(createServer(deps, log, env), env);
  log.info("listening", { url: listening.url, demo: env.demo });
  let stopping = false;
  const stop = (signal: string) => {
    if (stopping) return;
    stopping = true;
    log.info("stopping", { signal });
    void listening
      .stop()
      .then(close)
      .then(() => process.exit(0));
  };
  process.once("SIGTERM", stop);
  process.once("SIGINT", stop);
} catch (error) {
  process.stderr.write(`Riskloom cannot start: ${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
}
