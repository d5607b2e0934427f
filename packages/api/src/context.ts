import type { Instant } from "@riskloom/domain";
import type { Database, Writing } from "@riskloom/persistence";
import type { Caller } from "./auth/caller.ts";
import type { FileStore } from "./files/file-store.ts";

/** What the API runs on; the clock is milliseconds since 1970 and a parameter, so that tests own it. */
export interface Deps {
  database: Database;
  /** from which the tokens that a login answers are derived; at least 32 characters */
  installationSecret: string;
  /** whether the published credentials of the demo register are accepted */
  demo: boolean;
  now: () => number;
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
  expectedVersion?: number | undefined;
  /** set by the REST adapter: access by that interface must have been granted */
  dialect?: string | undefined;
  /** the program that calls, by the identifier under which the organization knows it */
  appId?: string | undefined;
}

/** What procedures tell the transport beside their answer. */
export interface Seen {
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

/** Who is calling is found out by the transaction of each procedure, because some procedures need nobody. */
export function createContext(deps: Deps, call: Call): Promise<Context> {
  return Promise.resolve({ deps, call, seen: {} });
}
