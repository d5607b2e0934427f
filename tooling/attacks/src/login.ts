import type { Attack } from "./attack.ts";
import { counted, type Finding, median } from "./finding.ts";
import type { Ground } from "./ground/ground.ts";
import type { ServerProcess } from "./ground/server-process.ts";
import { ask, connections, type Told } from "./told/ask.ts";

const doors = ["/trpc/auth.login", "/api/api-token-auth/"];

/** Guesses at passwords: many at once, from one address and from many, and what the time of an answer tells. */
export const login: Attack = {
  limits: { TRUSTED_PROXIES: "127.0.0.1" },
  run: async ({ busy }, server, { short }) => [
    ...(await atOnce(server, busy)),
    ...(await fromEverywhere(server)),
    await equalTime(server, busy, short ? 5 : 60),
  ],
};

const agent = connections(Number.POSITIVE_INFINITY);

interface Try {
  name: string;
  password: string;
  address: string;
  door?: string;
}

const tried = (
  server: ServerProcess,
  { name, password, address, door = doors[0] ?? "" }: Try,
): Promise<Told> =>
  ask(server, agent, {
    method: "POST",
    path: door,
    headers: { "Content-Type": "application/json", "X-Forwarded-For": address },
    body: JSON.stringify({ username: name, password }),
    patienceMs: 120_000,
  });

/** A thousand guesses at twenty names, half of which somebody has, while their owners come from elsewhere. */
async function atOnce(server: ServerProcess, { names, password }: Ground["busy"]): Promise<Finding[]> {
  const attacked = [...names, ...names.map((name) => `no-${name}`)];
  const address = "203.0.113.7";
  const guesses = Array.from({ length: 1_000 }, (_, at) => ({
    name: attacked[at % attacked.length] ?? "",
    password: `guess ${at}`,
    address,
    door: doors[Math.floor(at / attacked.length) % doors.length] ?? "",
  }));
  const flood = Promise.all(guesses.map((guess) => tried(server, guess)));
  const honest: Told[] = [];
  for (const [at, name] of names.entries())
    honest.push(await tried(server, { name, password, address: `198.51.100.${at}` }));
  const told = await flood;
  const heard = told.flatMap(({ status }, at) => (status === 400 ? [guesses[at]?.name ?? ""] : []));
  const right: Told[] = [];
  // what was not heard because too many came at once may be tried again
  for (const name of names.slice(0, 2)) {
    let again: Told;
    do {
      again = await tried(server, { name, password: "guess again", address });
      if (again.status === 400) heard.push(name);
    } while (again.status === 400 || again.status === 503);
    right.push(await tried(server, { name, password, address }));
  }
  return [...aboutGuesses(told, heard), ...aboutOwners(honest, right)];
}

function aboutGuesses(told: readonly Told[], heard: readonly string[]): Finding[] {
  const times = new Map<string, number>();
  for (const name of heard) times.set(name, (times.get(name) ?? 0) + 1);
  const most = Math.max(...times.values());
  return [
    {
      what: "answers to 1,000 guesses at 20 names at once",
      figure: counted(told.map(({ status }) => status)),
      bound: "400, 429 and 503 alone",
      fine: told.every(({ status }) => [400, 429, 503].includes(status)),
    },
    {
      what: "most guesses heard of one name from one address",
      figure: String(most),
      bound: "10 at most",
      fine: most > 0 && most <= 10,
    },
  ];
}

function aboutOwners(honest: readonly Told[], right: readonly Told[]): Finding[] {
  return [
    {
      what: "their owners, from elsewhere meanwhile",
      figure: counted(honest.map(({ status }) => status)),
      bound: "200 alone",
      fine: honest.every(({ status }) => status === 200),
      timed: honest.every(({ status }) => status === 200 || status === 503),
    },
    {
      what: "how long the slowest of them waited (s)",
      figure: (Math.max(...honest.map(({ ms }) => ms)) / 1_000).toFixed(1),
      fine: true,
    },
    {
      what: "the right passwords, from the guesser's address afterwards",
      figure: counted(right.map(({ status }) => status)),
      bound: "429 alone",
      fine: right.every(({ status }) => status === 429),
    },
  ];
}

/** Three hundred guesses at one name from sixty addresses. */
async function fromEverywhere(server: ServerProcess): Promise<Finding[]> {
  const told = await Promise.all(
    Array.from({ length: 300 }, (_, at) =>
      tried(server, {
        name: "everywhere@example.com",
        password: `guess ${at}`,
        address: `192.0.2.${at % 60}`,
      }),
    ),
  );
  const heard = told.filter(({ status }) => status === 400).length;
  return [
    {
      what: "answers to 300 guesses at one name from 60 addresses",
      figure: counted(told.map(({ status }) => status)),
      bound: "400, 429 and 503 alone",
      fine: told.every(({ status }) => [400, 429, 503].includes(status)),
    },
    {
      what: "guesses heard of them",
      figure: String(heard),
      bound: "100 at most",
      fine: heard > 0 && heard <= 100,
    },
  ];
}

/** Names that somebody has and names that nobody has, in turn. */
async function equalTime(server: ServerProcess, { names }: Ground["busy"], pairs: number): Promise<Finding> {
  const times: Record<"known" | "unknown", number[]> = { known: [], unknown: [] };
  for (let at = 0; at < pairs; at++) {
    const known = names[at % names.length] ?? "";
    const address = `10.${at}.0.1`;
    for (const [kind, name] of at % 2 === 0 ? both(known) : both(known).toReversed()) {
      const { ms } = await tried(server, { name, password: "guess", address });
      times[kind].push(ms);
    }
  }
  const ratio = median(times.known) / median(times.unknown);
  return {
    what: `time for known by unknown names, medians of ${pairs} (${median(times.known).toFixed(1)} ms)`,
    figure: ratio.toFixed(3),
    bound: "0.9 to 1.1",
    fine: ratio > 0.9 && ratio < 1.1,
    timed: true,
  };
}

const both = (known: string): (readonly ["known" | "unknown", string])[] => [
  ["known", known],
  ["unknown", `no-${known}`],
];
