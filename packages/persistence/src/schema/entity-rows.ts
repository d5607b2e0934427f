import type { InferEntity } from "@mikro-orm/postgresql";
import { schemas } from "../entities/schemas.ts";

/** The rows of every entity by its name, as the domain spells them. */
export type EntityRows = {
  readonly [Schema in (typeof schemas)[number] as Schema["name"]]: Readonly<InferEntity<Schema>>;
};

export type EntityName = keyof EntityRows;

const names: ReadonlySet<string> = new Set(schemas.map(({ name }) => name));

export const isEntityName = (name: string): name is EntityName => names.has(name);
