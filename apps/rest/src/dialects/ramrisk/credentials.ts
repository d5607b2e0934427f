import type { Secret } from "@riskloom/api";
import { authorizationOf, bearer } from "../../engine/table/credentials.ts";
import { unknownCaller } from "./errors.ts";

/** The token of `Authorization: Token …`; a header of another scheme is as good as none. */
export function credentialsOf(request: Request): Secret | null {
  const header = authorizationOf(request);
  if (header?.scheme !== "token") return null;
  if (header.value === "") throw unknownCaller("Invalid token header. No credentials provided.");
  if (/\s/.test(header.value))
    throw unknownCaller("Invalid token header. Token string should not contain spaces.");
  return bearer(header.value);
}
