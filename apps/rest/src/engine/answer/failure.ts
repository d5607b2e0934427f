import { DomainError, notFound, retryAfterSeconds } from "@riskloom/domain";
import { Unreadable } from "../body/unreadable.ts";
import { InWireWords } from "../shape/in-wire-words.ts";
import { Refusal } from "../table/refusal.ts";
import { rowFor, type Served } from "../table/router.ts";
import { inWireWords, isOfPath } from "./wire-words.ts";
import { wordIn } from "../shape/words.ts";
import type { Dialect } from "../table/dialect.ts";

/** Takes what operators must know; never a secret, a body or a path's data. */
export interface Log {
  error(message: string, details: Readonly<Record<string, unknown>>): void;
}

interface Failed<Api> {
  readonly dialect: Dialect<Api>;
  readonly resource: Served<Api> | undefined;
  readonly request: Request;
  readonly log: Log;
}

/** The dialect's answer to whatever was thrown; an unforeseen error and an outage are logged, and their details stay inside. */
export function failureOf<Api>(error: unknown, failed: Failed<Api>): Refusal {
  const { dialect, resource, request, log } = failed;
  const row = resource && rowFor(request, resource);
  const more = resource ? { ...dialect.headers?.(resource) } : {};
  try {
    const { status, body, headers } = translate();
    return new Refusal(status, body, { ...more, ...headers });
  } catch (again) {
    log.error("an error could not be told", { dialect: dialect.name, error: again });
    return new Refusal(500, { error: "Internal Server Error" });
  }

  function translate(): Refusal {
    if (error instanceof Refusal) return error;
    if (error instanceof Unreadable) return dialect.unreadable(error);
    if (error instanceof InWireWords) return dialect.error(error.error, row);
    if (error instanceof DomainError && error.cause !== undefined)
      log.error("the register is not available", { dialect: dialect.name, error: outageOf(error.cause) });
    if (error instanceof DomainError)
      return told(
        dialect.error(isOfPath(error, row) ? notFound("record") : inWireWords(error, dialect, row), row),
        error,
      );
    log.error("request failed", {
      dialect: dialect.name,
      method: request.method,
      path: resource?.path,
      error,
    });
    return dialect.crash(row);
  }
}

/** What is known of an outage; where in the program it was noticed tells nobody anything. */
export const outageOf = (cause: unknown): unknown =>
  cause instanceof Error
    ? { name: cause.name, code: "code" in cause ? cause.code : undefined, message: cause.message }
    : cause;

/** What every dialect says alike: the status of a reused idempotency key, and when to try again. */
export function told({ status, body, headers }: Refusal, { code, issues }: DomainError): Refusal {
  const reused = issues.some(({ code }) => code === "keyReused");
  const wait = issues.find(({ code }) => code === "rateLimited")?.params?.["retryAfterSeconds"];
  if (code === "Unavailable")
    return new Refusal(status, body, { ...headers, "Retry-After": wordIn(retryAfterSeconds) });
  const retry = wait === undefined ? {} : { "Retry-After": wordIn(wait) };
  return new Refusal(reused ? 422 : status, body, { ...headers, ...retry });
}
