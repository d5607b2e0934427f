import { loadDemoIfEmpty } from "./demo/load-demo.ts";
import { readEnv } from "./env.ts";
import { listen } from "./listen.ts";
import { createLog } from "./log.ts";
import { openRegister } from "./open-register.ts";
import { createServer } from "./server.ts";

const log = createLog((line) => process.stdout.write(line));

try {
  const env = readEnv(process.env);
  const register = await openRegister(env, log);
  if (env.demo) await loadDemoIfEmpty(register, log);
  const listening = await listen(createServer(register.deps, log), env);
  log.info("listening", { url: listening.url, demo: env.demo });
  let stopping = false;
  const stop = (signal: string) => {
    if (stopping) return;
    stopping = true;
    log.info("stopping", { signal });
    void listening.stop().then(() => register.close()).then(() => process.exit(0));
  };
  process.once("SIGTERM", stop);
  process.once("SIGINT", stop);
} catch (error) {
  process.stderr.write(`Riskloom cannot start: ${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
}
