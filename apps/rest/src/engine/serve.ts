import { notFound } from "@riskloom/domain";
import type { Connect } from "./connect.ts";
import type { Dialect } from "./dialect.ts";
import { failureOf, type Log } from "./failure.ts";
import { handlerOf, refuse } from "./handle.ts";
import { Refusal } from "./refusal.ts";
import { routerOf } from "./router.ts";

export interface Settings<Api> {
  readonly connect: Connect<Api>;
  readonly log: Log;
  readonly maxBodyBytes: number;
}

/** One handler for all dialects: an exact path decides which one answers, else the first that owns the path. Never rejects. */
export function serve<Api>(
  dialects: readonly Dialect<Api>[],
  settings: Settings<Api>,
): (request: Request) => Promise<Response> {
  const match = routerOf(dialects);
  const handle = handlerOf(settings);
  return (request) => {
    const url = new URL(request.url);
    const owner = dialects.find((one) => one.owns(url.pathname));
    const found = match(url.pathname) ?? (owner?.path && match(owner.path(url.pathname)));
    const dialect = found?.resource.dialect ?? owner;
    if (!dialect) return Promise.resolve(refuse(request, new Refusal(404, { error: "Not Found" })));
    const answer = async () => {
      try {
        if (found) return await handle(request, url, found);
        return refuse(request, dialect.error(notFound("page"), undefined));
      } catch (error) {
        // Work that was stopped because its caller left has not failed, and nobody is there to be told.
        if (request.signal.aborted) return new Response(null, { status: 499 });
        const failed = { dialect, request, resource: found?.resource, log: settings.log };
        return refuse(request, failureOf(error, failed));
      }
    };
    return dialect.around ? dialect.around(request, answer) : answer();
  };
}
