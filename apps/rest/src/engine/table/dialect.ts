import type { DomainError } from "@riskloom/domain";
import type { BodyType, Unreadable } from "../body/unreadable.ts";
import type { Secret } from "@riskloom/api";
import type { About } from "../open-api/about.ts";
import type { Refusal } from "./refusal.ts";
import type { Method, Page, Row } from "./row.ts";
import type { Shape } from "../shape/shape.ts";

export type DialectName = "ramrisk" | "comp" | "kendis" | "xurrent" | "incident";

export type Verb = Method | "HEAD" | "OPTIONS";

/** What a dialect needs to know to answer for a path as a whole. */
export interface Resource<Api> {
  readonly path: string;
  readonly rows: readonly Row<Api>[];
  readonly allow: readonly Verb[];
}

/** Everything in which two dialects differ. */
export interface Dialect<Api> {
  readonly name: DialectName;
  /** Whether a path that no row matches is this dialect's to answer; the first owner wins. */
  owns(path: string): boolean;
  /** The path that a spelling of it stands for, where a dialect has several; asked when no row matches as it is. */
  path?(path: string): string;
  /** Stands around every request of the dialect: may refuse it unseen, and has the last word on headers. Links begin with `base`. Never rejects. */
  around?(request: Request, answer: () => Promise<Response>, base: string): Promise<Response>;
  /** The identifier in a path segment, or `undefined` when no record can have it. */
  id(segment: string): unknown;
  /** Who calls, by this dialect's header forms alone; null when nobody says so. Throws a `Refusal` for a malformed header. */
  credentials(request: Request): Secret | null;
  /** The header by which the program that calls names itself. */
  readonly appHeader?: string;
  /** Whether wrong methods and OPTIONS, too, are answered to known callers only. */
  readonly guardsEverything: boolean;
  /** The cheapest call that needs a credential. */
  check(api: Api): Promise<unknown>;
  /** Refuses known callers who ask for what their credential does not open. */
  admit?(api: Api, request: Request): Promise<void>;
  /** Refuses requests whose answer could not be written as the caller wants it. */
  negotiate?(request: Request, query: URLSearchParams): void;
  /** What bodies are understood, whatever their type says: null reads everything as JSON, "any" forms too. */
  readonly bodies: readonly BodyType[] | "any" | null;
  /** The query parameters that any request may bring. */
  readonly everywhere?: readonly string[];
  /** Reads the window on a list; `last` asks for the last page, which only the count can tell. */
  window(query: URLSearchParams, of: Shape<never>): Page & { last?: boolean };
  /** The wire names that the caller asked for. */
  select?(query: URLSearchParams, row: Row<Api>): ReadonlySet<string> | undefined;
  /** Wraps a single answer. */
  one(shown: object, row: Row<Api>): object;
  /** Wraps the list of a page. */
  page(
    shown: readonly object[],
    about: { total: number; page: Page; url: URL; out: unknown },
  ): { body: object; headers?: Record<string, string> };
  /** The answer to a request that names no credential. */
  anonymous(): Refusal;
  /** The answer to a domain error, its issues in wire names. */
  error(error: DomainError, row: Row<Api> | undefined): Refusal;
  /** The answer to an unforeseen error. */
  crash(row: Row<Api> | undefined): Refusal;
  /** The answer to a body that cannot be read at all. */
  unreadable(error: Unreadable): Refusal;
  notAllowed(method: string, resource: Resource<Api>): Refusal;
  /** The answer to a documented row that is not served. */
  absent(row: Row<Api>): Refusal;
  /** Whether OPTIONS tells what the caller may send. */
  readonly tellsActions?: boolean;
  /** The answer to OPTIONS; `permitted` are the rows to which the caller may send a body, where that is told. */
  options(resource: Resource<Api>, permitted: readonly Row<Api>[]): Refusal;
  /** Headers of every answer. */
  headers?(resource: Resource<Api>): Readonly<Record<string, string>>;
  readonly rows: readonly Row<Api>[];
  /** what its description says */
  readonly about: About;
}
