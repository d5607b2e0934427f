import type { Database } from "../database.ts";
import { type CredentialHolder, UnknownCredentialError } from "./credential-holder.ts";
import {
  inSnapshot,
  instant,
  inTransaction,
  type Moment,
  type Reading,
  stepDown,
  who,
  type Writing,
} from "./transactions.ts";

/** Who holds a secret, as `authenticate` finds out; the hash is what is kept of the secret. */
export interface PresentedSecret {
  secretHash: Buffer;
}

/** `readTransaction` for the organization of whoever holds a secret. @throws UnknownCredentialError */
export async function readAs<T>(
  database: Database,
  { secretHash, asOf, long }: PresentedSecret & Moment,
  work: (reading: Reading, found: CredentialHolder) => Promise<T>,
): Promise<T> {
  const { opening, holder, party } = entrance(database, secretHash, toRead(asOf));
  return database.shares.during(party, long === true ? "long" : "read", () =>
    inSnapshot(database, { opening, past: asOf !== undefined, long }, (reading, { found }) =>
      work(reading, holder(found)),
    ),
  );
}

/** `writeTransaction` for the organization of whoever holds a secret. @throws UnknownCredentialError */
export async function writeAs<T>(
  database: Database,
  { secretHash }: PresentedSecret,
  work: (writing: Writing, found: CredentialHolder) => Promise<T>,
): Promise<T> {
  const { opening, holder, party } = entrance(database, secretHash, {
    again: (known) => `select reopen_write(${known}) as at`,
    anew: (secret) => `select found, taken as at from enter_to_write(${secret})`,
  });
  return database.shares.during(party, "write", () =>
    inTransaction(database, opening, (writing, { found }) => work(writing, holder(found))),
  );
}

/**
 * What a write for whoever holds a secret would say of its input, where it will be refused whatever it says: it sees the register
 * as it is, takes no turn, waits for nobody's, and can write nothing. @throws UnknownCredentialError
 */
export async function refuseAs<T>(
  database: Database,
  { secretHash }: PresentedSecret,
  work: (writing: Writing, found: CredentialHolder) => Promise<T>,
): Promise<T> {
  const { opening, holder, party } = entrance(database, secretHash, toRead());
  const readOnly = opening.map((statement) => `set transaction read only; ${statement}`);
  return database.shares.during(party, "read", () =>
    inTransaction(database, readOnly, (writing, { found }) => work(writing, holder(found))),
  );
}

/** The statements that open a look at the register, now or as of an instant. */
const toRead = (asOf?: Moment["asOf"]): Statements => ({
  again: (known) => `select reopen_read(${known}, ${instant(asOf)}) as at`,
  anew: (secret) => `select found, shown as at from enter_to_read(${secret}, ${instant(asOf)})`,
});

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
    party: known?.organization_id ?? holders.organizationOf(secretHash) ?? ("unknown" as const),
    opening: statements.map((statement) => stepDown(database) + statement),
    holder: (found = known): CredentialHolder => {
      if (found === undefined) throw new UnknownCredentialError();
      if (found !== known) holders.keep(secretHash, found);
      return found;
    },
  };
}
