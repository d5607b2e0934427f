import { describeProcedures } from "@riskloom/api/described";
import { DomainError } from "@riskloom/domain";

const described = new Map(
  describeProcedures().map(({ name, refusals }) => [name, new Set(refusals.map(({ code }) => code))]),
);

/** Lets an error of a procedure by where the description of the procedure tells of it. @throws Error where it does not */
export function asDescribed(procedure: string, error: unknown): unknown {
  const cause = error instanceof Error ? error.cause : undefined;
  if (cause instanceof DomainError && described.get(procedure)?.has(cause.code) !== true)
    throw new Error(`${procedure} refuses with ${cause.code}, of which its description does not tell`);
  return error;
}
