import { Type } from "@mikro-orm/postgresql";

/** A column of moments that stay text: a JavaScript date would drop their microseconds. */
export class InstantType extends Type<string, string> {
  override getColumnType(): string {
    return "timestamptz";
  }

  override compareAsType(): string {
    return "string";
  }

  override get runtimeType(): string {
    return "string";
  }
}
