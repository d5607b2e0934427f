import { randomBytes, scrypt, timingSafeEqual } from "node:crypto";
import { promisify } from "node:util";
import type { Database } from "@riskloom/persistence";
import { sql } from "kysely";

/**
 * Makes sure that this is the secret with which the installation was started first: the database remembers a salted,
 * stretched fingerprint of it, from the first start on. Two secrets would answer each login with another token.
 *
 * @throws if the database remembers another one
 */
export async function recognizeSecret({ kysely }: Database, secret: string): Promise<void> {
  const known = await rememberedIn(kysely);
  const salt = known?.salt ?? randomBytes(16);
  const fingerprint = await fingerprintOf(secret, salt);
  const { rows } = await sql<Remembered>`select * from remember_secret(${salt}, ${fingerprint})`.execute(
    kysely,
  );
  const [remembered] = rows;
  if (remembered !== undefined && !(await isSame(remembered, secret))) throw otherSecret();
}

/** Whether the database remembers this secret, or none yet; remembers nothing. */
export async function knowsSecret({ kysely }: Database, secret: string): Promise<boolean> {
  const remembered = await rememberedIn(kysely);
  return remembered === undefined || isSame(remembered, secret);
}

/** Remembers another secret from now on; `owner` is the owner's own connection. Tokens that logins answered go on, new logins answer others. */
export async function acceptSecret(owner: Database, secret: string): Promise<void> {
  const salt = randomBytes(16);
  const fingerprint = await fingerprintOf(secret, salt);
  await owner.pool.query(
    `insert into installation_secret (salt, fingerprint) values ($1, $2)
     on conflict (one) do update set salt = excluded.salt, fingerprint = excluded.fingerprint`,
    [salt, fingerprint],
  );
}

interface Remembered {
  salt: Buffer;
  fingerprint: Buffer;
}

async function rememberedIn(db: Database["kysely"]): Promise<Remembered | undefined> {
  const { rows } = await sql<Remembered>`select * from remembered_secret()`.execute(db);
  return rows[0];
}

const isSame = async ({ salt, fingerprint }: Remembered, secret: string): Promise<boolean> =>
  timingSafeEqual(fingerprint, await fingerprintOf(secret, salt));

const stretched = promisify<string, Buffer, number, Buffer>(scrypt);
const fingerprintOf = (secret: string, salt: Buffer): Promise<Buffer> => stretched(secret, salt, 32);

const otherSecret = (): Error =>
  new Error(
    "The database belongs to an installation with another INSTALLATION_SECRET. Set it to the one with which that was started first; where none was set, it stands in the file installation-secret in its DATA_DIR. If that one is lost, the command “secret accept” accepts the present one.",
  );
