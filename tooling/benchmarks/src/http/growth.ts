import { mkdtemp } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { ChildProcess } from "node:child_process";
import { send, type Shot } from "./drive.ts";
import { type LargeRegister, largeRegister } from "./large-register.ts";
import { start } from "./server.ts";

const sizes = [1_000, 10_000, 50_000] as const;
const rounds = 21;
const firstPort = 4110;
/** at 50,000 risks, of the default list: a page of the past beside one of the present, and beside one among 10,000 */
const gates = { beside: 3, growth: 1.3 };

type Print = (line: string) => void;
type Pages = Record<string, (register: LargeRegister) => Omit<Shot, "method">>;

/** What a page of 100 costs among 1,000, 10,000 and 50,000 risks of five versions, now and in the past; answers how many gates were missed. */
export async function growth(print: Print): Promise<number> {
  const registers: LargeRegister[] = [];
  const servers: ChildProcess[] = [];
  try {
    for (const [index, risks] of sizes.entries()) {
      const dataDir = await mkdtemp(join(tmpdir(), "riskloom-bench-"));
      const register = await largeRegister(dataDir, { risks, controls: risks / 2, evaluated: false });
      registers.push(register);
      servers.push(
        await start("../../../../apps/server/src/main.ts", { ...register, dataDir, port: firstPort + index }),
      );
      print(`filled ${risks} risks and ${risks / 2} controls of five versions`);
    }
    const taken = await times(registers);
    print(
      `\nms of a page of 100, ${rounds} rounds in turn, medians${sizes.map((size) => String(size).padStart(9)).join("")}   growth`,
    );
    for (const [name, [small = 0, middle = 0, large = 0]] of Object.entries(taken))
      print(
        `${name.padEnd(51)}${[small, middle, large].map((ms) => ms.toFixed(1).padStart(9)).join("")}${(large / middle).toFixed(2).padStart(9)}`,
      );
    const [, , now = 0] = taken["now"] ?? [];
    const [, middle = 0, past = 0] = taken["past"] ?? [];
    print(
      `past / now at ${sizes.at(-1)}: ${(past / now).toFixed(2)}, at most ${gates.beside}; growth of the past: ${(past / middle).toFixed(2)}, at most ${gates.growth}`,
    );
    return Number(past > gates.beside * now) + Number(past > gates.growth * middle);
  } finally {
    for (const server of servers) server.kill();
    for (const register of registers) await register.close();
  }
}

const pages: Pages = {
  now: (register) => page(register, "v2", "risks"),
  past: (register) => page(register, "v2", "risks", { asOf: register.past }),
  "past, the latest moment": (register) => page(register, "v2", "risks", { asOf: register.latest }),
  "past, page in the middle": (register) => page(register, "v2", "risks?page=5", { asOf: register.past }),
  "now, without the right to what is confidential": (register) =>
    page(register, "v2", "risks", { token: register.readerToken }),
  "past, without the right to what is confidential": (register) =>
    page(register, "v2", "risks", { token: register.readerToken, asOf: register.past }),
  "now, v1": (register) => page(register, "v1", "risks"),
  "past, v1": (register) => page(register, "v1", "risks", { asOf: register.past }),
  "now, by title": (register) => page(register, "v2", "risks?ordering=title"),
  "past, by title": (register) => page(register, "v2", "risks?ordering=title", { asOf: register.past }),
  "now, controls": (register) => page(register, "v2", "controls"),
  "past, controls": (register) => page(register, "v2", "controls", { asOf: register.past }),
};

function page(
  { token: own, projectId }: LargeRegister,
  version: "v1" | "v2",
  list: string,
  { token = own, asOf }: { token?: string; asOf?: string } = {},
): Omit<Shot, "method"> {
  const headers = { Authorization: `Token ${token}`, ...(asOf !== undefined && { "X-As-Of": asOf }) };
  return { path: `/api/${version}/projects/${projectId}/${list}`, headers };
}

/** Milliseconds of each page in each register, asked in turn. */
async function times(registers: readonly LargeRegister[]): Promise<Record<string, number[]>> {
  const taken = Object.keys(pages).map((name) => [name, registers.map(() => [] as number[])] as const);
  for (let round = 0; round <= rounds; round++)
    for (const [name, figures] of taken)
      for (const [index, register] of registers.entries()) {
        const shot = pages[name]?.(register);
        if (shot === undefined) continue;
        const begun = performance.now();
        const { status, text } = await send(firstPort + index, { method: "GET", ...shot });
        // The first round warms up.
        if (round > 0) figures[index]?.push(performance.now() - begun);
        if (status !== 200) throw new Error(`${shot.path}: ${status} ${text.slice(0, 300)}`);
      }
  return Object.fromEntries(taken.map(([name, figures]) => [name, figures.map(median)]));
}

const median = (figures: readonly number[]): number =>
  figures.toSorted((a, b) => a - b)[Math.floor(figures.length / 2)] ?? 0;
