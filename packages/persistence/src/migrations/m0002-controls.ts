import { Migration } from "@mikro-orm/migrations";
import { trackedTable } from "./table.ts";

const project = "project_id integer not null references project on delete cascade";
const risk = "risk_id integer not null references risk on delete cascade";
const control = "control_id integer not null references control on delete cascade";
const tag = "tag_id integer not null references tag on delete cascade";
const unidentified = { uid: false };

const statements: readonly string[] = [...ofControls(), ...actions(), ...causalities(), ...log()];

/** Tags, recurrence and costs of controls, actions, causes and effects, reviews of risks. */
export class M0002Controls extends Migration {
  override up(): void {
    for (const statement of statements) this.addSql(statement);
  }
}

function ofControls(): string[] {
  return [
    ...trackedTable(
      "control_tag",
      `${project}, ${control}, ${tag}, unique (organization_id, control_id, tag_id)`,
      unidentified,
    ),
    ...trackedTable(
      "control_recurrence",
      `${project}, ${control}, scope_type integer not null, day_interval integer, week_interval integer, week_recur_days text,
       month_date integer, month_interval integer, nth_match integer, day_of_week integer, year_interval integer, year_month integer,
       month_end text, unique (organization_id, control_id)`,
      unidentified,
    ),
    ...trackedTable(
      "control_cost",
      `${project}, ${control}, risk_target_id integer not null references risk_target on delete cascade, value double precision not null`,
      unidentified,
    ),
  ];
}

function actions(): string[] {
  return [
    ...trackedTable(
      "action",
      `${project}, control_id integer references control on delete cascade, number integer not null, title text not null,
       description text not null, status text not null, deadline date, assigned_to_id integer references user_account,
       unique (organization_id, project_id, number)`,
    ),
    ...trackedTable(
      "action_tag",
      `${project}, action_id integer not null references action on delete cascade, ${tag}, unique (organization_id, action_id, tag_id)`,
      unidentified,
    ),
  ];
}

function causalities(): string[] {
  return [
    ...trackedTable(
      "causality",
      `${project}, number integer not null, text text not null, status text not null, is_cause boolean not null,
       unique (organization_id, project_id, number)`,
      unidentified,
    ),
    ...trackedTable(
      "risk_causality",
      `${project}, ${risk}, causality_id integer not null references causality on delete cascade,
       unique (organization_id, risk_id, causality_id)`,
      unidentified,
    ),
    ...trackedTable(
      "risk_review",
      `${project}, ${risk}, reviewed_by_id integer not null references user_account, reviewed_at timestamptz not null,
       unique (organization_id, risk_id)`,
      unidentified,
    ),
  ];
}

function log(): string[] {
  return [
    `create index log_entry_action on log_entry (organization_id, action_id) where action_id is not null`,
  ];
}
