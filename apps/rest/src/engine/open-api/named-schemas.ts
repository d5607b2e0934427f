import type { Shape } from "../shape/shape.ts";
import type { JsonSchema } from "./open-api-types.ts";

/** Schemas by the names under which a document has them. */
export class NamedSchemas {
  readonly schemas: Record<string, JsonSchema> = {};
  readonly #prefix: string;
  readonly #names = new Map<string, Map<Shape<never>, string>>();

  constructor(prefix: string) {
    this.#prefix = prefix;
  }

  /** The reference to a shape in one of its forms; a second shape of the same name that looks otherwise has a number. */
  refer(of: Shape<never>, form: string, make: () => JsonSchema): JsonSchema {
    const known = this.#names.get(form) ?? new Map<Shape<never>, string>();
    this.#names.set(form, known);
    const name = known.get(of) ?? this.#add(`${this.#prefix}${form}${of.name}`, make());
    known.set(of, name);
    return { $ref: `#/components/schemas/${name}` };
  }

  #add(base: string, schema: JsonSchema): string {
    const text = JSON.stringify(schema);
    let name = base;
    for (let at = 2; name in this.schemas && JSON.stringify(this.schemas[name]) !== text; at++)
      name = `${base}${at}`;
    this.schemas[name] = schema;
    return name;
  }
}
