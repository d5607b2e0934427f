import type { Row } from "../table/row.ts";
import type { About, Noun } from "./about.ts";

/** What an operation is called: by programs, and by people. */
export interface Name {
  readonly operationId: string;
  readonly summary: string;
  readonly description: string;
  /** what the operation is about */
  readonly noun: Noun;
}

const pascal = (word: string): string =>
  word
    .split(/[^A-Za-z0-9]+/)
    .map((part) => (part[0] ?? "").toUpperCase() + part.slice(1))
    .join("");

const isName = (segment: string): boolean => segment.startsWith("{");

/** The name of a row, from its method, its path and what it answers; `dialect` begins what programs call it. */
export function nameOf(row: Row<never>, { nouns }: About, dialect: string): Name {
  const segments = row.path.split("/").filter((segment) => segment !== "" && segment !== "api");
  const version = segments.filter((segment) => /^v\d$/.test(segment));
  const words = segments.filter((segment) => !/^v\d$/.test(segment));
  const literals = words.filter((word) => !isName(word));
  const noun = nounOf(nouns, literals);
  const of = parentOf(nouns, words);
  const verb = verbOf(row);
  const called = words.flatMap((word, at) =>
    isName(word)
      ? at === 0
        ? [pascal(word.replace(/\W|Id/g, ""))]
        : []
      : [pascal(isName(words[at + 1] ?? "") ? singular(word) : word)],
  );
  const many = verb === "list";
  const own = noun.does?.[row.method];
  return {
    operationId: [
      dialect,
      ...version.map(pascal),
      pascal(own === undefined ? verb : firstWord(own)),
      ...called,
    ].join(""),
    summary: own ?? `${pascal(verb)} ${many ? noun.many : noun.one}${of}`,
    description: [
      noun.is,
      ...(row.extension === undefined ? [] : [`No manual has this: ${row.extension}.`]),
    ].join("\n\n"),
    noun,
  };
}

const firstWord = (text: string): string => text.split(" ", 1)[0] ?? "";

/** `categories` has the entry `category`, `risks` `risk`; what has no plural stays. */
const singular = (word: string): string => word.replace(/ies$/, "y").replace(/(?<!s)s$/, "");

function nounOf(nouns: About["nouns"], literals: readonly string[]): Noun {
  const last = literals.at(-1) ?? "";
  const noun = nouns[`${literals.at(-2) ?? ""}/${last}`] ?? nouns[last];
  if (noun === undefined) throw new Error(`no words for the path …/${literals.slice(-2).join("/")}`);
  return noun;
}

/** The record that the path names before what it is about. */
function parentOf(nouns: About["nouns"], words: readonly string[]): string {
  const last = words.findLastIndex((word) => !isName(word));
  const before = words.slice(0, last);
  const name = before.at(-1);
  if (name === undefined || !isName(name)) return "";
  const literals = before.filter((word) => !isName(word));
  return ` of ${literals.length === 0 ? (nouns[""]?.one ?? "") : nounOf(nouns, literals).one}`;
}

function verbOf({ method, reply: { kind, again } }: Row<never>): string {
  if (kind === "page" || kind === "list") return "list";
  if (kind === "file") return "download";
  if (method === "PUT" && again !== undefined) return "save";
  return { GET: "read", POST: "create", PUT: "replace", PATCH: "change", DELETE: "delete" }[method];
}
