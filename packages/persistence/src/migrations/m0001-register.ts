import { Migration } from "@mikro-orm/migrations";
import { accessFunctions } from "../sql/access.ts";
import { entryFunctions } from "../sql/entry.ts";
import { installationFunctions } from "../sql/installation.ts";
import { registerFunctions } from "../sql/register-functions.ts";
import { plainTable, trackedTable } from "./table.ts";

const project = "project_id integer not null references project on delete cascade";
const matrix = "matrix_id integer not null references matrix on delete cascade";
const classColumns = `${project}, ${matrix}, name text not null, description text not null,
  low double precision, mid double precision, high double precision, score double precision not null`;
const user = "integer references user_account";

const statements: readonly string[] = [
  ...registerFunctions,
  `create table organization_clock (organization_id integer primary key, last timestamptz not null)`,
  `select fence('organization_clock')`,
  ...organizations(),
  ...projects(),
  ...matrices(),
  ...risks(),
  ...log(),
  ...accessFunctions,
  ...entryFunctions,
  ...installationFunctions,
];

/** The register's first tables: tenants, people, projects, matrices, risks and the log. */
export class M0001Register extends Migration {
  override up(): void {
    for (const statement of statements) this.addSql(statement);
  }
}

function organizations(): string[] {
  return [
    ...trackedTable("organization", "name text not null, default_project_id integer", { root: true }),
    ...trackedTable(
      "user_account",
      "username text not null, email text not null, first_name text not null, last_name text not null",
    ),
    `create unique index user_account_username on user_account (lower(username))`,
    `create unique index user_account_email on user_account (lower(email))`,
    ...plainTable(
      "user_secret",
      `user_id integer primary key references user_account on delete cascade, organization_id integer not null references organization on delete cascade,
       password_hash text, token_generation integer not null default 1`,
    ),
    ...trackedTable(
      "membership",
      `user_id integer not null references user_account on delete cascade, role text not null,
       api_access boolean not null, confidential_access boolean not null, unique (organization_id, user_id)`,
      { uid: false },
    ),
    ...plainTable(
      "credential",
      `id integer generated always as identity primary key, organization_id integer not null references organization on delete cascade,
       user_id integer not null references user_account on delete cascade, kind text not null, label text not null,
       secret_hash bytea not null unique, demo boolean not null default false, created_at timestamptz not null default clock_timestamp(),
       expires_at timestamptz, revoked_at timestamptz, last_used_at timestamptz`,
    ),
    ...trackedTable("api_app", "app_id text not null, name text not null, unique (organization_id, app_id)"),
    ...plainTable(
      "idempotency_key",
      `organization_id integer not null references organization on delete cascade, user_id integer not null, key text not null,
       fingerprint text not null, answer jsonb, created_at timestamptz not null default clock_timestamp(),
       primary key (organization_id, user_id, key)`,
    ),
    `create table login_attempt (name text primary key, failures integer not null, since timestamptz not null)`,
    `create index login_attempt_since on login_attempt (since)`,
  ];
}

function projects(): string[] {
  const texts = `description code phase owner manager kind location office division budget_price_index finish workshop_leader workshop_date workshop_participants`;
  return [
    ...trackedTable(
      "project",
      `key text not null, title text not null, date timestamptz not null, ${texts
        .split(" ")
        .map((name) => `${name} text not null default ''`)
        .join(", ")},
       type text not null, status text not null, primary_matrix_id integer, coordinate_system integer not null default 160`,
    ),
    `create unique index project_key on project (organization_id, lower(key))`,
    ...trackedTable(
      "project_member",
      `${project}, user_id integer not null references user_account on delete cascade, role text not null, api_access boolean not null,
       unique (organization_id, project_id, user_id)`,
      { uid: false },
    ),
    ...trackedTable(
      "project_group",
      `user_id integer not null references user_account on delete cascade, parent_id integer references project_group on delete cascade,
       project_id integer references project on delete cascade, name text not null, ordering integer not null`,
    ),
    ...trackedTable(
      "label",
      `project_id integer references project on delete cascade, user_id integer references user_account on delete cascade,
       title text not null, date timestamptz not null, check (num_nonnulls(project_id, user_id) = 1)`,
    ),
    ...plainTable(
      "number_counter",
      `organization_id integer not null references organization on delete cascade, ${project}, kind text not null, last integer not null,
       primary key (organization_id, project_id, kind)`,
    ),
  ];
}

function matrices(): string[] {
  const figure = "double precision";
  return [
    ...trackedTable(
      "risk_target",
      `${project}, name text not null, unit text not null, monetary boolean not null`,
    ),
    ...trackedTable(
      "matrix",
      `${project}, risk_target_id integer not null references risk_target, rows integer not null, columns integer not null,
       is_opportunity boolean not null, consequence_display text not null, frequency_display text not null,
       percentile_low ${figure}, percentile_mid ${figure}, percentile_high ${figure}, explicit_evaluation boolean not null,
       scale_with_budget boolean not null, budget ${figure}, risk_reserve ${figure}, lambda ${figure} not null default 2.9`,
    ),
    ...trackedTable(
      "frequency_class",
      `${classColumns}, "row" integer not null, unique (organization_id, matrix_id, "row")`,
      {
        uid: false,
      },
    ),
    ...trackedTable(
      "consequence_class",
      `${classColumns}, "column" integer not null, unique (organization_id, matrix_id, "column")`,
      { uid: false },
    ),
    ...trackedTable(
      "matrix_cell",
      `${project}, ${matrix}, "row" integer not null, "column" integer not null, color text not null, value ${figure} not null,
       unique (organization_id, matrix_id, "row", "column")`,
      { uid: false },
    ),
    ...trackedTable(
      "band",
      `${project}, ${matrix}, title text not null, hex_color text not null, color text not null, lower_limit ${figure} not null`,
      { uid: false },
    ),
    `alter table project add foreign key (primary_matrix_id) references matrix on delete set null`,
    `alter table organization add foreign key (default_project_id) references project on delete set null`,
    `select tie_references('project'), tie_references('organization')`,
  ];
}

function risks(): string[] {
  const figure = "double precision";
  const risk = "risk_id integer not null references risk on delete cascade";
  return [
    ...trackedTable(
      "risk",
      `${project}, number integer not null, title text not null, description text not null, cause text not null, effect text not null,
       notes text not null, status text not null, owner_id ${user}, confidential boolean not null, category text not null, department text,
       unique (organization_id, project_id, number)`,
    ),
    ...trackedTable(
      "evaluation",
      `${project}, ${risk}, ${matrix}, type text not null,
       frequency_low ${figure}, frequency_mid ${figure}, frequency_high ${figure},
       consequence_low ${figure}, consequence_mid ${figure}, consequence_high ${figure},
       cell_id integer references matrix_cell, frequency_score ${figure}, consequence_score ${figure},
       unique (organization_id, risk_id, matrix_id, type)`,
    ),
    ...trackedTable(
      "category",
      `${project}, family text not null, name text not null, ordering integer not null`,
    ),
    ...trackedTable(
      "tag",
      `${project}, family text not null, category_id integer not null references category on delete cascade, name text not null, ordering integer not null`,
    ),
    ...trackedTable(
      "risk_tag",
      `${project}, ${risk}, tag_id integer not null references tag on delete cascade, unique (organization_id, risk_id, tag_id)`,
      {
        uid: false,
      },
    ),
    ...trackedTable(
      "treatment",
      `${project}, ${risk}, type text not null, description text not null, unique (organization_id, risk_id)`,
    ),
    ...trackedTable(
      "control",
      `${project}, number integer not null, title text not null, description text not null, status text not null, deadline date,
       assigned_to_id ${user}, completed_at timestamptz, unique (organization_id, project_id, number)`,
    ),
    ...trackedTable(
      "risk_control",
      `${project}, ${risk}, control_id integer not null references control on delete cascade, unique (organization_id, risk_id, control_id)`,
      { uid: false },
    ),
  ];
}

function log(): string[] {
  return [
    // No references to what an entry tells of: the log outlives it.
    ...trackedTable(
      "log_entry",
      `${project}, date timestamptz not null, type text not null, object text, object_identifier text, object_description text,
       target_description text, description_part text, change_description text not null, changed_by text not null, changed_from text,
       changed_to text, owner text, previous_owner text, evaluation_type text, matrix_id integer, risk_target_id integer,
       risk_target_name text, risk_id integer, control_id integer, action_id integer, user_id integer, note text`,
      { uid: false },
    ),
    `create index log_entry_risk on log_entry (organization_id, risk_id) where risk_id is not null`,
    `create index log_entry_control on log_entry (organization_id, control_id) where control_id is not null`,
  ];
}
