import { mkdtemp } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { send, type Shot } from "./drive.ts";
import { type LargeRegister, largeRegister } from "./large-register.ts";
import { start } from "./server.ts";
import { statementsDuring } from "./statements.ts";

const port = 4103;
const size = { risks: 10_000, controls: 5_000 };
const rounds = 21;

type Print = (line: string) => void;

/** Pages of a large project: the statements behind one, and what the last page and the past cost beside the first; answers how many gates were missed. */
export async function pages(print: Print): Promise<number> {
  const dataDir = await mkdtemp(join(tmpdir(), "riskloom-bench-"));
  const register = await largeRegister(dataDir, size);
  const server = await start("../../../../apps/server/src/main.ts", { ...register, dataDir, port });
  try {
    print(
      `\n${size.risks} risks, ${size.controls} controls, ${4 * size.risks} evaluations, five versions each`,
    );
    return (await statements(register, print)) + (await costs(register, print));
  } finally {
    server.kill();
    await register.close();
  }
}

async function statements(register: LargeRegister, print: Print): Promise<number> {
  const shot = page(register, "risks", { number: 1 });
  await answered(shot);
  const sent = await statementsDuring(register.url, () => answered(shot));
  print(`statements behind a page of 100 risks in v1: ${sent.length}, at most 3`);
  for (const statement of sent) print(`  ${statement.replaceAll(/\s+/g, " ").slice(0, 100)}`);
  return sent.length > 3 ? 1 : 0;
}

async function costs(register: LargeRegister, print: Print): Promise<number> {
  const shots = (["risks", "controls"] as const).flatMap((kind) => shotsOf(register, kind));
  const taken = await times(shots.map(({ shot }) => shot));
  print(`${rounds} rounds in turn, medians             ms   ratio    gate`);
  let [first, missed] = [0, 0];
  for (const [index, { kind, name, gate }] of shots.entries()) {
    const ms = taken[index] ?? 0;
    if (name === "first page") first = ms;
    if (gate !== null && ms > gate * first) missed += 1;
    const figures = [ms.toFixed(1).padStart(10), (ms / first).toFixed(2).padStart(8)].join("");
    print(`${kind.padEnd(10)}${name.padEnd(20)}${figures}${gate === null ? "" : `≤ ${gate}`.padStart(8)}`);
  }
  return missed;
}

function shotsOf(register: LargeRegister, kind: "controls" | "risks") {
  const { past } = register;
  const last = size[kind] / 100;
  return [
    { kind, name: "first page", shot: page(register, kind, { number: 1 }), gate: null },
    { kind, name: "last page", shot: page(register, kind, { number: last }), gate: 2 },
    {
      kind,
      name: "first page, past",
      shot: page(register, kind, { number: 1, past }),
      gate: kind === "risks" ? 3 : null,
    },
    { kind, name: "last page, past", shot: page(register, kind, { number: last, past }), gate: null },
  ];
}

/** Milliseconds of each, asked in turn. */
async function times(shots: readonly Shot[]): Promise<number[]> {
  const taken = shots.map(() => [] as number[]);
  for (let round = 0; round <= rounds; round++)
    for (const [index, shot] of shots.entries()) {
      const begun = performance.now();
      await answered(shot);
      // The first round warms up.
      if (round > 0) taken[index]?.push(performance.now() - begun);
    }
  return taken.map((figures) => figures.toSorted((a, b) => a - b)[Math.floor(rounds / 2)] ?? 0);
}

function page(
  { token, projectId }: LargeRegister,
  kind: string,
  { number, past }: { number: number; past?: string },
): Shot {
  const headers = { Authorization: `Token ${token}`, ...(past !== undefined && { "X-As-Of": past }) };
  return { method: "GET", path: `/api/v1/projects/${projectId}/${kind}?page=${number}`, headers };
}

async function answered(shot: Shot): Promise<void> {
  const { status, text } = await send(port, shot);
  const { results } = JSON.parse(text) as { results?: unknown[] };
  if (status !== 200 || results?.length !== 100)
    throw new Error(`${shot.path}: ${status} ${text.slice(0, 300)}`);
}
