import { invalid, type Issue, issuesFromZod, typeWord } from "@riskloom/domain";
import type { z } from "zod";
import type { Answer, Encoder } from "./codec.ts";
import type { Bodies, Field, FieldOf, Shown, Written } from "./field.ts";
import { json } from "./json.ts";
import { InWireWords } from "./refusal.ts";

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
  /** JSON text of a row. */
  readonly write: (row: Row, answer: Answer) => string;
  /** Values of a body under domain keys; throws all that is wrong with it, in wire words. */
  read(mode: Mode, body: unknown): unknown;
  /** A path into the domain's input as a path into the body; what callers did not send is blamed on the whole. */
  wirePath(path: Issue["path"]): Issue["path"];
  /** Carries the types of the bodies; never there at run time. */
  readonly bodies?: Body;
}

/** Makes a shape of `model`'s rows; `shared` shapes of objects that occur often in an answer are written once each. */
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
  const write = writerOf(columns) as (row: z.output<Model>, answer: Answer) => string;
  const names = new Map(
    columns.flatMap(({ name, written }) => (written ? [[written.key, { name, codec: written.codec }]] : [])),
  );
  return {
    name,
    columns,
    write: shared ? onceEach(write) : write,
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

type Writer = (row: Record<string, unknown>, answer: Answer) => string | undefined;

function writerOf(columns: readonly Column[]): (row: Record<string, unknown>, answer: Answer) => string {
  const writers = columns.flatMap(({ name, shown }) =>
    shown
      ? [{ name, label: `${JSON.stringify(name)}:`, value: valueWriter(shown as Shown<string, unknown>) }]
      : [],
  );
  return (row, answer) => {
    let text = "";
    for (const { name, label, value } of writers) {
      if (answer.select?.has(name) === false) continue;
      const piece = value(row, answer);
      if (piece === undefined) continue;
      text += text === "" ? label + piece : `,${label}${piece}`;
    }
    return `{${text}}`;
  };
}

function valueWriter({ key, codec }: { key: string; codec: Encoder<unknown> | undefined }): Writer {
  const { encode, write } = codec ?? {};
  if (key === "*") return (row, answer) => (write ? write(row, answer) : json(encode?.(row, answer)));
  if (write) return (row, answer) => write(row[key], answer);
  if (encode) return (row, answer) => json(encode(row[key], answer));
  return (row) => json(row[key]);
}

const onceEach =
  <Row>(write: (row: Row, answer: Answer) => string) =>
  (row: Row, answer: Answer): string => {
    const key = row as object;
    const known = answer.written.get(key);
    if (known !== undefined) return known;
    const text = write(row, answer);
    answer.written.set(key, text);
    return text;
  };

function readBody(columns: readonly Column[], mode: Mode, body: unknown): Record<string, unknown> {
  if (typeof body !== "object" || body === null || Array.isArray(body)) {
    const params = { expected: "object", received: typeWord(body) };
    throw new InWireWords(invalid({ path: [], code: "invalidType", params }));
  }
  const values: Record<string, unknown> = {};
  const issues: Issue[] = [];
  for (const { name, written } of columns) {
    if (!written || (written.once && mode !== "create")) continue;
    const sent = [name, written.alias ?? name].find((one) => Object.hasOwn(body, one));
    if (sent === undefined) {
      if (written.required && mode !== "patch") issues.push({ path: [name], code: "required" });
      continue;
    }
    const value: unknown = Reflect.get(body, sent);
    const result = written.codec.decode.safeParse(value);
    if (result.success) values[written.key] = result.data;
    else
      issues.push(
        ...issuesFromZod(result.error, value).map((issue) => ({ ...issue, path: [sent, ...issue.path] })),
      );
  }
  if (issues.length > 0) throw new InWireWords(invalid(...issues));
  return values;
}
