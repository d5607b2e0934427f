import type { Api } from "@riskloom/api";
import { comp } from "./dialects/comp/dialect.ts";
import { kendis } from "./dialects/kendis/dialect.ts";
import { ramrisk } from "./dialects/ramrisk/dialect.ts";
import type { Connect } from "./engine/connect.ts";
import type { Dialect } from "./engine/dialect.ts";
import type { Log } from "./engine/failure.ts";
import { openApiOf } from "./engine/open-api.ts";
import { serve } from "./engine/serve.ts";

/** All dialects; where no exact path decides, the first that owns a path answers for it. */
export const dialects: readonly Dialect<Api>[] = [comp, ramrisk, kendis];

export interface RestOptions {
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
}: RestOptions): (request: Request) => Promise<Response> {
  const handle = serve(dialects, { connect, log, maxBodyBytes });
  let description: ReturnType<typeof openApiOf> | undefined;
  return (request) => {
    if (!request.url.endsWith("/openapi.json")) return handle(request);
    description ??= openApiOf(dialects, "0.1.0");
    return Promise.resolve(Response.json(description));
  };
}
