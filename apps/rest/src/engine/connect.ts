import type { Instant } from "@riskloom/domain";
import type { DialectName } from "./dialect.ts";

/** The credential as a request shows it. */
export type Secret =
  | { readonly kind: "bearer"; readonly token: string }
  | { readonly kind: "basic"; readonly email: string; readonly token: string };

/** Everything about a request that the register needs beside the input of a procedure. */
export interface Call {
  secret: Secret | null;
  asOf?: Instant;
  idempotencyKey?: string;
  expectedVersion?: number;
  dialect?: DialectName;
}

/** A caller of the register, and what its calls told beside their results. */
export interface Connection<Api> {
  api: Api;
  seen: { readAt?: Instant };
}

/** Opens the register for one request; refusals of procedures come out as `DomainError`. */
export type Connect<Api> = (call: Call) => Promise<Connection<Api>>;
