import type { Column, Mode } from "../shape/shape.ts";
import type { FormValue } from "../shape/upload.ts";

/** A body that came as a form: all that was sent under each name. */
export class FormBody {
  readonly fields: ReadonlyMap<string, readonly FormValue[]>;

  constructor(fields: ReadonlyMap<string, readonly FormValue[]>) {
    this.fields = fields;
  }
}

/**
 * A form as the object that its sender meant: a form has no lists, no truth and no null, so that fields say how theirs are written.
 * Of several values under a name the last one counts; an empty text is null where null is taken, and otherwise nothing where a
 * field need not be sent and cannot be empty.
 */
export function objectOf(
  { fields }: FormBody,
  columns: readonly Column[],
  mode: Mode,
): Record<string, unknown> {
  const known = new Map(
    columns.flatMap(({ name, written }) =>
      written ? [name, written.alias ?? name].map((one) => [one, written] as const) : [],
    ),
  );
  const values = [...fields].flatMap(([name, sent]) => {
    const written = known.get(name);
    const value = valueOf(written, sent);
    return value === undefined ? [] : [[name, value] as const];
  });
  const unsent = columns.flatMap(({ name, written }) =>
    mode === "patch" || fields.has(name) || written?.codec.unsent === undefined
      ? []
      : [[name, written.codec.unsent] as const],
  );
  return Object.fromEntries([...unsent, ...values]);
}

function valueOf(written: Column["written"], sent: readonly FormValue[]): unknown {
  if (written?.codec.fromForm) return written.codec.fromForm(sent);
  const value = sent.at(-1);
  if (value !== "" || written === undefined) return value;
  const takes = (one: unknown) => written.codec.decode.safeParse(one).success;
  if (takes(null)) return null;
  return takes("") || written.required ? "" : undefined;
}
