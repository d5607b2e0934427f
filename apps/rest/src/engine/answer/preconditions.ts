import { type Instant, type Issue, type IssueCode, parseInstant, maxLength } from "@riskloom/domain";
import type { Call } from "@riskloom/api";
import { plainTag, tagsIn } from "../http/entity-tags.ts";
import type { Row } from "../table/row.ts";
import type { Parameter } from "../open-api/open-api-types.ts";

type Conditions = Pick<Call, "asOf" | "idempotencyKey" | "expectedVersion">;

/** The version of what is not there. */
const nothingYet = 0;

/** What the headers of a request ask for, what is wrong with them, and whether nothing that is there can meet them. */
export interface Asked {
  readonly conditions: Conditions;
  readonly wrong: readonly Issue[];
  readonly unmet: boolean;
}

/**
 * What the headers `X-As-Of`, `If-Match`, `If-None-Match` and `Idempotency-Key` ask for.
 * A read takes the first, a write the next two, a POST the last; what is malformed, or asks to write into the past, is wrong.
 */
export function conditionsOf({ method, reply }: Row<never>, headers: Headers): Asked {
  const wrong: Issue[] = [];
  const told = <Value>(name: string, read: (text: string) => Told<Value>): Value | undefined => {
    const text = headers.get(name);
    const { value, ...fault } = text === null ? {} : read(text);
    if (fault.code !== undefined) wrong.push({ path: [name], code: fault.code, params: fault.params ?? {} });
    return value;
  };
  const reads = method === "GET";
  const asOf = told("X-As-Of", reads ? asOfIn : noWriteAsOf);
  const idempotencyKey = method === "POST" ? told("Idempotency-Key", keyIn) : undefined;
  const versions = reads ? undefined : told("If-Match", versionsIn);
  const none = !reads && versions === undefined && told("If-None-Match", noneIn) === true;
  // what can only change what is there finds something
  const unmet = versions?.length === 0 || (none && method !== "POST" && reply.again === undefined);
  const [first, ...more] = none ? [nothingYet] : (versions ?? []);
  const conditions = {
    ...(asOf !== undefined && { asOf }),
    ...(idempotencyKey !== undefined && { idempotencyKey }),
    ...(first !== undefined && { expectedVersion: more.length === 0 ? first : [first, ...more] }),
  };
  return { conditions, wrong, unmet };
}

/** What a header says, or what is wrong with it; neither where it asks for nothing. */
interface Told<Value> {
  readonly value?: Value;
  readonly code?: IssueCode;
  readonly params?: Record<string, unknown>;
}

/** The same headers, as far as a row reads them, for the description of the interface. */
export function conditionHeaders({ method, open }: Row<never>): Parameter[] {
  if (open) return [];
  const header = (name: string, description: string, schema: Parameter["schema"]): Parameter => ({
    name,
    in: "header",
    description,
    schema,
  });
  if (method === "GET")
    return [
      header(
        "X-As-Of",
        "Reads the register as it stood at this moment; the answer to a read of now tells its own in `X-Read-At`.",
        { type: "string", format: "date-time" },
      ),
    ];
  const tags = "Entity tags as `ETag` told them, or `*` for whatever is there.";
  return [
    header("If-Match", `Writes only what is still of one of these versions. ${tags}`, { type: "string" }),
    header("If-None-Match", "`*` makes sure that nothing is overwritten: what is there already is refused.", {
      type: "string",
      const: "*",
    }),
    ...(method === "POST"
      ? [
          header(
            "Idempotency-Key",
            "Whoever repeats a request with its key gets the first answer again, and nothing is done twice. Keys are kept for at least 24 hours.",
            { type: "string", minLength: 1, maxLength: maxLength.idempotencyKey },
          ),
        ]
      : []),
  ];
}

const noWriteAsOf = (): Told<Instant> => ({
  code: "rule",
  params: { message: "Only reads can be asked for a past moment." },
});

function asOfIn(text: string): Told<Instant> {
  const value = parseInstant(text);
  return value === null ? { code: "invalidFormat", params: { format: "datetime", value: text } } : { value };
}

function keyIn(value: string): Told<string> {
  if (value === "") return { code: "blank" };
  const max = maxLength.idempotencyKey;
  return value.length > max ? { code: "tooLong", params: { max } } : { value };
}

/**
 * Of the versions that are named one must be there; `*` demands none. A weak tag, or one that we never give, matches no
 * version (RFC 9110 §13.1.1); what is no list of tags is malformed.
 */
function versionsIn(text: string): Told<number[]> {
  const tags = tagsIn(text);
  if (tags === "*") return {};
  if (tags === null) return { code: "invalidFormat", params: { format: "entity tag", value: text } };
  const versions = tags.flatMap(({ weak, opaque }) => {
    const version = plainTag(opaque);
    return !weak && /^[1-9]\d{0,8}$/.test(version) ? [Number(version)] : [];
  });
  return { value: [...new Set(versions)] };
}

/** A write may demand that nothing is there yet (`*`); that something else is there is no condition that we know. */
const noneIn = (text: string): Told<true> =>
  tagsIn(text) === "*" ? { value: true } : { code: "rule", params: { message: "A write takes * alone." } };

/** The entity tag of a record. */
export const etagOf = (record: unknown): string | undefined => {
  const version: unknown =
    typeof record === "object" && record !== null ? Reflect.get(record, "version") : undefined;
  return typeof version === "number" ? `"${version}"` : undefined;
};
