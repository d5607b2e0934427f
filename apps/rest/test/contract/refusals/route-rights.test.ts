import type { Api } from "@riskloom/api";
import { afterAll, beforeAll, expect, it } from "vitest";
import type { RestOptions } from "../../../src/app.ts";
import { connectInProcess } from "../../../src/connect-in-process.ts";
import { count } from "../world/counters.ts";
import { type Digest, openDigest } from "../world/digest.ts";
import type { Input } from "../world/places.ts";
import { type Procedure, procedures } from "../world/procedures.ts";
import { finder, guarded, once, type Route } from "../world/routes.ts";
import { permits, type Standing, standings } from "../world/standings.ts";
import { openWorld, type World } from "../world/world.ts";

/** What a row asked of the register, last of all. */
interface Asked {
  procedure: Procedure;
  input: Input;
}

const routes = once(guarded.map((route) => ({ route })));
count("rights of routes", routes.flatMap(({ route }) => [...triesOf(route)]).length * standings.length);

let world: World;
let send: World["send"];
let digest: Digest;
const asked: Asked[] = [];
const sent: { route: Route; path: string; procedure: Procedure }[] = [];
beforeAll(async () => {
  world = await openWorld("in process");
  send = world.sendThrough(listening(connectInProcess(world.register.deps)));
  const find = finder(world);
  for (const { route } of routes) {
    const path = await find.pathFor(route, "alice");
    asked.length = 0;
    await faulty(route, path, { as: "alice", headers: headersOf(route) });
    const [first] = asked;
    if (first === undefined) throw new Error(`${route.title} asks nothing`);
    sent.push({ route, path, procedure: first.procedure });
  }
  digest = await openDigest(world.register);
});
afterAll(async () => {
  await digest.close();
  await world.close();
});

/** The register, and what it is asked. */
const listening =
  (connect: RestOptions["connect"]): RestOptions["connect"] =>
  async (call, signal) => {
    const { api, seen } = await connect(call, signal);
    return { api: overheard(api), seen };
  };

const overheard = (api: Api): Api =>
  new Proxy(api, {
    get: (routers, router) =>
      new Proxy(Reflect.get(routers, router) as object, {
        get: (members, name) => (input: Input) => {
          const title = `${String(router)}.${String(name)}`;
          const procedure = procedures.find((one) => one.title === title);
          if (procedure) asked.push({ procedure, input });
          return Reflect.apply(Reflect.get(members, name) as () => unknown, undefined, [input]);
        },
      }),
  });

/** A request in which something is wrong that is told last of all: it tells what is permitted, and does nothing. */
function faulty(
  { row, dialect }: Route,
  path: string,
  { as, headers }: { as: "alice" | "bob" | "mallory" | null; headers: Record<string, string> },
) {
  const body = reads(row) ? "{" : undefined;
  return send(row.method, path, { as, dialect: dialect.name, headers, body });
}

function reads({ reply, method }: Route["row"]): boolean {
  return reply.reads !== undefined && method !== "DELETE";
}

/** What makes a request faulty that has no body to be wrong. */
function headersOf({ row }: Route): Record<string, string> {
  return reads(row) ? {} : { "X-As-Of": "yesterday" };
}

/** The headers with which each row is tried: those of conditions are no more heard before rights than bodies are. */
function* triesOf(route: Route): Generator<Record<string, string>> {
  yield headersOf(route);
  if (route.row.method === "GET") return;
  yield { "If-Match": '"3" "4"' };
  yield { "If-None-Match": '"3"' };
}

it.each(standings)(
  "what the procedure of each row declares decides what the row refuses, without effect: $title",
  async (standing) => {
    const { organization = "member", project = null } = standing;
    await world.register.appoint("bob", { organization, project });
    const as = standing.foreign === true ? "mallory" : standing.organization ? "bob" : null;
    await digest.unchanged();
    const unexpected: unknown[] = [];
    for (const { route, path, procedure } of sent) {
      const wanted = statusFor(standing, route, procedure);
      for (const headers of triesOf(route)) {
        const { status } = await faulty(route, path, { as, headers });
        if (status !== wanted) unexpected.push([route.title, procedure.title, headers, { wanted, status }]);
      }
    }
    expect({ unexpected, unchanged: await digest.unchanged() }).toEqual({ unexpected: [], unchanged: true });
  },
);

function statusFor(standing: Standing, { params, row }: Route, { right }: Procedure): number {
  if (!standing.foreign && !standing.organization) return 401;
  if (standing.foreign === true) return params.length > 0 ? 404 : 400;
  // what the path names is alice's own, and there for nobody else
  if (/\/(users|projectgroups)\/\{/.test(row.path)) return 404;
  const [inProject = "", inOrganization = ""] = typeof right === "string" ? [right, right] : (right ?? []);
  const action = params.includes("projectId") || params.includes("registerId") ? inProject : inOrganization;
  const permission = permits(standing, action);
  // alice wrote the comments, which nobody else changes who administers nothing
  const isChange = row.method === "DELETE" || (row.method !== "GET" && /\/\{\w+\}$/.test(row.path));
  const administers = action.startsWith("project.")
    ? standing.project === "admin"
    : standing.organization !== "member";
  if (permission === "answered" && isChange && row.path.includes("/comments") && !administers) return 403;
  return { answered: 400, forbidden: 403, unseen: 404 }[permission];
}
