import type { Api } from "@riskloom/api";
import { comp } from "./dialects/comp/dialect.ts";
import { ramrisk } from "./dialects/ramrisk/dialect.ts";
import type { Connect } from "./engine/connect.ts";
import type { Dialect } from "./engine/dialect.ts";
import type { Log } from "./engine/failure.ts";
import { serve } from "./engine/serve.ts";

/** All dialects; where no exact path decides, the first that owns a path answers for it. */
export const dialects: readonly Dialect<Api>[] = [comp, ramrisk];

export interface RestOptions {
  readonly connect: Connect<Api>;
  readonly log: Log;
  /** the largest body that is read, 1 MiB unless said */
  readonly maxBodyBytes?: number;
}

/** The REST interfaces as one fetch handler; it never rejects. */
export const restHandler = ({
  connect,
  log,
  maxBodyBytes = 1 << 20,
}: RestOptions): ((request: Request) => Promise<Response>) => serve(dialects, { connect, log, maxBodyBytes });
