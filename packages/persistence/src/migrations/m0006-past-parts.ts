import { Migration } from "@mikro-orm/migrations";
import { referenceFunctions } from "../sql/references.ts";
import { trackingFunctions } from "../sql/track.ts";

/** What hangs on a record is found by it in the past as quickly as now. */
export class M0006PastParts extends Migration {
  override up(): void {
    for (const statement of [...referenceFunctions, ...trackingFunctions]) this.addSql(statement);
    this.addSql(`select follow_references(target.oid, twin.oid)
      from pg_class twin join pg_class target on target.relname || '_history' = twin.relname and target.relnamespace = twin.relnamespace
      where twin.relnamespace = 'public'::regnamespace and twin.relkind = 'r'
        and exists (select from pg_attribute where attrelid = twin.oid and attname = 'closed_with')`);
  }
}
