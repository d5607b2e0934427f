import { type Issue, maxLength, parseInstant } from "@riskloom/domain";
import type { Call, Secret } from "./context.ts";

/**
 * What a request over HTTP says beside a procedure's input: credential, as-of instant, idempotency key, expected version and the
 * program that calls. A header that cannot be read is among the `faults`, which are told once it is known who calls and that
 * they may.
 */
export function callFromHeaders(headers: Headers): Call {
  const faults: Issue[] = [];
  const told = <Value>(name: string, read: (text: string) => Told<Value>): Value | undefined => {
    const text = headers.get(name);
    const { value, wrong } = text === null ? {} : read(text);
    if (wrong !== undefined) faults.push({ path: [name], ...wrong });
    return value;
  };
  const matched = told("If-Match", versionsFrom);
  return {
    secret: secretFrom(headers.get("Authorization")),
    asOf: told("X-As-Of", instantFrom),
    idempotencyKey: told("Idempotency-Key", keyFrom),
    expectedVersion: headers.has("If-Match") && matched !== "any" ? matched : told("If-None-Match", noneFrom),
    dialect: headers.get("X-Riskloom-Dialect") ?? undefined,
    appId: headers.get("X-App-Id") ?? undefined,
    unread: unreadFrom(headers.get("X-Riskloom-Unread")),
    ...(faults.length > 0 && { faults }),
  };
}

/** What a header says, or what is wrong with it. */
interface Told<Value> {
  value?: Value;
  wrong?: Omit<Issue, "path">;
}

/** The attributes that the REST adapter was sent and could not read; `*` stands for everything. */
function unreadFrom(text: string | null): Call["unread"] {
  if (text === null) return undefined;
  return text === "*" ? "everything" : text.split(",").filter((key) => key !== "");
}

function secretFrom(authorization: string | null): Secret | null {
  const [, scheme = "", value = ""] = /^(Bearer|Basic) +(\S+)$/i.exec(authorization ?? "") ?? [];
  if (scheme.toLowerCase() === "bearer") return { kind: "bearer", token: value };
  if (scheme === "") return null;
  const pair = Buffer.from(value, "base64").toString("utf8");
  const colon = pair.indexOf(":");
  return colon < 0 ? null : { kind: "basic", email: pair.slice(0, colon), token: pair.slice(colon + 1) };
}

function instantFrom(text: string): Told<string> {
  const value = parseInstant(text);
  return value === null ? malformed("datetime", text) : { value };
}

function keyFrom(value: string): Told<string> {
  if (value === "") return { wrong: { code: "blank" } };
  const max = maxLength.idempotencyKey;
  return value.length > max ? { wrong: { code: "tooLong", params: { max } } } : { value };
}

/** `"7"`, or `"7", "8"` where either will do; `*` stands for any. */
function versionsFrom(text: string): Told<number | number[] | "any"> {
  if (text.trim() === "*") return { value: "any" };
  if (!/^\s*"\d{1,9}"\s*(,\s*"\d{1,9}"\s*)*$/.test(text)) return malformed("version", text);
  const [first = 0, ...more] = [...text.matchAll(/\d+/g)].map(Number);
  return { value: more.length === 0 ? first : [first, ...more] };
}

/** `*` demands that nothing is there yet. */
const noneFrom = (text: string): Told<number> =>
  text.trim() === "*" ? { value: 0 } : malformed("version", text);

const malformed = (format: string, value: string) => ({
  wrong: { code: "invalidFormat" as const, params: { format, value } },
});
