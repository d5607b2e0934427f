import type { Asking } from "../told/ask.ts";
import { oddHeaders, oddSegments } from "./oddities.ts";
import type { Pool } from "./pool.ts";
import type { Random } from "./random.ts";
import { type Description, type Target } from "./targets.ts";
import { Maker, type Schema } from "./schema.ts";
import { bodyOf, broken } from "./write-body.ts";

/** A request that nobody wrote, and of what. */
export interface Fuzzed {
  readonly target: Target;
  readonly asking: Asking;
}

interface Given {
  readonly random: Random;
  readonly pool: Pool;
  readonly description: Description;
}

/** Makes a request of a target: mostly as it is described, here and there not. */
export function writeRequest(target: Target, given: Given): Fuzzed {
  const { random } = given;
  const headers: Record<string, string> = { ...credential(target, random), ...conditions(random) };
  const path = target.path.replaceAll(/\{(\w+)\}/g, (_, name: string) => segment(name, given));
  if (target.body === null)
    return { target, asking: { method: target.method, path: path + queryOf(target, given), headers } };
  const named = (ref: string): Schema =>
    given.description.components.schemas[ref.split("/").at(-1) ?? ""] ?? {};
  const value = new Maker(random, given.pool, named).value(target.body.schema);
  const text = broken(JSON.stringify(value) ?? "", random);
  if (target.method === "GET") {
    const input = `?input=${encodeURIComponent(text.toWellFormed())}`;
    return { target, asking: { method: "GET", path: path + input, headers } };
  }
  const { type, body } = bodyOf(target.body.type, value, text, random);
  return {
    target,
    asking: { method: target.method, path, headers: { ...headers, "Content-Type": type }, body },
  };
}

const names: Readonly<Record<string, string>> = { a: "alice", b: "bob", c: "carol", m: "mallory" };
/** Mostly who may do most. */
const people = "aaaaaaaaabbbcm-".split("").map((first) => names[first] ?? "nobody");

/** Whoever may delete everything does so less often, so that something is left to ask for. */
function credential({ interface: kind, title }: Target, random: Random): Record<string, string> {
  const removes = /^DELETE |remove|revoke/.test(title);
  const user = removes && random.chance(0.7) ? random.of(["bob", "carol", "nobody"]) : random.of(people);
  if (user === "nobody")
    return random.chance(0.5)
      ? {}
      : { Authorization: random.of(["Bearer made-up", "Token x", "Basic !", ""]) };
  if (kind === "ramrisk")
    return {
      Authorization: `Token demo-token-${user}`,
      "X-APP-ID": random.of(["demo-app", "demo-app-2", "other"]),
    };
  if (kind === "kendis")
    return {
      Authorization: `Basic ${Buffer.from(`${user}@example.com:demo-key-${user}`).toString("base64")}`,
    };
  return { Authorization: `Bearer demo-${kind === "comp" ? "key" : "token"}-${user}` };
}

function conditions(random: Random): Record<string, string> {
  const headers: Record<string, string> = {};
  for (const name of ["X-As-Of", "If-Match", "If-None-Match", "Idempotency-Key"])
    if (random.chance(0.05)) headers[name] = random.of(oddHeaders);
  if (random.chance(0.05)) headers["Accept-Encoding"] = random.of(["gzip", "br", "x", "*;q=0"]);
  return headers;
}

function segment(name: string, { random, pool }: Given): string {
  if (random.chance(0.05)) return random.of(oddSegments);
  const usual = name === "registerId" ? "HT" : "1";
  if (/^(projectId|registerId|userId|matrixId)$/.test(name) && random.chance(0.85)) return usual;
  if (random.chance(0.6)) return String(1 + random.below(8));
  return random.chance(0.8) ? String(pool.id(random)) : encodeURIComponent(pool.word(random));
}

const common = [
  "page",
  "page_size",
  "ordering",
  "fields",
  "q",
  "limit",
  "offset",
  "perPage",
  "pageLimit",
  "search",
  "status",
];

function queryOf({ query, method }: Target, { random, pool }: Given): string {
  const pairs: string[] = [];
  for (const name of [...query, ...(method === "GET" ? common : [])])
    if (random.chance(0.12)) {
      const value = random.chance(0.5)
        ? random.of(oddSegments)
        : random.of([
            String(pool.id(random)),
            "id",
            "-created",
            "title,id",
            "open",
            encodeURIComponent(pool.word(random)),
          ]);
      pairs.push(`${name}=${value}`);
    }
  return pairs.length === 0 ? "" : `?${pairs.join("&")}`;
}
