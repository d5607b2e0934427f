import type { Call, Seen } from "@riskloom/api";

/** A caller of the register, and what its calls told beside their results. */
export interface Connection<Api> {
  api: Api;
  seen: Seen;
}

/**
 * Opens the register for one request; refusals of procedures come out as `DomainError`. An aborted signal stops the work
 * of the calls, for whoever asked is gone.
 */
export type Connect<Api> = (call: Call, signal?: AbortSignal) => Promise<Connection<Api>>;
