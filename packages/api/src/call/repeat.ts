import { DomainError, forbidden, notFound } from "@riskloom/domain";
import { sql } from "kysely";
import { may } from "../auth/may.ts";
import type { Call } from "./context.ts";
import { firstAnswer, type Kept } from "./idempotency.ts";
import type { Read } from "./reading.ts";
import { visibleRisk } from "../reads/register/visible-risk.ts";
import { isPermittedIn, type Right } from "./admit.ts";

/**
 * Asks of a repeated request what a new one would be asked: whether what it was about is there for the caller. What the first
 * one deleted need not be.
 *
 * @throws DomainError NotFound
 */
export async function repeatable(read: Read, look: () => Promise<void>, kept: Kept): Promise<void> {
  await look().catch((error: unknown) => {
    if (kept.gone !== true || !isNotFound(error)) throw error;
  });
  await seesWhatWasChanged(read, kept);
}

interface Refused {
  right: Right;
  call: Call;
  /** @throws ZodError where the input cannot be read */
  request: () => { path: string; input: unknown };
}

/**
 * The first answer to a deletion whose path leads nowhere any more, because it was heard before. Whoever repeats it has to be one
 * who could still delete there.
 *
 * @throws DomainError NotFound where the project is not seen any more, Forbidden where seeing is all that is permitted
 */
export async function deletedBefore(
  read: Read,
  error: unknown,
  { right, call, request }: Refused,
): Promise<Kept> {
  const { caller, db } = read;
  const key = call.idempotencyKey;
  if (key === undefined || read.faults.any || !isNotFound(error)) throw error;
  const kept = await firstAnswer({ db, caller, key, request: readOr(error, request) });
  if (kept?.gone !== true) throw error;
  const { projectId = null } = kept;
  if (projectId !== null && !may(caller, "project.read", projectId)) throw error;
  if (!isPermittedIn(caller, right, projectId)) throw forbidden();
  await seesWhatWasChanged(read, kept);
  return kept;
}

/** What cannot be found comes before what cannot be read. */
function readOr<T>(refusal: unknown, reading: () => T): T {
  try {
    return reading();
  } catch {
    throw refusal;
  }
}

const isNotFound = (error: unknown): boolean => error instanceof DomainError && error.code === "NotFound";

/** No risk that was changed is one that has become confidential to the caller; deleted ones tell nothing that is not known. */
async function seesWhatWasChanged(read: Read, { about }: Kept): Promise<void> {
  const { confidentialAccess, organizationId } = read.caller;
  if (about === undefined || confidentialAccess) return;
  if (about.hidden) throw notFound("risk");
  if (about.risks.length === 0) return;
  const { rows } = await sql`select from risk
    where organization_id = ${organizationId} and id = any(${[...about.risks]}) and not (${visibleRisk(read)}) limit 1`.execute(
    read.db,
  );
  if (rows.length > 0) throw notFound("risk");
}
