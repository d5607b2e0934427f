import { isEmpty, recognizeSecret } from "@riskloom/api/installation";
import { type AccessLine, lineWriter, outliveReaders, type Told, untilTold } from "@riskloom/rest";
import { type RunningDatabase, startDatabase, toldOperator } from "@riskloom/persistence";
import { loadDemo } from "@riskloom/demo";
import { type Env, readEnv } from "./env.ts";
import { installationSecret } from "./installation-secret.ts";
import { listen } from "./listen.ts";
import { createLog } from "./log.ts";
import { createServer } from "./server.ts";

outliveReaders();
const log = createLog((line) => process.stdout.write(line));

try {
  const env = readEnv(process.env);
  // From now on, so that a start can be broken off, too.
  const told = untilTold(["SIGTERM", "SIGINT", "SIGHUP"]);
  let started = false;
  // What was started so far ends with us.
  void told.signal.then(() => (started ? undefined : process.exit(0)));
  const running = await startDatabase({ ...env, url: env.databaseUrl, log: log.info });
  started = true;
  try {
    await serve(env, running, told);
  } finally {
    await running.close();
  }
  process.exit();
} catch (error) {
  process.stderr.write(`Riskloom cannot start: ${toldOperator(error)}\n`);
  process.exit(1);
}

/** Serves until a signal comes. */
async function serve(env: Env, { database, openOwner }: RunningDatabase, told: Told): Promise<void> {
  const secret = await installationSecret(env.installationSecret, env.dataDir);
  await recognizeSecret(database, secret);
  const deps = {
    database,
    installationSecret: secret,
    reportComputingMs: env.reportComputingMs,
    subscriptionIdleMs: env.subscriptionIdleMs,
    demo: env.demo,
    now: Date.now,
    stopping: told.already,
  };
  if (env.demo && (await isEmpty(database))) {
    const owner = await openOwner();
    try {
      await loadDemo(owner);
    } finally {
      await owner.close();
    }
    log.info("loaded the demo register");
  }
  // many lines travel in one write
  const lines = lineWriter((text) => process.stdout.write(text));
  const accessLog = createLog(lines.add);
  const access = (line: AccessLine) => accessLog.info("answered", { ...line });
  const server = createServer(deps, log, { ...env, ...(env.accessLog && { access }) });
  const listening = await listen(server, { ...env, log, limits: env.front });
  log.info("listening", { url: listening.url, demo: env.demo });
  log.info("stopping", { signal: await told.signal });
  await listening.stop(env.shutdownMs, told.again);
  lines.flush();
}
