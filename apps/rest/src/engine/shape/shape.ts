import { invalid, type Issue, issuesFromZod, typeWord } from "@riskloom/domain";
import type { z } from "zod";
import type { Answer } from "./codec.ts";
import type { Bodies, Field, FieldOf, Shown, Written } from "./field.ts";
import { InWireWords } from "./in-wire-words.ts";

export type Mode = "create" | "put" | "patch";

/** One wire field of a shape, for metadata, ordering and the OpenAPI description. */
export interface Column {
  readonly name: string;
  readonly shown: Shown<string, never> | undefined;
  readonly written: Written<string, unknown, boolean, boolean> | undefined;
  /** the domain's schema of the value that is shown */
  readonly model: z.ZodType | undefined;
}

/** A resource as one dialect writes it: presenter, body readers and description, all from one table of fields. */
export interface Shape<in Row, out Body = unknown> {
  readonly name: string;
  readonly columns: readonly Column[];
  /** A row as the wire shows it. */
  readonly present: (row: Row, answer: Answer) => object;
  /** Values of a body under domain keys; throws all that is wrong with it, in wire words. */
  read(mode: Mode, body: unknown): unknown;
  /** A path into the domain's input as a path into the body; what callers did not send is blamed on the whole. */
  wirePath(path: Issue["path"]): Issue["path"];
  /** Carries the types of the bodies; never there at run time. */
  readonly bodies?: Body;
}

/** Makes a shape of `model`'s rows; `shared` shapes of objects that occur often in an answer are made once each. */
export function shape<
  Model extends z.ZodObject,
  const Fields extends Record<string, FieldOf<z.output<Model>>>,
>(
  name: string,
  model: Model,
  fields: Fields,
  { shared = false } = {},
): Shape<z.output<Model>, Bodies<Fields>> {
  const columns = Object.entries<Field<unknown, unknown>>(fields).map(([wire, field]) =>
    columnOf(wire, field, model),
  );
  const present = presenterOf(columns) as (row: z.output<Model>, answer: Answer) => object;
  const names = new Map(
    columns.flatMap(({ name, written }) => (written ? [[written.key, { name, codec: written.codec }]] : [])),
  );
  return {
    name,
    columns,
    present: shared ? onceEach(present) : present,
    read: (mode, body) => readBody(columns, mode, body),
    wirePath: ([key, ...rest]) => {
      const wire = names.get(String(key));
      return wire === undefined ? [] : [wire.name, ...(wire.codec.wirePath?.(rest) ?? rest)];
    },
  };
}

const columnOf = (name: string, { shown, written }: Field<unknown, unknown>, model: z.ZodObject): Column => ({
  name,
  // the fields were checked against the row when the table was typed
  shown: shown as Shown<string, never> | undefined,
  written: written as Column["written"],
  model: shown ? (model.shape[(shown as Shown<string, never>).key] as z.ZodType | undefined) : undefined,
});

type Presenter<Value> = (row: Record<string, unknown>, answer: Answer) => Value;

function presenterOf(columns: readonly Column[]): Presenter<object> {
  const fields = columns.flatMap(({ name, shown }) =>
    shown ? [{ name, value: valueOf(shown as Shown<string, unknown>) }] : [],
  );
  // All rows start from one object: what has the same fields in the same order is quick to write as JSON.
  const blank: Record<string, unknown> = Object.fromEntries(fields.map(({ name }) => [name, undefined]));
  return (row, answer) => {
    const wire = { ...blank };
    for (const { name, value } of fields)
      if (answer.select?.has(name) !== false) wire[name] = value(row, answer);
    return wire;
  };
}

function valueOf({ key, codec }: Shown<string, unknown>): Presenter<unknown> {
  const { encode } = codec ?? {};
  if (encode === undefined) return (row) => (key === "*" ? row : row[key]);
  return key === "*" ? encode : (row, answer) => encode(row[key], answer);
}

const onceEach =
  <Row>(present: (row: Row, answer: Answer) => object) =>
  (row: Row, answer: Answer): object => {
    const key = row as object;
    const known = answer.shared.get(key);
    if (known !== undefined) return known;
    const wire = present(row, answer);
    answer.shared.set(key, wire);
    return wire;
  };

function readBody(columns: readonly Column[], mode: Mode, body: unknown): Record<string, unknown> {
  if (typeof body !== "object" || body === null || Array.isArray(body)) {
    const whole = typeof body === "bigint" || Number.isInteger(body);
    const params = { expected: "object", received: typeWord(body), ...(whole && { whole }) };
    throw new InWireWords(invalid({ path: [], code: "invalidType", params }));
  }
  const values: Record<string, unknown> = {};
  const unread: string[] = [];
  const issues: Issue[] = [];
  for (const { name, written } of columns) {
    if (!written || (written.once && mode !== "create")) continue;
    const sent = [name, written.alias ?? name].find((one) => Object.hasOwn(body, one));
    if (sent === undefined) {
      if (written.required && mode !== "patch") {
        issues.push({ path: [name], code: "required" });
        unread.push(written.key);
      }
      continue;
    }
    const value: unknown = Reflect.get(body, sent);
    const result = written.codec.decode.safeParse(value);
    if (result.success) values[written.key] = result.data;
    else {
      unread.push(written.key);
      issues.push(
        ...issuesFromZod(result.error, value).map((issue) => ({ ...issue, path: [sent, ...issue.path] })),
      );
    }
  }
  if (issues.length > 0) throw new InWireWords(invalid(...issues), { values, unread });
  return values;
}
