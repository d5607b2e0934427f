import { DomainError, notFound } from "@riskloom/domain";
import { Unreadable } from "./body.ts";
import { methodOf } from "./handle.ts";
import { InWireWords, Refusal } from "./refusal.ts";
import type { Served } from "./router.ts";
import { wordIn } from "./words.ts";
import type { Dialect } from "./dialect.ts";

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

/** The dialect's answer to whatever was thrown; only an unforeseen error is logged, and its details stay inside. */
export function failureOf<Api>(error: unknown, failed: Failed<Api>): Refusal {
  const { dialect, resource, request, log } = failed;
  const row = resource?.rows.find(({ method }) => method === methodOf(request));
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
    if (error instanceof DomainError)
      return told(dialect.error(isOfPath(error) ? notFound("record") : inWireWords(error), row), error);
    log.error("request failed", {
      dialect: dialect.name,
      method: request.method,
      path: resource?.path,
      error,
    });
    return dialect.crash(row);
  }

  /** A record that the path names and a procedure took for a value is as absent as one that it looked up. */
  function isOfPath({ issues }: DomainError): boolean {
    return issues.some(
      ({ code, path: [key] }) => code === "unknownReference" && row?.path.includes(`{${key}}`) === true,
    );
  }

  function inWireWords({ code, message, issues }: DomainError): DomainError {
    const shape = row?.reply.reads?.shape;
    const nameOf = (key: unknown) => shape?.wirePath([String(key)])[0] ?? key;
    const inWords = issues.map(({ path, params, ...issue }) => {
      const fields = params?.["fields"];
      const renamed = Array.isArray(fields) ? { ...params, fields: fields.map(nameOf) } : params;
      const named = path[0] === "appId" && dialect.appHeader !== undefined ? [dialect.appHeader] : undefined;
      return { ...issue, path: named ?? shape?.wirePath(path) ?? [], ...(renamed && { params: renamed }) };
    });
    return new DomainError(code, message, inWords);
  }
}

/** What every dialect says alike: the status of a reused idempotency key, and when to try again. */
function told({ status, body, headers }: Refusal, { issues }: DomainError): Refusal {
  const reused = issues.some(({ code }) => code === "keyReused");
  const wait = issues.find(({ code }) => code === "rateLimited")?.params?.["retryAfterSeconds"];
  const retry = wait === undefined ? {} : { "Retry-After": wordIn(wait) };
  return new Refusal(reused ? 422 : status, body, { ...headers, ...retry });
}
