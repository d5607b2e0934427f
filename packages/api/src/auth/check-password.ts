import { availableParallelism } from "node:os";
import { invalid } from "@riskloom/domain";
import { sql } from "kysely";
import type { Call, Deps } from "../call/context.ts";
import { countGuess, guessedRight, originOf } from "./guess.ts";
import { verifyPassword } from "./password.ts";
import { Turns } from "./turns.ts";

/** Somebody whose password was right. */
export interface Candidate {
  organization_id: number;
  user_id: number;
  user_uid: string;
  api_access: boolean;
  password_hash: string | null;
  token_generation: number;
  /** one of the demo register's people */
  demo: boolean;
}

const most = { ofOne: 100, ofAll: 2_000 };
/** Guesses are counted by few connections at a time: whoever has a credential needs the others. */
const counting = new Turns(4, most);
/** A check takes a core for some time: one is left to everybody else. */
const checking = new Turns(Math.max(1, availableParallelism() - 1), most);

/**
 * Who has this name and password. Takes as long for a name that nobody has as for a wrong password.
 *
 * @throws DomainError Invalid when the pair is wrong or its owner may not come in by `call`, RateLimited after too many guesses, Unavailable where too many come at once
 */
export async function checkPassword(
  deps: Deps,
  { address, dialect }: Pick<Call, "address" | "dialect">,
  { username, password }: { username: string; password: string },
): Promise<Candidate> {
  const guess = { deps, name: username, address };
  // Whoever guesses at many names from one address holds up itself, and nobody elsewhere.
  const keys = [originOf(address), username.toLowerCase()];
  await counting.take(keys, () => countGuess(guess));
  const { candidate, right } = await checking.take(keys, async () => {
    const { rows } = await sql<Candidate>`select * from login_candidate(${username})`.execute(
      deps.database.kysely,
    );
    const [candidate] = rows;
    return { candidate, right: await verifyPassword(password, candidate?.password_hash ?? null) };
  });
  // The passwords of the demo register are published, like its other credentials.
  const published = candidate?.demo === true && !deps.demo;
  const admitted = dialect === undefined || candidate?.api_access === true;
  if (!right || candidate === undefined || published || !admitted)
    throw invalid({
      path: [],
      code: "rule",
      params: { message: "Unable to log in with provided credentials." },
    });
  await guessedRight(guess);
  return candidate;
}
