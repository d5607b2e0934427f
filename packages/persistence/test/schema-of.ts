import { Client } from "pg";
import { asOwner } from "./catalogue.ts";

const granted = (acl: string, kind: string, owner: string) =>
  `(select string_agg(format('%s:%s', case grantee when 0 then 'public' else grantee::regrole::text end, privilege_type), ' ' order by 1)
    from (select grantee, privilege_type from aclexplode(coalesce(${acl}, acldefault('${kind}', ${owner})))) a)`;

const ours = "in ('public'::regnamespace, 'as_of'::regnamespace)";
const notOfExtensions = (catalogue: string) =>
  `not exists (select from pg_depend d where d.classid = '${catalogue}'::regclass and d.objid = o.oid and d.deptype = 'e')`;

/** Every kind of object that a schema is made of, each as one line of text that says all about it. */
const kinds: Readonly<Record<string, string>> = {
  schemas: `select format('%s %s', nspname, ${granted("nspacl", "n", "nspowner")}) as line
    from pg_namespace where oid ${ours}`,
  extensions: `select format('%s in %s', extname, extnamespace::regnamespace) as line from pg_extension`,
  relations: `select format('%s %s options %s fence %s forced %s %s', relkind, oid::regclass, reloptions, relrowsecurity,
      relforcerowsecurity, ${granted("relacl", "r", "relowner")}) as line
    from pg_class where relnamespace ${ours} and relkind in ('r', 'v', 'm', 'p', 'S')`,
  // Numbered as they stand: a column that was dropped leaves a gap in one database and none in its restored copy.
  columns: `select format('%s %s %s %s null %s default %s identity %s generated %s collation %s storage %s %s', attrelid::regclass,
      row_number() over (partition by attrelid order by attnum), attname, format_type(atttypid, atttypmod), not attnotnull,
      pg_get_expr(adbin, adrelid), attidentity, attgenerated, nullif(attcollation, 0)::regcollation, attstorage, attacl) as line
    from pg_attribute a join pg_class c on c.oid = attrelid left join pg_attrdef d on d.adrelid = attrelid and d.adnum = attnum
    where relnamespace ${ours} and relkind in ('r', 'v', 'm', 'p') and attnum > 0 and not attisdropped`,
  // Whether a column may be null is told above; from version 18 on it is a constraint too, with a name that nobody chose.
  constraints: `select format('%s %s %s', conrelid::regclass, conname, pg_get_constraintdef(oid)) as line
    from pg_constraint where connamespace ${ours} and contype <> 'n'`,
  indexes: `select pg_get_indexdef(indexrelid) as line from pg_index join pg_class c on c.oid = indrelid where relnamespace ${ours}`,
  triggers: `select format('%s %s', tgenabled, pg_get_triggerdef(oid)) as line from pg_trigger where not tgisinternal`,
  functions: `select format('%s %s', pg_get_functiondef(o.oid), ${granted("proacl", "f", "proowner")}) as line
    from pg_proc o where pronamespace ${ours} and prokind = 'f' and ${notOfExtensions("pg_proc")}`,
  policies: `select format('%s.%s %s %s %s %s using %s check %s', schemaname, tablename, policyname, permissive, roles, cmd, qual, with_check) as line
    from pg_policies`,
  views: `select format('%s %s', oid::regclass, pg_get_viewdef(oid)) as line from pg_class where relnamespace ${ours} and relkind in ('v', 'm')`,
  sequences: `select format('%s %s from %s by %s to %s cycle %s', seqrelid::regclass, seqtypid::regtype, seqstart, seqincrement, seqmax, seqcycle) as line
    from pg_sequence`,
  types: `select format('%s %s', typname, typtype) as line from pg_type o where typnamespace ${ours} and typrelid = 0 and typelem = 0
    and ${notOfExtensions("pg_type")}`,
  collations: `select format('%s %s %s', collname, collprovider, collisdeterministic) as line from pg_collation where collnamespace ${ours}`,
  migrations: `select format('%s %s', row_number() over (order by id), name) as line from public.migration`,
};

/** The whole schema of a database by kinds of objects, to be compared with another's on the same server. */
export async function schemaOf(url: string): Promise<Record<string, string[]>> {
  const described: Record<string, string[]> = {};
  for (const [kind, query] of Object.entries(kinds)) {
    const rows = await asOwner<{ line: string }>(url, query);
    described[kind] = rows.map(({ line }) => line).sort();
  }
  return described;
}

/** Every row of every table of a database but the list of migrations, by table, in the order of the rows as text. */
export async function rowsOf(url: string): Promise<Record<string, unknown[]>> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    const tables = await client.query<{ name: string }>(
      `select relname as name from pg_class
       where relnamespace = 'public'::regnamespace and relkind = 'r' and relname <> 'migration' order by 1`,
    );
    const found: Record<string, unknown[]> = {};
    for (const { name } of tables.rows) {
      const { rows } = await client.query<{ row: unknown }>(
        `select to_jsonb(t) as row from public.${name} t order by t::text collate "C"`,
      );
      found[name] = rows.map(({ row }) => row);
    }
    return found;
  } finally {
    await client.end();
  }
}
