import { Migration } from "@mikro-orm/migrations";
import { trackedTable } from "./table.ts";

const project = "project_id integer not null references project on delete cascade";
const risk = "risk_id integer not null references risk on delete cascade";

const statements: readonly string[] = [...lists(), ...onRisks()];

/** Delivery registers: their lists, and what delivery teams add to risks. */
export class M0004Delivery extends Migration {
  override up(): void {
    for (const statement of statements) this.addSql(statement);
  }
}

function lists(): string[] {
  return [
    ...trackedTable(
      "register_status",
      `${project}, label text not null, status text not null, ordering integer not null`,
    ),
    ...trackedTable("team", `${project}, title text not null, ordering integer not null`),
    ...trackedTable("sprint", `${project}, title text not null, ordering integer not null`),
    ...trackedTable(
      "linked_item",
      `${project}, key text not null, title text not null, unique (organization_id, project_id, key)`,
    ),
  ];
}

function onRisks(): string[] {
  return [
    ...trackedTable(
      "risk_delivery",
      `${project}, ${risk}, status_id integer references register_status on delete set null, raised_date date,
       resolution_date date, mitigation text, revision integer not null, unique (organization_id, risk_id)`,
      { uid: false },
    ),
    ...link("risk_team", "team"),
    ...link("risk_sprint", "sprint"),
    ...link("risk_watcher", "user_account", "user"),
    ...link("risk_linked_item", "linked_item"),
  ];
}

function link(name: string, table: string, column = table): string[] {
  return trackedTable(
    name,
    `${project}, ${risk}, ${column}_id integer not null references ${table} on delete cascade,
     unique (organization_id, risk_id, ${column}_id)`,
    { uid: false },
  );
}
