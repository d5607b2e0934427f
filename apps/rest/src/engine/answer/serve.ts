import { notFound, unavailable } from "@riskloom/domain";
import type { Dialect, Resource } from "../table/dialect.ts";
import { failureOf } from "./failure.ts";
import { callerAddress } from "../http/caller-address.ts";
import { type Peer, publicAddress } from "../http/public-address.ts";
import { handlerOf } from "./handle.ts";
import { refuse } from "./write-answer.ts";
import { Refusal } from "../table/refusal.ts";
import { requestNow } from "./request-now.ts";
import type { Settings } from "./settings.ts";
import { routerOf } from "../table/router.ts";

const knownMethod = ({ method }: Request, { allow }: Resource<never>): string =>
  allow.find((one) => one === method) ?? "other";

/** One handler for all dialects: an exact path decides which one answers, else the first that owns the path. Never rejects. */
export function serve<Api>(
  dialects: readonly Dialect<Api>[],
  settings: Settings<Api>,
): (request: Request, peer?: Peer) => Promise<Response> {
  const match = routerOf(dialects);
  const handle = handlerOf(settings);
  return (request, peer) => {
    const url = new URL(request.url);
    const owner = dialects.find((one) => one.owns(url.pathname));
    const found = match(url.pathname) ?? (owner?.path && match(owner.path(url.pathname)));
    const dialect = found?.resource.dialect ?? owner;
    if (!dialect) return Promise.resolve(refuse(request, new Refusal(404, { error: "Not Found" })));
    const base = publicAddress(request, url, settings.addressing ?? {}, peer);
    const address = callerAddress(request.headers, peer, settings.addressing?.trusts);
    const now = requestNow();
    if (now) {
      now.dialect = dialect.name;
      if (found) now.row = `${knownMethod(request, found.resource)} ${found.resource.path}`;
    }
    const answer = async () => {
      try {
        if (settings.load?.isFull === true) throw unavailable("Too many requests are being answered.");
        const work = found && (() => handle(request, { url, base, address }, found));
        if (work) return await (settings.load?.during(work) ?? work());
        return refuse(request, dialect.error(notFound("page"), undefined));
      } catch (error) {
        // Work that was stopped because its caller left has not failed, and nobody is there to be told.
        if (request.signal.aborted) return new Response(null, { status: 499 });
        const failed = { dialect, request, resource: found?.resource, log: settings.log };
        return refuse(request, failureOf(error, failed));
      }
    };
    return dialect.around ? dialect.around(request, answer, base) : answer();
  };
}
