import { startDatabase, toldOperator } from "@riskloom/persistence";
import { readEnv } from "../env.ts";
import { presentSecret } from "../installation-secret.ts";
import { commands } from "./commands.ts";
import { runCli } from "./run-cli.ts";

for (const stream of [process.stdout, process.stderr]) {
  stream.on("error", (error: NodeJS.ErrnoException) => {
    // Whoever reads may have read enough; what could not be written for another reason was not told.
    if (error.code === "EPIPE") return;
    process.once("exit", () => (process.exitCode = 1));
    if (stream === process.stdout)
      process.stderr.write(`The answer could not be written: ${error.message}\n`);
  });
}

try {
  process.exitCode = await runCli(commands, process.argv.slice(2), {
    out: (text) => process.stdout.write(text),
    err: (text) => process.stderr.write(text),
    withDatabase: async (work, { look }) => {
      const env = readEnv(process.env);
      const say = (line: string) => process.stderr.write(`${line}\n`);
      const { database, openOwner, close } = await startDatabase({
        ...env,
        url: env.databaseUrl,
        look,
        log: say,
      });
      const secret = () => presentSecret(env.installationSecret, env.dataDir);
      try {
        return await work({ database, openOwner, secret, say });
      } finally {
        await close();
      }
    },
  });
} catch (error) {
  process.stderr.write(`${toldOperator(error)}\n`);
  process.exitCode = 1;
}
