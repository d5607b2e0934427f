import { type Instant, invalid, type IssueCode, parseInstant, preconditionFailed } from "@riskloom/domain";
import type { Call } from "@riskloom/api";
import { InWireWords } from "./refusal.ts";
import type { Method } from "./row.ts";

type Conditions = Pick<Call, "asOf" | "idempotencyKey" | "expectedVersion">;

const maxKeyLength = 255;

/**
 * What the headers `X-As-Of`, `If-Match` and `Idempotency-Key` ask for.
 * A read takes the first, a write the second, a POST the third; what is malformed, or asks to write into the past, is Invalid.
 */
export function conditionsOf(method: Method, headers: Headers): Conditions {
  const conditions: Conditions = {};
  const past = headers.get("X-As-Of");
  if (past !== null) conditions.asOf = readAsOf(method, past);
  const key = method === "POST" ? headers.get("Idempotency-Key") : null;
  if (key !== null) conditions.idempotencyKey = readKey(key);
  const match = method === "GET" ? null : headers.get("If-Match");
  if (match !== null && match.trim() !== "*") conditions.expectedVersion = readVersion(match.trim());
  return conditions;
}

function readAsOf(method: Method, text: string): Instant {
  if (method !== "GET")
    throw bad("X-As-Of", "rule", { message: "Only reads can be asked for a past moment." });
  const instant = parseInstant(text);
  if (instant === null) throw bad("X-As-Of", "invalidFormat", { format: "datetime", value: text });
  return instant;
}

function readKey(text: string): string {
  if (text === "") throw bad("Idempotency-Key", "blank", {});
  if (text.length > maxKeyLength) throw bad("Idempotency-Key", "tooLong", { max: maxKeyLength });
  return text;
}

/** A weak tag, or one that we never give, matches no version (RFC 9110 §13.1.1); what is no single tag is malformed. */
function readVersion(text: string): number {
  const [, weak, tag] = /^(W\/)?"([\x21\x23-\x7e]*)"$/.exec(text) ?? [];
  if (tag === undefined) throw bad("If-Match", "invalidFormat", { format: "entity tag", value: text });
  if (weak !== undefined || !/^\d{1,9}$/.test(tag)) throw preconditionFailed(0);
  return Number(tag);
}

const bad = (header: string, code: IssueCode, params: Record<string, unknown>): InWireWords =>
  new InWireWords(invalid({ path: [header], code, params }));

/** The entity tag of a record. */
export const etagOf = (record: unknown): string | undefined => {
  const version: unknown =
    typeof record === "object" && record !== null ? Reflect.get(record, "version") : undefined;
  return typeof version === "number" ? `"${version}"` : undefined;
};
