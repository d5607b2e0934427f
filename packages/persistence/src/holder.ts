import type { Instant } from "@riskloom/domain";
import type { Database } from "./database.ts";
import { type Found, NobodyError } from "./found.ts";
import {
  inSnapshot,
  instant,
  inTransaction,
  type Reading,
  stepDown,
  who,
  type Writing,
} from "./transactions.ts";

/** Who holds a secret, as `authenticate` finds out; the hash is what is kept of the secret. */
export interface Holder {
  secretHash: Buffer;
}

/** `readTransaction` for the organization of whoever holds a secret. @throws NobodyError */
export async function readAs<T>(
  database: Database,
  { secretHash, asOf }: Holder & { asOf?: Instant | undefined },
  work: (reading: Reading, found: Found) => Promise<T>,
): Promise<T> {
  const { opening, holder } = entrance(database, secretHash, {
    again: (known) => `select reopen_read(${known}, ${instant(asOf)}) as at`,
    anew: (secret) => `select found, shown as at from enter_to_read(${secret}, ${instant(asOf)})`,
  });
  return inSnapshot(database, { opening, past: asOf !== undefined }, (reading, { found }) =>
    work(reading, holder(found)),
  );
}

/** `writeTransaction` for the organization of whoever holds a secret. @throws NobodyError */
export async function writeAs<T>(
  database: Database,
  { secretHash }: Holder,
  work: (writing: Writing, found: Found) => Promise<T>,
): Promise<T> {
  const { opening, holder } = entrance(database, secretHash, {
    again: (known) => `select reopen_write(${known}) as at`,
    anew: (secret) => `select found, taken as at from enter_to_write(${secret})`,
  });
  return inTransaction(database, opening, (writing, { found }) => work(writing, holder(found)));
}

interface Statements {
  /** for somebody who is known, and of whom nothing changed */
  again: (known: string) => string;
  anew: (secret: string) => string;
}

/** The statements of which the first opens that can, and who then holds the secret: whoever it found, else who was known. */
function entrance(database: Database, secretHash: Buffer, { again, anew }: Statements) {
  const { holders } = database;
  const known = holders.of(secretHash);
  const statements = [anew(`'\\x${secretHash.toString("hex")}'`)];
  if (known !== undefined) {
    const scope = who({ organizationId: known.organization_id, userId: known.user_id });
    statements.unshift(again(`${scope}, ${known.access}`));
  }
  return {
    opening: statements.map((statement) => stepDown(database) + statement),
    holder: (found = known): Found => {
      if (found === undefined) throw new NobodyError();
      if (found !== known) holders.keep(secretHash, found);
      return found;
    },
  };
}
