import { type Instant, type Issue, unavailable } from "@riskloom/domain";
import type { Database, Writing } from "@riskloom/persistence";
import type { Caller } from "../auth/caller.ts";
import type { FileStore } from "../files/file-store.ts";

/** What the API runs on; the clock is milliseconds since 1970 and a parameter, so that tests own it. */
export interface Deps {
  database: Database;
  /** from which the tokens that a login answers are derived; at least 32 characters */
  installationSecret: string;
  /** whether the published credentials of the demo register are accepted */
  demo: boolean;
  now: () => number;
  /** whether the process is about to end, and takes no new work */
  stopping?: () => boolean;
  /** how much computing the curves of one report may have, in milliseconds of one core: ten seconds unless said */
  reportComputingMs?: number;
  /** for how long a subscription may have nothing new to tell, in milliseconds: two minutes unless said, 0 is for ever */
  subscriptionIdleMs?: number;
  /** where uploaded files are kept: in the database, unless told otherwise */
  files?: FileStore;
}

/** How a caller proves who it is. */
export type Secret = { kind: "bearer"; token: string } | { kind: "basic"; email: string; token: string };

/** What a request asks for beside the procedure's input. */
export interface Call {
  secret: Secret | null;
  /** reads answer as the register was at this instant */
  asOf?: Instant | undefined;
  idempotencyKey?: string | undefined;
  /** a write finds the record in this version, or in one of these, or changes nothing; 0 demands that there is none yet */
  expectedVersion?: number | readonly number[] | undefined;
  /** set by the REST adapter: access by that interface must have been granted */
  dialect?: string | undefined;
  /** the program that calls, by the identifier under which the organization knows it */
  appId?: string | undefined;
  /** where the call comes from, as the network or a trusted proxy says */
  address?: string | undefined;
  /** what whoever passes the request on found wrong with it beside the input; told once rights were asked for */
  faults?: readonly Issue[] | undefined;
  /**
   * the attributes that whoever passes the request on was sent and could not read, which it tells itself, or everything where it
   * could read nothing: the request is refused, and the answer tells what else is wrong
   */
  unread?: readonly string[] | "everything" | undefined;
}

/** What procedures tell the transport beside their answer. */
export interface Seen {
  /** whose register it was */
  organizationId?: number;
  /** the moment that the last read showed */
  readAt?: Instant;
}

export interface Context {
  deps: Deps;
  call: Call;
  seen: Seen;
  /** the write that all procedures take part in, where they are one change: nothing of them is seen before it ends */
  within?: { writing: Writing; caller: Caller } | undefined;
}

/**
 * Who is calling is found out by the transaction of each procedure, because some procedures need nobody.
 *
 * @throws DomainError Unavailable when the process is about to end
 */
export function createContext(deps: Deps, call: Call): Promise<Context> {
  if (deps.stopping?.() === true) return Promise.reject(unavailable("The server is being stopped."));
  return Promise.resolve({ deps, call, seen: {} });
}
