import { DomainError } from "@riskloom/domain";
import type { TRPCError } from "@trpc/server";

/** A result that went well; one that did not is thrown, so that the transaction around it ends without effect. */
export function settled<Result extends { ok: true } | { ok: false; error: TRPCError }>(
  result: Result,
): Result {
  if (!result.ok) throw causeOf(result.error);
  return result;
}

/** The error as it was thrown, before the transport wrapped it. */
export function causeOf(error: TRPCError): Error {
  const { cause } = error;
  return cause !== undefined && (cause instanceof DomainError || error.code === "INTERNAL_SERVER_ERROR")
    ? cause
    : error;
}
