import { randomBytes } from "node:crypto";
import { lchown, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";

import { type Client, escapeIdentifier, escapeLiteral } from "pg";

import type { Place } from "../cluster/place.ts";
import { connected } from "./connected.ts";
import { codeOf } from "../system-error.ts";

/** As whom the database is used: its owner, who may do nothing beyond it. */
export interface LoginRole {
  readonly name: string;
  /** Roles that it may step down to; made where they are missing, without a login. None unless said. */
  readonly mayBecome?: readonly string[];
  /** Whose tables, views, sequences and functions it is given, whoever made them. Only `public` unless said. */
  readonly schemas?: readonly string[];
}

/** Its password lies beside the superuser's. */
const passwordFile = "login-password";

/** Makes the login role, and gives it what is in the database: of a data folder from before, too. Answers its password. */
export async function prepareLogin(place: Place, superuserUrl: string, login: LoginRole): Promise<string> {
  const { name, mayBecome = [], schemas = ["public"] } = login;
  const password = await loginPassword(place);
  const client = await connected(superuserUrl);
  try {
    await client.query(`begin; select pg_advisory_xact_lock(${lock})`);
    const known = await rolesThere(client, [name, ...mayBecome]);
    const role = escapeIdentifier(name);
    if (!known.has(name)) await client.query(`create role ${role} login`);
    for (const other of mayBecome) {
      if (!known.has(other)) await client.query(`create role ${escapeIdentifier(other)} nologin`);
      await client.query(`grant ${escapeIdentifier(other)} to ${role}`);
    }
    await client.query(`alter role ${role} password ${escapeLiteral(password)}`);
    const settings = "set_config('embedded.login', $1, true), set_config('embedded.schemas', $2, true)";
    await client.query(`select ${settings}`, [name, JSON.stringify(schemas)]);
    await client.query(handOver);
    await client.query("commit");
  } finally {
    await client.end().catch(() => undefined);
  }
  return password;
}

/** Any fixed number: processes that start at once prepare one after the other. */
const lock = 7_205_759_405;

async function rolesThere(client: Client, names: readonly string[]): Promise<ReadonlySet<string>> {
  const { rows } = await client.query<{ name: string }>(
    "select rolname as name from pg_roles where rolname = any ($1)",
    [names],
  );
  return new Set(rows.map(({ name }) => name));
}

/** Everything in those schemas that somebody else owns, but for what belongs to an extension. */
const handOver = `do $$
declare
  item record;
  login regrole := quote_ident(current_setting('embedded.login'))::regrole;
  spaces oid[] := array(
    select oid from pg_namespace
    where nspname in (select json_array_elements_text(current_setting('embedded.schemas')::json))
  );
begin
  if (select datdba from pg_database where datname = current_database()) <> login then
    execute format('alter database %I owner to %s', current_database(), login);
  end if;
  for item in
    select oid::regnamespace as name from pg_namespace where oid = any (spaces) and nspowner <> login
  loop
    execute format('alter schema %s owner to %s', item.name, login);
  end loop;
  for item in
    select c.oid::regclass as name,
      case c.relkind when 'v' then 'view' when 'S' then 'sequence' else 'table' end as kind
    from pg_class c
    where c.relnamespace = any (spaces) and c.relkind in ('r', 'p', 'v', 'S') and c.relowner <> login
      and not exists (select from pg_depend d where d.classid = 'pg_class'::regclass and d.objid = c.oid and d.deptype in ('e', 'i', 'a'))
  loop
    execute format('alter %s %s owner to %s', item.kind, item.name, login);
  end loop;
  for item in
    select p.oid::regprocedure as name from pg_proc p
    where p.pronamespace = any (spaces) and p.proowner <> login
      and not exists (select from pg_depend d where d.classid = 'pg_proc'::regclass and d.objid = p.oid and d.deptype = 'e')
  loop
    execute format('alter routine %s owner to %s', item.name, login);
  end loop;
end $$`;

async function loginPassword({ dataDirectory, account }: Place): Promise<string> {
  const file = join(dataDirectory, passwordFile);
  try {
    // Of processes that start at once, the one that makes the file decides.
    await writeFile(file, randomBytes(24).toString("base64url"), { flag: "wx", mode: 0o600 });
    if (account !== null) await lchown(file, account.uid, account.gid);
  } catch (error) {
    if (codeOf(error) !== "EEXIST") throw error;
  }
  return readFile(file, "utf8");
}
