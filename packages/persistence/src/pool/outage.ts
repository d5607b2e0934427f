import { type DomainError, unavailable } from "@riskloom/domain";

/** What is told to callers, by the SQLSTATE (or the class of it) of what the database or its driver reports. */
const sentences: Readonly<Record<string, string>> = {
  "08": "The database cannot be reached.",
  "3D000": "The database cannot be reached.",
  "28": "The database cannot be reached.",
  "57P01": "The database is being stopped.",
  "57P02": "The database is being restarted.",
  "57P03": "The database is being started.",
  "57P04": "The database cannot be reached.",
  "57P05": "The database cannot be reached.",
  "53": "The database has no room for more.",
  "53300": "All connections to the database are in use.",
  "57014": "The database did not answer in time.",
  "55P03": "Another change of the organization takes too long.",
  "25P03": "The transaction stood still for too long.",
  "25P04": "The transaction took too long.",
  "25006": "The database takes no changes at the moment.",
  "40": "Another change came in between.",
  "58": "The database cannot use its disk.",
};

/** Kinds after which nothing of a transaction is left, and another connection may be better off. */
const lost = /^(08|57P0[1-5])/;

/**
 * The refusal for an error that is the database's, not the caller's: an outage, a limit that was reached, a full disk, a
 * read-only server. Null for any other error. The database's own words stay behind as `cause`.
 */
export function outageOf(error: unknown): DomainError | null {
  const state = stateOf(error);
  const sentence = sentences[state] ?? sentences[state.slice(0, 2)];
  return sentence === undefined || state === "" ? null : unavailable(sentence, error);
}

/** What whoever runs the program is told of an error: an outage as one, with the database's own words behind it, any other in its own. */
export function toldOperator(error: unknown): string {
  const own = error instanceof Error ? error.message : String(error);
  const outage = outageOf(error);
  return outage === null ? own : `${outage.message} (${own})`;
}

/** Whether a statement was given a value that its column cannot hold: a number out of range, or a text that is none. */
export const isUnfitValue = (error: unknown): boolean =>
  /^22(001|003|007|008|021|P0[235])$/.test(stateOf(error));

/** Whether the connection went away beneath a transaction, so that nothing of it happened or stays, unless it was committing. */
export const isLostConnection = (error: unknown): boolean => lost.test(stateOf(error));

/** A SQLSTATE is five capitals and digits; codes of the system, such as `EPIPE`, look alike and are told apart by the driver's wrapper. */
function stateOf(error: unknown): string {
  const code = error instanceof Error && "code" in error ? error.code : undefined;
  return typeof code === "string" && /^[0-9A-Z]{5}$/.test(code) && !code.startsWith("E") ? code : "";
}
