import { createHash } from "node:crypto";
import { createServer } from "node:http";
import pg from "pg";
import { instantFromPostgres } from "@riskloom/persistence";
import { created, list, single } from "./bare-sql.ts";

// The peer: what somebody would write by hand for three routes, with `pg` and nothing else. It looks the credential up, does
// the same work in the database, and sends the same bytes; it has no transactions for reads, no other route and no checks.
const types = new pg.TypeOverrides();
types.setTypeParser(pg.types.builtins.TIMESTAMPTZ, instantFromPostgres);
types.setTypeParser(pg.types.builtins.INT8, Number);
const pool = new pg.Pool({
  connectionString: process.env["DATABASE_URL"],
  max: 16,
  types,
  options: "-c timezone=UTC",
});

interface Caller {
  user_id: number;
  organization_id: number;
  full_name: string;
  projects: Record<string, [string, boolean]>;
}

async function callerOf(authorization = ""): Promise<Caller | undefined> {
  const hash = createHash("sha256").update(authorization.slice(6)).digest();
  const { rows } = await pool.query<Caller>({
    name: "caller",
    text: "select * from authenticate($1)",
    values: [hash],
  });
  return rows[0];
}

const server = createServer((request, response) => {
  void answer();

  async function answer(): Promise<void> {
    const caller = await callerOf(request.headers.authorization);
    const [, project = "", id] =
      /^\/api\/v2\/projects\/(\d+)\/risks(?:\/(\d+))?/.exec(request.url ?? "") ?? [];
    if (caller?.projects[project] === undefined) return send(404, '{"detail":"Not found."}');
    const scope = {
      organizationId: caller.organization_id,
      projectId: Number(project),
      host: request.headers.host ?? "",
    };
    if (request.method === "POST")
      return send(201, await created(pool, scope, caller, JSON.parse(await body())));
    if (id !== undefined) return send(200, await single(pool, scope, Number(id)));
    return send(200, await list(pool, scope));
  }

  async function body(): Promise<string> {
    let text = "";
    for await (const chunk of request) text += chunk;
    return text;
  }

  function send(status: number, text: string): void {
    response.writeHead(status, {
      "Content-Type": "application/json",
      "Content-Length": Buffer.byteLength(text),
    });
    response.end(text);
  }
});
server.listen(Number(process.env["PORT"]), "127.0.0.1", () => process.stdout.write("listening\n"));
