import type { Finding } from "./finding.ts";
import type { Ground } from "./ground/ground.ts";
import type { ServerProcess } from "./ground/server-process.ts";

export interface Scale {
  /** seconds instead of minutes */
  readonly short: boolean;
  readonly seconds: number | undefined;
  readonly requests: number | undefined;
  readonly seed: number;
}

export interface Attack {
  /** further variables of the server's environment */
  readonly limits?: Readonly<Record<string, string>>;
  readonly run: (ground: Ground, server: ServerProcess, scale: Scale) => Promise<readonly Finding[]>;
}
