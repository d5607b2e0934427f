import type { Api } from "@riskloom/api";
import { comp } from "./dialects/comp/dialect.ts";
import { incident } from "./dialects/incident/dialect.ts";
import { kendis } from "./dialects/kendis/dialect.ts";
import { ramrisk } from "./dialects/ramrisk/dialect.ts";
import { xurrent } from "./dialects/xurrent/dialect.ts";
import type { RateLimit } from "./dialects/xurrent/rate-limit.ts";
import type { Connect } from "./engine/connect.ts";
import type { Dialect } from "./engine/dialect.ts";
import type { Log } from "./engine/failure.ts";
import { openApiOf } from "./engine/open-api.ts";
import { serve } from "./engine/serve.ts";

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

export interface RestOptions extends Conditions {
  readonly connect: Connect<Api>;
  readonly log: Log;
  /** the largest body that is read, 1 MiB unless said */
  readonly maxBodyBytes?: number;
}

/** The REST interfaces as one fetch handler, described at `/openapi.json`; it never rejects. */
export function restHandler({
  connect,
  log,
  maxBodyBytes = 1 << 20,
  ...conditions
}: RestOptions): (request: Request) => Promise<Response> {
  const handle = serve(dialectsFor(conditions), { connect, log, maxBodyBytes });
  let description: ReturnType<typeof openApiOf> | undefined;
  return (request) => {
    if (!request.url.endsWith("/openapi.json")) return handle(request);
    description ??= openApiOf(dialects, "0.1.0");
    return Promise.resolve(Response.json(description));
  };
}
