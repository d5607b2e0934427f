import { Agent, request } from "node:http";

/** A request that is sent again and again. */
export interface Shot {
  method: string;
  path: string;
  headers: Record<string, string>;
  body?: string;
}

/** Requests a second of `connections` clients that each wait for their answer, over `milliseconds`. */
export async function drive(
  port: number,
  shot: Shot,
  connections: number,
  milliseconds: number,
): Promise<number> {
  const agent = new Agent({ keepAlive: true, maxSockets: connections });
  const until = performance.now() + milliseconds;
  let answered = 0;
  const client = async () => {
    while (performance.now() < until) {
      const { status } = await send(port, shot, agent);
      if (status >= 300) throw new Error(`${shot.method} ${shot.path} answered ${status}`);
      answered++;
    }
  };
  const start = performance.now();
  await Promise.all(Array.from({ length: connections }, client));
  agent.destroy();
  return (answered * 1_000) / (performance.now() - start);
}

/** One request and its whole answer. */
export function send(
  port: number,
  { method, path, headers, body }: Shot,
  agent?: Agent,
): Promise<{ status: number; text: string }> {
  return new Promise((resolve, reject) => {
    const outgoing = request(
      { port, host: "127.0.0.1", method, path, headers, ...(agent && { agent }) },
      (response) => {
        const chunks: Buffer[] = [];
        response.on("data", (chunk: Buffer) => chunks.push(chunk));
        response.on("end", () =>
          resolve({ status: response.statusCode ?? 0, text: Buffer.concat(chunks).toString() }),
        );
        response.on("error", reject);
      },
    );
    outgoing.on("error", reject);
    outgoing.end(body);
  });
}
