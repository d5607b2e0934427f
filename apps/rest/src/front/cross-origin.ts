import { z } from "zod";
import { everyAnswer } from "../engine/answer/every-answer.ts";
import type { Peer } from "../engine/http/public-address.ts";

type Fetch = (request: Request, peer?: Peer) => Promise<Response>;

/** The variable of the environment that says whose pages may read answers: exact origins, separated by commas. */
export const crossOriginVariables = {
  CORS_ORIGINS: z.preprocess(
    (value) => (value === "" ? undefined : value),
    z
      .string()
      .transform((list) => list.split(",").map((origin) => origin.trim()))
      .pipe(
        z.array(
          z.string().refine(isOrigin, {
            error: ({ input }) => `"${String(input)}" is no origin such as https://console.example:8443`,
          }),
        ),
      )
      .optional(),
  ),
};

/** Scheme, host and perhaps port, as browsers send it; neither a pattern nor `null`, which any page can become. */
function isOrigin(text: string): boolean {
  return /^https?:[^*]+$/.test(text) && URL.canParse(text) && new URL(text).origin === text;
}

/** What pages may send, beside what they always may. */
const sent = [
  "Authorization",
  "Content-Type",
  "Idempotency-Key",
  "If-Match",
  "If-None-Match",
  "Last-Event-Id",
  "Trpc-Accept",
  "X-API-Key",
  "X-APP-ID",
  "X-As-Of",
  "X-Request-Id",
  "X-Xurrent-Account",
];

/** What pages may read, beside what they always may. */
const exposed = [
  "Allow",
  "Content-Disposition",
  "ETag",
  "Link",
  "Location",
  "Retry-After",
  "WWW-Authenticate",
  "X-As-Of",
  "X-Pagination-Current-Page",
  "X-Pagination-Per-Page",
  "X-Pagination-Total-Entries",
  "X-Pagination-Total-Pages",
  "X-RateLimit-Limit",
  "X-RateLimit-Remaining",
  "X-RateLimit-Reset",
  "X-Read-At",
  "X-Request-Id",
];

/** For how long a browser need not ask again, in seconds. */
const preflightSeconds = 3_600;

/**
 * Lets pages of these origins read answers, and answers what their browsers ask before (the protocol of CORS, Fetch Standard
 * §3.3). Without origins nothing is said to any. Cookies are never allowed: nobody here knows any, and credentials stand in
 * headers that a page has to know.
 */
export function crossOrigin(handle: Fetch, origins: readonly string[] = []): Fetch {
  if (origins.length === 0) return handle;
  const allowed = new Set(origins);
  return async (request, peer) => {
    const origin = request.headers.get("Origin");
    const known = origin !== null && allowed.has(origin);
    const asksBefore = request.method === "OPTIONS" && request.headers.has("Access-Control-Request-Method");
    const response = known && asksBefore ? preflight() : await handle(request, peer);
    const { headers } = response;
    headers.append("Vary", "Origin");
    if (!known) return response;
    headers.set("Access-Control-Allow-Origin", origin);
    headers.set("Access-Control-Expose-Headers", exposed.join(", "));
    return response;
  };
}

/** Whether there is such a page, and who may see it, is told to the request itself. */
function preflight(): Response {
  const headers = {
    ...everyAnswer(),
    "Access-Control-Allow-Methods": "GET, HEAD, POST, PUT, PATCH, DELETE",
    "Access-Control-Allow-Headers": sent.join(", "),
    "Access-Control-Max-Age": String(preflightSeconds),
  };
  return new Response(null, { status: 204, headers });
}
