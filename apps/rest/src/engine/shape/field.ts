import type { Codec, Decoder, Encoder } from "./codec.ts";

/** The part of a field that is answered; key `*` stands for the whole row. */
export interface Shown<Key extends string, in Value> {
  readonly key: Key;
  readonly codec: Encoder<Value> | undefined;
  /** the key by which a list is ordered when callers name this field, null for none; the shown key unless said */
  readonly order?: string | null;
}

/** The part of a field that callers send. */
export interface Written<Key extends string, out Value, Required extends boolean, Once extends boolean> {
  readonly key: Key;
  readonly codec: Decoder<Value>;
  readonly required: Required;
  /** read when a record is created, and ignored afterwards */
  readonly once: Once;
  /** another name under which it is read where it is not sent under its own */
  readonly alias?: string;
}

export interface Field<out S, out W> {
  readonly shown: S;
  readonly written: W;
}

/** A field that is only answered; without a codec as it is in the row. */
export function ro<const Key extends string>(key: Key): Field<Shown<Key, unknown>, undefined>;
export function ro<const Key extends string, Value>(
  key: Key,
  codec: Encoder<Value>,
): Field<Shown<Key, Value>, undefined>;
export function ro(key: string, codec?: Encoder<unknown>): Field<Shown<string, unknown>, undefined> {
  return { shown: { key, codec }, written: undefined };
}

/** A field that is answered and may be sent. */
export const rw = <const Key extends string, Value, Read>(
  key: Key,
  codec: Codec<Value, Read>,
): Field<Shown<Key, Value>, Written<Key, Read, false, false>> => ({
  shown: { key, codec },
  written: { key, codec, required: false, once: false },
});

/** A field that is answered and must be sent, except in a partial update. */
export const req = <const Key extends string, Value, Read>(
  key: Key,
  codec: Codec<Value, Read>,
): Field<Shown<Key, Value>, Written<Key, Read, true, false>> => ({
  shown: { key, codec },
  written: { key, codec, required: true, once: false },
});

/** A field that is sent and never answered. */
export const wo = <const Key extends string, Read>(
  key: Key,
  codec: Decoder<Read>,
): Field<undefined, Written<Key, Read, true, false>> => ({
  shown: undefined,
  written: { key, codec, required: true, once: false },
});

/** A field computed from the whole row. */
export const derived = <Row>(codec: Encoder<Row>): Field<Shown<"*", Row>, undefined> => ro("*", codec);

/** One wire name that shows one thing and reads another: an object on read, its id on write. */
export const split = <S, W>(read: Field<S, unknown>, write: Field<unknown, W>): Field<S, W> => ({
  shown: read.shown,
  written: write.written,
});

/** A field that lists are ordered by another key for, or, with null, by none: it is computed, or comes from elsewhere. */
export const ordered = <S extends object, W>(key: string | null, field: Field<S, W>): Field<S, W> => ({
  ...field,
  shown: { ...field.shown, order: key },
});

/** A field that can be set only when the record is created. */
export const once = <S, Key extends string, Read, Required extends boolean>(
  field: Field<S, Written<Key, Read, Required, boolean>>,
): Field<S, Written<Key, Read, Required, true>> => ({ ...field, written: { ...field.written, once: true } });

/** A field that some documents call otherwise when it is sent. */
export const also = <S, W extends object>(alias: string, field: Field<S, W>): Field<S, W> => ({
  ...field,
  written: { ...field.written, alias },
});

/** A field that fits a row: it shows one of the row's keys with a codec for that key's type, or the whole row. */
export type FieldOf<Row> = Field<
  { [Key in keyof Row & string]: Shown<Key, Row[Key]> }[keyof Row & string] | Shown<"*", Row> | undefined,
  Written<string, unknown, boolean, boolean> | undefined
>;

type WrittenIn<Fields> = {
  [Name in keyof Fields]: Fields[Name] extends Field<unknown, infer W> ? W : never;
}[keyof Fields];

type Flatten<T> = { [Key in keyof T]: T[Key] };
type Entry = Written<string, unknown, boolean, boolean>;
type Given<W extends Entry> = {
  [One in W as One["key"]]: One extends Written<string, infer Value, boolean, boolean> ? Value : never;
};
type Must<W> = Extract<W, { required: true }>;
type May<W> = Extract<W, { required: false }>;
type Later<W> = Extract<W, { once: false }>;
type Body<Required, Optional> = Flatten<
  Given<Extract<Required, Entry>> & Partial<Given<Extract<Optional, Entry>>>
>;

/** What a body of each kind gives, under domain keys. */
export interface Bodies<Fields> {
  create: Body<Must<WrittenIn<Fields>>, May<WrittenIn<Fields>>>;
  put: Body<Must<Later<WrittenIn<Fields>>>, May<Later<WrittenIn<Fields>>>>;
  patch: Body<never, Later<WrittenIn<Fields>>>;
}
