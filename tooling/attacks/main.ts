import { parseArgs } from "node:util";
import { attacks } from "./src/attacks.ts";
import { openGround } from "./src/ground/ground.ts";
import { lineOf, loadLine } from "./src/finding.ts";

// attacks [--short] [--seconds n] [--requests n] [--seed n] [kind ...]
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    short: { type: "boolean", default: false },
    seconds: { type: "string" },
    requests: { type: "string" },
    seed: { type: "string", default: "1" },
  },
});
const unknown = positionals.filter((kind) => !Object.hasOwn(attacks, kind));
if (unknown.length > 0)
  throw new Error(`There is no attack ${unknown.join(", ")}; there are ${Object.keys(attacks).join(", ")}.`);
const scale = {
  short: values.short,
  seconds: values.seconds === undefined ? undefined : Number(values.seconds),
  requests: values.requests === undefined ? undefined : Number(values.requests),
  seed: Number(values.seed),
};
const print = (line: string) => void process.stdout.write(`${line}\n`);
for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => process.exit(130));
const ground = await openGround();
try {
  for (const [kind, attack] of Object.entries(attacks)) {
    if (positionals.length > 0 && !positionals.includes(kind)) continue;
    const before = loadLine();
    const began = performance.now();
    const server = await ground.start(attack.limits);
    const findings = await attack.run(ground, server, scale);
    await server.stop();
    const seconds = ((performance.now() - began) / 1_000).toFixed(0);
    print(`\n${kind}: ${seconds} s, ${before} before, ${loadLine()} after`);
    for (const finding of [...findings, server.said.finding()]) {
      print(lineOf(finding));
      // The machine's own slowness is in what is timed, so that a short run, beside others, only prints it.
      if (!finding.fine && !(finding.timed === true && scale.short)) process.exitCode = 1;
    }
  }
} finally {
  await ground.close();
}
