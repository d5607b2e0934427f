import type { Row } from "../table/row.ts";
import type { Shape } from "../shape/shape.ts";
import type { Header, JsonSchema, Parameter, SecurityScheme } from "./open-api-types.ts";
import type { Method } from "../table/row.ts";

/** A kind of record, as sentences name it. */
export interface Noun {
  /** with its article: `a risk` */
  readonly one: string;
  readonly many: string;
  /** what it is, in one sentence */
  readonly is: string;
  /** what is done by a method, where that is not what the method does elsewhere */
  readonly does?: Partial<Record<Method, string>>;
}

/** What the description of a dialect says that its tables do not: words, and the forms around what shapes show. */
export interface About {
  readonly title: string;
  /** one sentence */
  readonly summary: string;
  /** in Markdown */
  readonly description: string;
  /** by the last word of a path, or the last two (`risks/tags`) where one stands for several things */
  readonly nouns: Readonly<Record<string, Noun>>;
  /** what wire fields say, by their names; the same name says the same wherever it stands */
  readonly fields: Readonly<Record<string, string>>;
  /** the ways to say who calls, any one of which is enough */
  readonly security: Readonly<Record<string, SecurityScheme>>;
  /** the value of a path parameter */
  readonly id: (name: string) => JsonSchema;
  /** the query parameters of pages */
  readonly paging: (of: Shape<never>) => readonly Parameter[];
  /** what else a row reads from query and headers */
  readonly parameters?: (row: Row<never>) => readonly Parameter[];
  /** the form around one record, or around a list that is not paged */
  readonly one: (shown: JsonSchema, row: Row<never>) => JsonSchema;
  /** the form around a page of records */
  readonly page: (shown: JsonSchema, row: Row<never>) => JsonSchema;
  /** headers of what succeeds beyond those of every dialect */
  readonly headers?: (row: Row<never>) => Readonly<Record<string, Header>>;
  /** the fields of a shape that are answered whatever was asked for, where callers choose fields */
  readonly always?: (of: Shape<never>) => readonly string[] | undefined;
  /** the body of a refusal */
  readonly refused: (status: number) => JsonSchema | undefined;
  /** refusals of this dialect alone, with what they mean */
  readonly alsoRefused?: (row: Row<never>) => readonly { readonly status: number; readonly when: string }[];
}
