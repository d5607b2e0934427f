import type pg from "pg";

interface Scope {
  organizationId: number;
  projectId: number;
  host: string;
}
interface Evaluation {
  id: number;
  risk_id: number;
  cell_id: number;
  value: number;
  color: string;
}
type Row = Record<string, never> & { id: number; total: number; created_at: string; updated_at: string };

const columns = `risk.id, risk.project_id, risk.number, risk.title, risk.description, risk.cause, risk.effect, risk.notes, risk.status,
  risk.owner_id, risk.confidential, risk.created_at, risk.created_by, risk.updated_at, risk.updated_by`;
const statuses: Record<string, [number, string]> = {
  new: [10, "New"],
  open: [20, "Open"],
  closed: [30, "Closed"],
  discarded: [40, "Discarded"],
};
const colors = ["green", "yellow", "orange", "red"];

export async function list(pool: pg.Pool, { organizationId, projectId, host }: Scope): Promise<string> {
  const { rows } = await pool.query<Row>({
    name: "list",
    text: `select ${columns}, (select count(*) from risk where organization_id = $1 and project_id = $2) as total from risk
      where organization_id = $1 and project_id = $2 order by id limit 100`,
    values: [organizationId, projectId],
  });
  const worst = await worstOf(pool, organizationId, rows);
  const total = rows[0]?.total ?? 0;
  const next = total > 100 ? `http://${host}/api/v2/projects/${projectId}/risks?page=2` : null;
  return JSON.stringify({
    count: total,
    next,
    previous: null,
    results: rows.map((row) => present(row, worst)),
  });
}

export async function single(
  pool: pg.Pool,
  { organizationId, projectId }: Scope,
  id: number,
): Promise<string> {
  const { rows } = await pool.query<Row>({
    name: "single",
    text: `select ${columns} from risk where organization_id = $1 and project_id = $2 and id = $3`,
    values: [organizationId, projectId, id],
  });
  const worst = await worstOf(pool, organizationId, rows);
  return JSON.stringify(rows.map((row) => present(row, worst))[0]);
}

export async function created(
  pool: pg.Pool,
  scope: Scope,
  caller: { user_id: number; full_name: string },
  body: Record<string, string>,
): Promise<string> {
  const client = await pool.connect();
  try {
    await client.query("begin");
    await client.query(`select open_write(${scope.organizationId}, ${caller.user_id})`);
    const number = await client.query<{ last: number }>({
      name: "number",
      text: `insert into number_counter as c (organization_id, project_id, kind, last) values ($1, $2, 'risk', 1)
        on conflict (organization_id, project_id, kind) do update set last = c.last + 1 returning last`,
      values: [scope.organizationId, scope.projectId],
    });
    const last = number.rows[0]?.last ?? 0;
    const { rows } = await client.query<Row>({
      name: "create",
      text: `insert into risk (organization_id, project_id, uid, number, title, description, cause, effect, notes, status, confidential, category)
        values ($1, $2, gen_random_uuid(), $3, $4, $5, '', '', '', 'new', false, 'other') returning ${columns}`,
      values: [scope.organizationId, scope.projectId, last, body["title"], body["risk_description"]],
    });
    await client.query({
      name: "log",
      text: `insert into log_entry (organization_id, project_id, date, type, object, object_identifier, object_description, description_part,
          change_description, changed_by, changed_to, risk_id, user_id)
        select $1, $2, app_system_time(), t.type, 'risk', $3, $4, t.part, t.change, $5, t.changed_to, $6, $7
        from (values ('title', null, 'Title changed', $8), ('description', 'risk', 'Risk description created', $4)) as t (type, part, change, changed_to)`,
      values: [
        scope.organizationId,
        scope.projectId,
        `Risk #${last}`,
        body["risk_description"],
        caller.full_name,
        rows[0]?.id,
        caller.user_id,
        body["title"],
      ],
    });
    await client.query("commit");
    return JSON.stringify(rows.map((row) => present(row, new Map()))[0]);
  } finally {
    client.release();
  }
}

async function worstOf(
  pool: pg.Pool,
  organizationId: number,
  risks: Row[],
): Promise<Map<number, Evaluation>> {
  const { rows } = await pool.query<Evaluation>({
    name: "evaluations",
    text: `select e.id, e.risk_id, e.cell_id, c.value, c.color from evaluation e join matrix m on m.id = e.matrix_id join matrix_cell c on c.id = e.cell_id
      where e.organization_id = $1 and e.risk_id = any($2) and not m.is_opportunity`,
    values: [organizationId, risks.map(({ id }) => id)],
  });
  const worst = new Map<number, Evaluation>();
  for (const row of rows) {
    const known = worst.get(row.risk_id);
    if (known === undefined || rank(row) > rank(known)) worst.set(row.risk_id, row);
  }
  return worst;
}

const rank = ({ value, color }: Evaluation): number => value * 10 + colors.indexOf(color);

function present(row: Row, worst: Map<number, Evaluation>) {
  const [status, name] = statuses[row["status"] ?? ""] ?? [];
  return {
    id: row.id,
    project: row["project_id"],
    risk_number: row["number"],
    title: row["title"],
    risk_description: row["description"],
    cause_description: row["cause"],
    effect_description: row["effect"],
    notes_description: row["notes"],
    status,
    status_display: name,
    owner: row["owner_id"],
    confidential: row["confidential"],
    created_at: row.created_at,
    created_by: row["created_by"],
    updated_by: row["updated_by"],
    sys_period: { lower: row.updated_at, upper: null },
    worst_risk: worst.get(row.id)?.cell_id ?? null,
  };
}
