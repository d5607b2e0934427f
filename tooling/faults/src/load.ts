import { setTimeout as delay } from "node:timers/promises";
import type { Arena } from "./arena.ts";

/** Callers that write and read without a pause. */
export interface Load {
  readonly acknowledged: ReadonlySet<string>;
  /** how many answers were 503, or none because the server was gone */
  readonly refused: number;
  /** any other answer */
  readonly strange: readonly string[];
  /** until some writes succeeded */
  calm(): Promise<void>;
  /** until a write succeeds that was begun from now on; answers how long that took, in milliseconds */
  back(): Promise<number>;
  stop(): Promise<void>;
}

export function startLoad(arena: Arena, clients = 8): Load {
  const acknowledged = new Set<string>();
  const strange: string[] = [];
  const state = { next: 0, refused: 0, over: false };
  const ask = (procedure: string, input: object, method: string) =>
    statusOf(arena, { procedure, input, method });
  const note = (status: number, procedure: string): boolean => {
    const fine = status === 200;
    if (status === 503 || status === 0) state.refused++;
    else if (!fine) strange.push(`${procedure} ${status}`);
    return fine;
  };
  const write = async (): Promise<boolean> => {
    const title = `Write ${state.next++}`;
    const status = await ask("risk.create", { projectId: "default", title, description: title }, "POST");
    if (status === 200) acknowledged.add(title);
    return note(status, "risk.create");
  };
  const client = async (index: number): Promise<void> => {
    while (!state.over) {
      const fine =
        index % 2 === 0
          ? await write()
          : note(await ask("risk.list", { projectId: "default", limit: 5 }, "GET"), "risk.list");
      if (!fine) await delay(20);
    }
  };
  const all = Promise.all(Array.from({ length: clients }, (_, index) => client(index)));
  return {
    acknowledged,
    strange,
    get refused() {
      return state.refused;
    },
    calm: async () => {
      const until = acknowledged.size + 20;
      const deadline = performance.now() + 30_000;
      while (acknowledged.size < until && performance.now() < deadline) await delay(10);
    },
    back: async () => {
      const began = performance.now();
      while (!(await write()) && performance.now() - began < 30_000) await delay(20);
      return performance.now() - began;
    },
    stop: async () => {
      state.over = true;
      await all;
    },
  };
}

interface Asked {
  procedure: string;
  input: object;
  method: string;
}

/** The status of an answer; 0 when there was none. */
async function statusOf(arena: Arena, { procedure, input, method }: Asked): Promise<number> {
  const headers = { Authorization: `Bearer ${arena.token}`, "Content-Type": "application/json" };
  const text = JSON.stringify(input);
  const path = method === "GET" ? `?input=${encodeURIComponent(text)}` : "";
  const body = method === "GET" ? null : text;
  try {
    const answer = await fetch(`${arena.server.url}/trpc/${procedure}${path}`, { method, headers, body });
    await answer.arrayBuffer();
    return answer.status;
  } catch {
    return 0;
  }
}
