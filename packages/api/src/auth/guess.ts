import { rateLimited } from "@riskloom/domain";
import { sql } from "kysely";
import type { Call, Deps } from "../call/context.ts";
import { isIPv6 } from "node:net";

interface Guess {
  deps: Deps;
  name: string;
  address: Call["address"];
}

/**
 * Counts a guess at somebody's password before it is heard. The database counts, for all processes together: what comes at
 * once is heard no more often than what comes in turn.
 *
 * @throws DomainError RateLimited with the time until another guess is heard
 */
export async function countGuess({ deps, name, address }: Guess): Promise<void> {
  const { rows } = await sql<{ wait: number }>`
    select login_guess(${name}, ${originOf(address)}) as wait`.execute(deps.database.kysely);
  const wait = rows[0]?.wait ?? 0;
  if (wait > 0) throw rateLimited(wait);
}

/** The guess was right: whoever knows the password is not held up by what was guessed before from there. */
export async function guessedRight({ deps, name, address }: Guess): Promise<void> {
  await sql`select login_right(${name}, ${originOf(address)})`.execute(deps.database.kysely);
}

/** Whoever has one IPv6 address has all of its network. Callers in this process have none, and count as one. */
export function originOf(address: string | undefined): string {
  if (address === undefined) return "";
  const plain = address.replace(/^::ffff:(?=\d+\.)/i, "").replace(/%.*$/, "");
  if (!isIPv6(plain)) return plain;
  const [head = "", tail] = plain.toLowerCase().split("::");
  const groups = (part: string) => part.split(":").filter((group) => group !== "");
  const before = groups(head);
  const after = tail === undefined ? [] : groups(tail);
  const zeros = Array.from({ length: Math.max(0, 8 - before.length - after.length) }, () => "0");
  const network = [...before, ...zeros, ...after].slice(0, 4);
  return `${network.map((group) => Number.parseInt(group, 16).toString(16)).join(":")}::/64`;
}
