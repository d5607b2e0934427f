import type { Random } from "./random.ts";
import type { Pool } from "./pool.ts";
import { oddities } from "./oddities.ts";

/** The part of JSON Schema in which bodies, parameters and inputs are described. */
export interface Schema {
  readonly type?: string;
  readonly format?: string;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly items?: Schema;
  readonly anyOf?: readonly Schema[];
  readonly oneOf?: readonly Schema[];
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly additionalProperties?: Schema | boolean;
  readonly $ref?: string;
}

/** What leads somewhere in the demo register, for whoever does most of the asking. */
const usual: Readonly<Record<string, unknown>> = {
  projectId: 1,
  registerId: "HT",
  projectGroupId: 2,
  project_group: 2,
  matrixId: 1,
  ownerId: 1,
  owner: 1,
};

/** How often a value is none that its schema knows. */
const oddPart = 0.04;

/** Makes a value that a schema describes, but for one here and there that nobody would send. */
export class Maker {
  readonly #random: Random;
  readonly #pool: Pool;
  readonly #named: (ref: string) => Schema;

  /** @param named finds what `$ref` refers to */
  constructor(random: Random, pool: Pool, named: (ref: string) => Schema = () => ({})) {
    this.#random = random;
    this.#pool = pool;
    this.#named = named;
  }

  value(schema: Schema, key = "", depth = 0): unknown {
    const random = this.#random;
    if (depth > 6 || random.chance(oddPart)) return random.of(oddities);
    if (Object.hasOwn(usual, key) && random.chance(0.85)) return usual[key];
    if (schema.$ref !== undefined) return this.value(this.#named(schema.$ref), key, depth + 1);
    if (schema.const !== undefined) return schema.const;
    if (schema.enum !== undefined) return random.of(schema.enum);
    const choices = schema.anyOf ?? schema.oneOf;
    if (choices !== undefined) return this.value(random.of(choices), key, depth + 1);
    switch (schema.type) {
      case "object":
        return this.#object(schema, depth);
      case "array":
        return this.#array(schema, key, depth);
      case "string":
        return this.#text(schema);
      case "integer":
      case "number":
        return this.#number(schema, key);
      case "boolean":
        return random.chance(0.5);
      case "null":
        return null;
      default:
        return random.of(oddities);
    }
  }

  #object({ properties = {}, required = [], additionalProperties }: Schema, depth: number): unknown {
    const random = this.#random;
    const object: Record<string, unknown> = {};
    for (const [key, schema] of Object.entries(properties))
      if (random.chance(required.includes(key) ? 0.97 : 0.35))
        object[key] = this.value(schema, key, depth + 1);
    if (typeof additionalProperties === "object" || random.chance(0.05))
      object[random.of(["extra", "id", "", "constructor", "a b"])] = random.of(oddities);
    return object;
  }

  #array({ items = {} }: Schema, key: string, depth: number): unknown {
    const random = this.#random;
    const length = random.chance(0.02) ? 300 : random.below(4);
    const first = this.value(items, key, depth + 1);
    // the same again and again
    if (length === 300) return Array.from({ length }, () => first);
    return Array.from({ length }, () => this.value(items, key, depth + 1));
  }

  #text({ format, minLength = 0, maxLength = 500 }: Schema): string {
    const random = this.#random;
    if (format === "uuid" || format === "email" || random.chance(0.15)) return this.#pool.word(random);
    if (format === "date") return random.of(["2026-03-01", "2028-02-29", "0001-01-01", "9999-12-31"]);
    if (format === "date-time") return random.of(["2026-03-01T10:00:00Z", "2026-06-01T00:00:00.000001Z"]);
    const length = random.chance(0.05) ? random.of([maxLength, maxLength + 1]) : minLength + random.below(30);
    return "Würfel – dice ".repeat(Math.ceil(length / 14)).slice(0, Math.min(length, 20_001));
  }

  #number({ type, minimum = -1_000, maximum = 1_000_000 }: Schema, key: string): number {
    const random = this.#random;
    if (/id$|Id$|^to_|Ids$/.test(key) || random.chance(0.3)) return this.#pool.id(random);
    if (random.chance(0.1)) return random.of([minimum, maximum, minimum - 1, maximum + 1]);
    const [low, high] = [Math.max(minimum, -1_000), Math.min(maximum, 1_000_000)];
    const value = low + random.part() ** 4 * (high - low);
    return type === "integer" ? Math.round(value) : value;
  }
}
