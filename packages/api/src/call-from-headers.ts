import { invalid, parseInstant } from "@riskloom/domain";
import type { Call, Secret } from "./context.ts";

/** What a request over HTTP says beside a procedure's input: credential, as-of instant, idempotency key, expected version and the program that calls. */
export function callFromHeaders(headers: Headers): Call {
  const asOf = headers.get("X-As-Of");
  return {
    secret: secretFrom(headers.get("Authorization")),
    asOf: asOf === null ? undefined : instantFrom(asOf),
    idempotencyKey: headers.get("Idempotency-Key") ?? undefined,
    expectedVersion: versionFrom(headers.get("If-Match")),
    dialect: headers.get("X-Riskloom-Dialect") ?? undefined,
    appId: headers.get("X-App-Id") ?? undefined,
  };
}

function secretFrom(authorization: string | null): Secret | null {
  const [, scheme = "", value = ""] = /^(Bearer|Basic) +(\S+)$/i.exec(authorization ?? "") ?? [];
  if (scheme.toLowerCase() === "bearer") return { kind: "bearer", token: value };
  if (scheme === "") return null;
  const pair = Buffer.from(value, "base64").toString("utf8");
  const colon = pair.indexOf(":");
  return colon < 0 ? null : { kind: "basic", email: pair.slice(0, colon), token: pair.slice(colon + 1) };
}

function instantFrom(text: string): string {
  const instant = parseInstant(text);
  if (instant === null)
    throw invalid({ path: ["X-As-Of"], code: "invalidFormat", params: { format: "datetime", value: text } });
  return instant;
}

function versionFrom(text: string | null): number | undefined {
  if (text === null || text.trim() === "*") return undefined;
  const [, version] = /^"(\d{1,9})"$/.exec(text.trim()) ?? [];
  if (version === undefined)
    throw invalid({ path: ["If-Match"], code: "invalidFormat", params: { format: "version", value: text } });
  return Number(version);
}
