import { Migration } from "@mikro-orm/migrations";
import { trackedTable } from "./table.ts";

const onIncident = "incident_id integer references incident on delete cascade";

const statements: readonly string[] = [...catalogues(), ...incidents(), ...onIncidents()];

/** Lists of the organization that its service desk keeps, and its incidents. */
export class M0005Service extends Migration {
  override up(): void {
    for (const statement of statements) this.addSql(statement);
  }
}

function catalogues(): string[] {
  return [
    ...trackedTable(
      "catalogue_entry",
      `kind text not null, name text not null, reference text not null, description text, information text, position integer,
       disabled boolean not null, source text, source_id text`,
    ),
    `create unique index catalogue_entry_reference on catalogue_entry (organization_id, kind, lower(reference))`,
    `alter table project add column risk_level_id integer references catalogue_entry`,
    `select track('project')`,
  ];
}

function incidents(): string[] {
  return [
    ...trackedTable(
      "incident_code",
      `kind text not null, code text not null, ordering integer not null, unique (organization_id, kind, code)`,
      { uid: false },
    ),
    ...trackedTable(
      "incident",
      `name text not null, status text not null, type text not null, date timestamptz not null, description text not null,
       reported_by text not null, location text not null, severity text not null, next_update bigint not null,
       resolved_date timestamptz, backdated boolean not null, replacements integer not null, risk_id integer references risk on delete set null`,
    ),
    `create index incident_newest on incident (organization_id, created_at desc, id desc)`,
  ];
}

/** Comments and values of custom fields are one thing, whatever they hang on; those of incidents are in no project. */
function onIncidents(): string[] {
  return [
    `alter table comment alter column project_id drop not null, add column ${onIncident}, drop constraint comment_subject,
       add constraint comment_subject check (num_nonnulls(risk_id, control_id, action_id, incident_id) = 1),
       add constraint comment_project check ((project_id is null) = (incident_id is not null))`,
    `create index comment_incident_id on comment (organization_id, incident_id) where incident_id is not null`,
    `select track('comment')`,
    `alter table custom_value add column ${onIncident}, add column spelled boolean not null default false,
       drop constraint custom_value_target,
       add constraint custom_value_target check (num_nonnulls(risk_id, control_id, incident_id) = 1)`,
    `create unique index custom_value_incident on custom_value (organization_id, incident_id, field_id) where incident_id is not null`,
    `select track('custom_value')`,
  ];
}
