import { unauthenticated } from "@riskloom/domain";
import type { Api } from "@riskloom/api";
import { authorizationOf, basicOf, bearer } from "../../engine/table/credentials.ts";
import type { Dialect } from "../../engine/table/dialect.ts";
import { refuse } from "../../engine/answer/write-answer.ts";
import { unlessKnown } from "../../engine/http/entity-tags.ts";
import { Refusal } from "../../engine/table/refusal.ts";
import { about } from "./about.ts";
import { accountHeaders } from "./account-headers.ts";
import { notJson, xurrentError } from "./errors.ts";
import { pageOf } from "./paging.ts";
import { selectionIn, windowOf } from "./query.ts";
import { type RateLimit, rateLimiter } from "./rate-limit.ts";
import { rows } from "./rows.ts";

const largestId = 2_147_483_647;
const notFound = (): Refusal => new Refusal(404, { message: "Not Found" });

/** Xurrent, once 4me and ITRP, sold as R-Service: risk levels, categories and severities of the organization behind `/v1`. */
export function xurrent(limit: RateLimit, now: () => number): Dialect<Api> {
  const take = rateLimiter(limit, now);
  return {
    name: "xurrent",
    owns: (path) => path === "/v1" || path.startsWith("/v1/"),
    path: (path) => path.replace(/\.json\/?$/, ""),
    around: async (request, answer, base) => {
      const token = credentialsOf(request)?.token;
      if (token === undefined) return dressed(await answer());
      const { headers, retryAfter } = take(token);
      const response = retryAfter === null ? await answer() : refuse(request, tooMany(base, retryAfter));
      return dressed(unlessKnown(request, response), response.status === 401 ? {} : headers);
    },
    id: (segment) =>
      /^\d{1,10}$/.test(segment) && Number(segment) <= largestId ? Number(segment) : undefined,
    credentials: credentialsOf,
    guardsEverything: true,
    check: (api) => api.me.get(),
    admit,
    bodies: "any",
    window: windowOf,
    select: selectionIn,
    one: (shown) => shown,
    page: pageOf,
    anonymous: () => xurrentError(unauthenticated()),
    error: xurrentError,
    crash: () => new Refusal(500, { message: "Internal Server Error" }),
    unreadable: notJson,
    absent: notFound,
    notAllowed: notFound,
    options: ({ allow }) => new Refusal(204, undefined, { Allow: allow.join(", ") }),
    rows,
    about,
  };
}

/** A bearer token, or the older form: the token as the user of HTTP Basic. */
function credentialsOf(request: Request) {
  const header = authorizationOf(request);
  const token = header?.scheme === "basic" ? basicOf(header.value)?.user : header?.value;
  return token === undefined || token === "" || !/^(basic|bearer)$/.test(header?.scheme ?? "")
    ? null
    : bearer(token);
}

/** An account that is named must be the credential's own: by its number, its UUID or its name, as in `demo-contractor`. */
async function admit(api: Api, request: Request): Promise<void> {
  const named = accountHeaders.flatMap((header) => request.headers.get(header)?.trim().toLowerCase() ?? []);
  if (named.length === 0) return;
  const { id, uid, name } = await api.organization.get();
  const slug = name.toLowerCase().replaceAll(/[^\p{L}\p{N}]+/gu, "-");
  if (named.some((account) => ![String(id), uid, slug].includes(account)))
    throw new Refusal(403, { message: "Forbidden" });
}

const tooMany = (base: string, seconds: number): Refusal => {
  const documentation_url = `${base}/v1/#rate-limiting`;
  return new Refusal(
    429,
    { message: "Too Many Requests", documentation_url },
    { "Retry-After": String(seconds) },
  );
};

function dressed(response: Response, headers: Readonly<Record<string, string>> = {}): Response {
  for (const [name, value] of Object.entries({ ...headers, "Cache-Control": "no-store" }))
    response.headers.set(name, value);
  if (response.headers.has("Content-Type"))
    response.headers.set("Content-Type", "application/json; charset=utf-8");
  return response;
}
