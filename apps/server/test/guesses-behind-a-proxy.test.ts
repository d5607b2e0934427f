import { testRegister, type TestRegister } from "@riskloom/api/testing";
import { afterAll, beforeAll, expect, it } from "vitest";
import { readEnv } from "../src/env.ts";
import { listen, type Listening } from "../src/listen.ts";
import { createLog } from "../src/log.ts";
import { createServer } from "../src/server.ts";

let register: TestRegister;
const servers: Listening[] = [];
const start = async (variables: Record<string, string>): Promise<Listening> => {
  const handler = createServer(
    register.deps,
    createLog(() => undefined),
    readEnv(variables),
  );
  const server = await listen(handler, { host: "127.0.0.1", port: 0 });
  servers.push(server);
  return server;
};
beforeAll(async () => {
  register = await testRegister();
});
afterAll(async () => {
  for (const server of servers) await server.stop();
  await register.drop();
});

const doors = ["/api/api-token-auth/", "/trpc/auth.login"];

const statusOf = async (
  { url }: Listening,
  path: string,
  { from, ...body }: { from: string; username: string; password?: string },
) => {
  const answer = await fetch(`${url}${path}`, {
    method: "POST",
    headers: { "Content-Type": "application/json", "X-Forwarded-For": from },
    body: JSON.stringify({ password: "riskloom-demo", ...body }),
  });
  await answer.arrayBuffer();
  return answer.status;
};

it.each(doors)(
  "guesses that a trusted proxy forwards count for whom the nearest proxies heard from, whatever stands before it: %s",
  async (path) => {
    const server = await start({ TRUSTED_PROXIES: "127.0.0.1, 10.0.0.0/8" });
    const username = path === doors[0] ? "bob@example.com" : "carol@example.com";
    const guesses = Array.from({ length: 10 }, (_, at) =>
      statusOf(server, path, {
        from: `198.51.100.${at}, 203.0.113.7, 10.0.0.${at}`,
        username,
        password: "guess",
      }),
    );
    expect(new Set(await Promise.all(guesses))).toEqual(new Set([400]));
    expect(await statusOf(server, path, { from: "198.51.100.77,203.0.113.7", username })).toBe(429);
    expect(await statusOf(server, path, { from: "203.0.113.7, 198.51.100.77", username })).toBe(200);
  },
);

it.each(doors)(
  "guesses count for the other end of the connection where no proxy is trusted: %s",
  async (path) => {
    const server = await start({});
    const username = `nobody${doors.indexOf(path)}@example.com`;
    const told = await Promise.all(
      Array.from({ length: 12 }, (_, at) => statusOf(server, path, { from: `203.0.113.${at}`, username })),
    );
    expect(told.toSorted((one, other) => one - other)).toEqual([...Array<number>(10).fill(400), 429, 429]);
  },
);
