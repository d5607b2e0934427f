import { z } from "zod";
import { trustedProxies } from "./trusted-proxies.ts";

/** The variables of the environment that say by what address callers know a server. An empty one is not set. */
export const addressingVariables = {
  PUBLIC_URL: z.preprocess(
    (value) => (value === "" ? undefined : value),
    z
      .url({ protocol: /^https?$/, error: "not an address that begins with http:// or https://" })
      .refine(isPlain, { error: "has a user, a query or a fragment" })
      .transform((address) => new URL(address).href.replace(/\/+$/, ""))
      .optional(),
  ),
  TRUSTED_PROXIES: z.preprocess(
    (value) => (value === "" ? undefined : value),
    z.string().transform(proxiesIn).optional(),
  ),
};

function isPlain(address: string): boolean {
  if (!URL.canParse(address)) return false;
  const { username, password, search, hash } = new URL(address);
  return username + password + search + hash === "" && !/[?#]/.test(address);
}

function proxiesIn(list: string, context: z.core.$RefinementCtx<string>) {
  try {
    return trustedProxies(list);
  } catch (error) {
    context.addIssue({ code: "custom", message: error instanceof Error ? error.message : String(error) });
    return z.NEVER;
  }
}
