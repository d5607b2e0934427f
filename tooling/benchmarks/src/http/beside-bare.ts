import { mkdtemp } from "node:fs/promises";
import { cpus, tmpdir } from "node:os";
import { join } from "node:path";
import { drive, send, type Shot } from "./drive.ts";
import { benchRegister } from "./register.ts";
import { start } from "./server.ts";

const rounds = 5;
const roundMs = 1_500;
const gates: Readonly<Record<string, number>> = { "risk list": 0.5, "risk get": 0.5, "risk create": 0.4 };

/** Our server beside a hand-written node:http + pg handler, on one database, rounds taken in turn; answers how many gates were missed. */
export async function besideBare(print: (line: string) => void): Promise<number> {
  const dataDir = await mkdtemp(join(tmpdir(), "riskloom-bench-"));
  const register = await benchRegister(dataDir, 100);
  const ours = await start("../../../../apps/server/src/main.ts", { ...register, dataDir, port: 4101 });
  const bare = await start("./bare.ts", { ...register, dataDir, port: 4102 });
  try {
    const shots = shotsAt(register);
    await requireSameBytes(shots);
    print(`${cpus().length} × ${cpus()[0]?.model}; ${rounds} rounds of ${roundMs} ms each, medians`);
    print("                     connections      ours/s      bare/s   ratio   gate");
    let missed = 0;
    for (const [name, shot] of Object.entries(shots))
      for (const connections of [1, 10]) {
        const { our, their } = await compare(shot, connections);
        const gate = gates[name] ?? 0;
        if (our / their < gate) missed += 1;
        print(
          `${name.padEnd(20)} ${String(connections).padStart(11)} ${our.toFixed(0).padStart(11)} ${their.toFixed(0).padStart(11)} ${(our / their).toFixed(2).padStart(7)} ${gate.toFixed(2).padStart(6)}`,
        );
      }
    return missed;
  } finally {
    ours.kill();
    bare.kill();
    await register.close();
  }
}

function shotsAt({ token, projectId }: { token: string; projectId: number }): Record<string, Shot> {
  const headers = { Authorization: `Token ${token}`, Host: "127.0.0.1:4101" };
  const risks = `/api/v2/projects/${projectId}/risks`;
  const body = JSON.stringify({
    title: "Made by the benchmark",
    risk_description: "A risk like any other",
    status: 10,
  });
  const length = String(Buffer.byteLength(body));
  return {
    "risk list": { method: "GET", path: risks, headers },
    "risk get": { method: "GET", path: `${risks}/50`, headers },
    "risk create": {
      method: "POST",
      path: risks,
      headers: { ...headers, "Content-Type": "application/json", "Content-Length": length },
      body,
    },
  };
}

async function compare(shot: Shot, connections: number): Promise<{ our: number; their: number }> {
  const figures = { ours: [] as number[], bare: [] as number[] };
  for (let round = 0; round <= rounds; round++) {
    const our = await drive(4101, shot, connections, roundMs);
    const their = await drive(4102, shot, connections, roundMs);
    // The first round warms both up.
    if (round === 0) continue;
    figures.ours.push(our);
    figures.bare.push(their);
  }
  return { our: median(figures.ours), their: median(figures.bare) };
}

async function requireSameBytes(shots: Record<string, Shot>): Promise<void> {
  for (const name of ["risk list", "risk get"]) {
    const shot = shots[name];
    if (shot === undefined) continue;
    const [our, their] = await Promise.all([send(4101, shot), send(4102, shot)]);
    if (our.text !== their.text)
      throw new Error(
        `${name}: the two do not send the same bytes\n${our.text.slice(0, 900)}\n${their.text.slice(0, 900)}`,
      );
  }
}

function median(figures: readonly number[]): number {
  return figures.toSorted((a, b) => a - b)[Math.floor(figures.length / 2)] ?? 0;
}
