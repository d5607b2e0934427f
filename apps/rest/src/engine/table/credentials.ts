import type { Secret } from "@riskloom/api";

/** The scheme (in lower case) and the rest of an `Authorization` header, or null without one. */
export function authorizationOf(request: Request): { scheme: string; value: string } | null {
  const header = request.headers.get("Authorization");
  if (header === null) return null;
  const [, scheme = "", value = ""] = /^\s*(\S*)\s*(.*?)\s*$/s.exec(header) ?? [];
  return { scheme: scheme.toLowerCase(), value };
}

export const bearer = (token: string): Secret => ({ kind: "bearer", token });

/** User and password of HTTP Basic, or null when the value is no base64 of such a pair. */
export function basicOf(value: string): { user: string; password: string } | null {
  if (!/^[A-Za-z0-9+/]+=*$/.test(value)) return null;
  const text = Buffer.from(value, "base64").toString("utf8");
  const colon = text.indexOf(":");
  return colon < 0 ? null : { user: text.slice(0, colon), password: text.slice(colon + 1) };
}
