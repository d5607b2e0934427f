import type { Api } from "@riskloom/api";
import { documentsOf } from "./documents.ts";
import { comp } from "./dialects/comp/dialect.ts";
import { incident } from "./dialects/incident/dialect.ts";
import { kendis } from "./dialects/kendis/dialect.ts";
import { ramrisk } from "./dialects/ramrisk/dialect.ts";
import { xurrent } from "./dialects/xurrent/dialect.ts";
import type { RateLimit } from "./dialects/xurrent/rate-limit.ts";
import type { Connect } from "./engine/table/connect.ts";
import type { Dialect } from "./engine/table/dialect.ts";
import type { Log } from "./engine/answer/failure.ts";
import { compressing } from "./engine/http/compressing.ts";
import { serve } from "./engine/answer/serve.ts";
import { type Addressing, type Peer, publicAddress } from "./engine/http/public-address.ts";
import type { Load } from "./front/load.ts";

interface Conditions {
  /** milliseconds since 1970 */
  readonly now?: () => number;
  /** how many requests one credential may send through the Xurrent dialect: 3600 an hour, in bursts of any size, unless said */
  readonly rateLimit?: RateLimit;
}

/** All dialects; where no exact path decides, the first that owns a path answers for it. */
const dialectsFor = ({
  now = Date.now,
  rateLimit = { perHour: 3600, burst: 0 },
}: Conditions): readonly Dialect<Api>[] => [comp, incident(now), xurrent(rateLimit, now), ramrisk, kendis];

/** All dialects, for those who look at their tables. */
export const dialects = dialectsFor({});

export interface RestOptions extends Conditions, Addressing {
  readonly connect: Connect<Api>;
  readonly log: Log;
  /** the largest body that is read, 1 MiB unless said */
  readonly maxBodyBytes?: number;
  /** counts what is being answered, and refuses what is too much */
  readonly load?: Load;
}

/**
 * The REST interfaces as one fetch handler, described at `/openapi.json`, each at `/openapi/<name>.json`; it never rejects. An HTTP server hands on beside a
 * request where it came from, without which no proxy is trusted.
 */
export function restHandler({
  connect,
  log,
  maxBodyBytes = 1 << 20,
  publicUrl,
  trusts,
  load,
  ...conditions
}: RestOptions): (request: Request, peer?: Peer) => Promise<Response> {
  const addressing = { publicUrl, trusts };
  const handle = serve(dialectsFor(conditions), { connect, log, maxBodyBytes, addressing, load });
  const described = documentsOf(dialects);
  return compressing((request: Request, peer?: Peer) => {
    if (!request.url.includes("/openapi")) return handle(request, peer);
    const url = new URL(request.url);
    const document = described(request, url.pathname, publicAddress(request, url, addressing, peer));
    return document ? Promise.resolve(document) : handle(request, peer);
  });
}
