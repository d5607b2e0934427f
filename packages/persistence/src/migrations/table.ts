const stamped = `
  created_at timestamptz not null, created_by integer,
  updated_at timestamptz not null, updated_by integer,
  version integer not null default 1, sys_period tstzrange not null`;

/** The statements that make a tracked, tenant-owned table: its own columns, the common ones, history, view and fence; `root` is the tenant itself. */
export function trackedTable(
  name: string,
  columns: string,
  options: { uid?: boolean; root?: boolean } = {},
): string[] {
  const { uid = true, root = false } = options;
  const tenant = root
    ? "integer not null check (organization_id = id)"
    : "integer not null references organization on delete cascade";
  return [
    `create table ${name} (
      id integer generated ${root ? "by default" : "always"} as identity primary key,
      ${uid ? "uid uuid not null," : ""}
      organization_id ${tenant},
      ${columns},
      ${stamped},
      ${uid ? "unique (organization_id, uid)," : ""}
      unique (organization_id, id))`,
    `select track('${name}')`,
  ];
}

/** The statements that make a table without history; `columns` holds everything, `organization_id` too. */
export function plainTable(name: string, columns: string): string[] {
  return [`create table ${name} (${columns})`, `select tie_references('${name}'), fence('${name}')`];
}
