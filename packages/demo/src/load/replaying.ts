import type { Api } from "@riskloom/api";
import type { Write } from "@riskloom/api/installation";
import type { DemoChange } from "../types.ts";
import type { Loaded } from "./loaded.ts";

/** What a change of the demo register's history works with: the transaction of its event, and the API within it. */
export interface Replaying {
  write: Write;
  api: Api;
  loaded: Loaded;
}

/** A change of one kind. */
export type Of<Kind extends DemoChange["kind"]> = Extract<DemoChange, { kind: Kind }>;
