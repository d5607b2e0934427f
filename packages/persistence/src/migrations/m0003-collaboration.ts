import { Migration } from "@mikro-orm/migrations";
import { plainTable, trackedTable } from "./table.ts";

const project = "project_id integer not null references project on delete cascade";
const reference = (column: string, table: string) =>
  `${column} integer references ${table} on delete cascade`;
const subject = `${reference("risk_id", "risk")}, ${reference("control_id", "control")}, ${reference("action_id", "action")}`;

const statements: readonly string[] = [
  ...comments(),
  ...references(),
  ...customFields(),
  ...mapFeatures(),
  ...metaObjects(),
  // A second risk that an entry names, which may be hidden where the first one is not.
  `alter table log_entry add column other_risk_id integer`,
  `select track('log_entry')`,
];

/** What people and programs add to risks, controls and actions. */
export class M0003Collaboration extends Migration {
  override up(): void {
    for (const statement of statements) this.addSql(statement);
  }
}

function comments(): string[] {
  return [
    ...trackedTable(
      "comment",
      `${project}, ${subject}, author_id integer not null references user_account, text text not null,
       constraint comment_subject check (num_nonnulls(risk_id, control_id, action_id) = 1)`,
    ),
    ...indexes("comment", ["risk_id", "control_id", "action_id"]),
  ];
}

function references(): string[] {
  return [
    ...trackedTable(
      "stored_file",
      `${project}, name text not null, content_type text not null, size integer not null, digest text not null`,
      { uid: false },
    ),
    // No version of a file is ever taken away, so that the past can be read for ever.
    ...plainTable(
      "file_content",
      `organization_id integer not null references organization on delete cascade, digest text not null,
       content bytea not null, primary key (organization_id, digest)`,
    ),
    `alter table file_content alter column content set storage external`,
    ...trackedTable(
      "reference",
      `${project}, ${reference("from_risk_id", "risk")}, ${reference("from_control_id", "control")}, ${reference("from_action_id", "action")},
       ${reference("to_risk_id", "risk")}, ${reference("to_control_id", "control")}, ${reference("to_action_id", "action")},
       ${reference("to_file_id", "stored_file")}, to_link text, ${reference("to_project_id", "project")}, description text not null,
       check (num_nonnulls(from_risk_id, from_control_id, from_action_id) = 1),
       check (num_nonnulls(to_risk_id, to_control_id, to_action_id, to_file_id, to_link) = 1)`,
      { uid: false },
    ),
    ...indexes("reference", [
      "from_risk_id",
      "from_control_id",
      "from_action_id",
      "to_risk_id",
      "to_control_id",
      "to_action_id",
      "to_file_id",
    ]),
  ];
}

function customFields(): string[] {
  return [
    ...trackedTable(
      "custom_field",
      `${reference("project_id", "project")}, target text not null, name text not null, type text not null,
       options text not null, ordering integer not null, check ((target = 'incident') = (project_id is null))`,
    ),
    `create index custom_field_project on custom_field (organization_id, project_id)`,
    `create unique index custom_field_name on custom_field (organization_id, name) where target = 'incident'`,
    ...trackedTable(
      "custom_value",
      `${reference("project_id", "project")}, field_id integer not null references custom_field on delete cascade,
       ${reference("risk_id", "risk")}, ${reference("control_id", "control")}, text text not null, url text,
       user_id integer references user_account,
       constraint custom_value_target check (num_nonnulls(risk_id, control_id) = 1)`,
      { uid: false },
    ),
    `create unique index custom_value_risk on custom_value (organization_id, risk_id, field_id) where risk_id is not null`,
    `create unique index custom_value_control on custom_value (organization_id, control_id, field_id) where control_id is not null`,
    `create index custom_value_field on custom_value (organization_id, field_id)`,
  ];
}

function mapFeatures(): string[] {
  const figure = "double precision not null";
  return [
    ...trackedTable(
      "map_feature",
      `${project}, ${reference("risk_id", "risk")}, ${reference("control_id", "control")}, title text not null, description text not null,
       latitude ${figure}, longitude ${figure}, altitude ${figure}, rotation ${figure}, bim_model text not null,
       geometry text not null, coordinate_system integer not null,
       check (num_nonnulls(risk_id, control_id) = 1)`,
    ),
    `create index map_feature_project on map_feature (organization_id, project_id, id)`,
    ...indexes("map_feature", ["risk_id", "control_id"]),
  ];
}

function metaObjects(): string[] {
  return [
    ...trackedTable(
      "meta_object",
      `${project}, api_app_id integer not null references api_app on delete cascade, ${subject}, data text not null,
       check (num_nonnulls(risk_id, control_id, action_id) <= 1),
       unique nulls not distinct (organization_id, api_app_id, project_id, risk_id, control_id, action_id)`,
      { uid: false },
    ),
    ...indexes("meta_object", ["risk_id", "control_id", "action_id"]),
  ];
}

/** One index for each column that names what a row hangs on. */
function indexes(table: string, columns: readonly string[]): string[] {
  return columns.map(
    (column) =>
      `create index ${table}_${column} on ${table} (organization_id, ${column}) where ${column} is not null`,
  );
}
