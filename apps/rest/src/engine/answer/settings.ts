import type { Load } from "../../front/load.ts";
import type { Addressing } from "../http/public-address.ts";
import type { Connect } from "../table/connect.ts";
import type { Log } from "./failure.ts";

/** What the answering of requests is given. */
export interface Settings<Api> {
  /** what is configured of the address by which callers know this server */
  readonly addressing?: Addressing;
  readonly connect: Connect<Api>;
  readonly log: Log;
  readonly maxBodyBytes: number;
  /** counts what is being answered; without it nothing is refused for load */
  readonly load?: Load | undefined;
}
