import { startDatabase } from "@riskloom/persistence";
import { readEnv } from "../env.ts";
import { commands } from "./commands.ts";
import { runCli } from "./run-cli.ts";

try {
  process.exitCode = await runCli(commands, process.argv.slice(2), {
    out: (text) => process.stdout.write(text),
    err: (text) => process.stderr.write(text),
    withDatabase: async (work) => {
      const env = readEnv(process.env);
      const say = (line: string) => process.stderr.write(`${line}\n`);
      const { database, openOwner, close } = await startDatabase({ ...env, url: env.databaseUrl, log: say });
      try {
        return await work({ database, openOwner, say });
      } finally {
        await close();
      }
    },
  });
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
}
