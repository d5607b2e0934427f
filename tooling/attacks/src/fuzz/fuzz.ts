import type { Attack } from "../attack.ts";
import { type Finding, loadLine } from "../finding.ts";
import type { ServerProcess } from "../ground/server-process.ts";
import { ask, connections, type Told } from "../told/ask.ts";
import { type Digest, openDigest } from "./digest.ts";
import { Pool } from "./pool.ts";
import { Random } from "./random.ts";
import { Seen } from "./seen.ts";
import { type Description, procedures, rowsOf } from "./targets.ts";
import { type Fuzzed, writeRequest } from "./write-request.ts";

const batch = 500;
const atOnce = 8;
/** A report may take longer than an answer shall; whoever waits is told how long it took. */
const patienceMs = 40_000;

/** Generated requests to all rows and procedures: what answers, how fast, and whether what was refused had any effect. */
export const fuzz: Attack = {
  limits: { RATE_LIMIT: "1000000000" },
  run: async ({ url }, server, { short, seed, seconds = Infinity, requests = short ? 2_000 : 100_000 }) => {
    // not searched for secrets: its examples sign in with the password of the demo register
    const description = (await (await fetch(`${server.url}/openapi.json`)).json()) as Description;
    const targets = [...rowsOf(description), ...procedures];
    const given = { random: new Random(seed), pool: new Pool(), description };
    const digest = await openDigest(url);
    const seen = new Seen(targets);
    const until = performance.now() + seconds * 1_000;
    let at = 0;
    for (; at < requests && performance.now() < until; at += batch) {
      const made = Array.from({ length: Math.min(batch, requests - at) }, (_, of) =>
        writeRequest(targets[(at + of) % targets.length] ?? given.random.of(targets), given),
      );
      const told = await allOf(server, made);
      for (const [of, one] of told.entries()) seen.note(at + of, made[of], one);
      for (const { status, text: answered } of told) if (status < 300) given.pool.learn(answered);
      await refusedAgain(server, digest, { made, told, seen });
      if (at % 5_000 === 0) process.stderr.write(`fuzz: ${at} of ${requests}, ${loadLine()}\n`);
    }
    await digest.close();
    return [...seen.findings(Math.min(at, requests)), faults(server)];
  },
};

const agent = connections(atOnce);

/** Sends all, a few at a time; answers in their order. */
async function allOf(server: ServerProcess, made: readonly Fuzzed[]): Promise<Told[]> {
  const told: Told[] = [];
  let next = 0;
  const one = async (): Promise<void> => {
    for (let at = next++; at < made.length; at = next++) {
      const { asking } = made[at] ?? {};
      if (asking !== undefined) told[at] = await ask(server, agent, { ...asking, patienceMs });
    }
  };
  await Promise.all(Array.from({ length: atOnce }, one));
  return told;
}

/** Sends what was refused once more, and looks whether that changed anything. What is answered now is left out, and the rest sent again. */
async function refusedAgain(
  server: ServerProcess,
  digest: Digest,
  { made, told, seen }: { made: readonly Fuzzed[]; told: readonly Told[]; seen: Seen },
): Promise<void> {
  let refused = made.filter((_, at) => isRefusal(told[at]));
  for (let turn = 0; turn < 3; turn++) {
    await digest.changed();
    const again = await allOf(server, refused);
    const changed = await digest.changed();
    const still = refused.filter((_, at) => isRefusal(again[at]));
    if (still.length === refused.length) return seen.compared(refused.length, changed);
    refused = still;
  }
}

const isRefusal = (told: Told | undefined): boolean =>
  told !== undefined && told.status >= 400 && told.status < 500;

/** Faults that it logged, of which each is a failure that somebody was told of. */
const faults = ({ said, lives }: ServerProcess): Finding => {
  for (const line of said.faults.slice(0, 20)) process.stderr.write(`${line.slice(0, 1_500)}\n`);
  return {
    what: "faults in its log, and whether it lives",
    figure: `${said.faults.length}, ${lives ? "lives" : "does not"}`,
    bound: "none, and it lives",
    fine: said.faults.length === 0 && lives,
  };
};
