import { Migration } from "@mikro-orm/migrations";
import { accessFunctions } from "../sql/access.ts";
import { entryFunctions } from "../sql/entry.ts";
import { turnFunctions } from "../sql/turn.ts";

/** What `authenticate` looks at; of credentials, only what decides whether they are alive. */
const watched: Readonly<Record<string, string>> = {
  credential: "insert or delete or update of user_id, secret_hash, expires_at, revoked_at, demo",
  membership: "insert or delete or update",
  organization: "insert or delete or update",
  project_member: "insert or delete or update",
  user_account: "insert or delete or update",
};

/** Whoever was found behind a secret need not be looked up again while access in the organization stays as it was. */
export class M0007KnownAccess extends Migration {
  override up(): void {
    this.addSql(`alter table organization_clock add column access bigint not null default 0`);
    this.addSql(`drop function authenticate(bytea)`);
    for (const statement of [...accessFunctions, ...turnFunctions, ...entryFunctions]) this.addSql(statement);
    for (const [table, changes] of Object.entries(watched))
      this.addSql(
        `create trigger access_changed after ${changes} on ${table} for each row execute function access_changed()`,
      );
  }
}
