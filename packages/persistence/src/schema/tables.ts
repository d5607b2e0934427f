import type { InferKyselyDB } from "@mikro-orm/sql";
import type { Kysely } from "kysely";
import type { schemas } from "../entities/schemas.ts";

/** The tables as SQL sees them, inferred from the entities. */
export type Tables = InferKyselyDB<(typeof schemas)[number]>;

/** A handle for reading, inside a transaction that knows its tenant. */
export type Db = Kysely<Tables>;
