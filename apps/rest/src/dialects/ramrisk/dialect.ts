import type { Api } from "@riskloom/api";
import type { Dialect } from "../../engine/table/dialect.ts";
import { about } from "./about/about.ts";
import { credentialsOf } from "./credentials.ts";
import { appHeader, detail, ramriskError, unknownCaller } from "./errors.ts";
import { optionsOf } from "./options.ts";
import { pageOf, windowOf } from "./paging.ts";
import { rows } from "./rows.ts";

const largestId = 2_147_483_647;

/** RamRisk's API, versions 1 and 2: Django REST Framework behind `/api/`. */
export const ramrisk: Dialect<Api> = {
  name: "ramrisk",
  owns: (path) => path === "/api" || path.startsWith("/api/"),
  id: (segment) => (/^\d{1,10}$/.test(segment) && Number(segment) <= largestId ? Number(segment) : undefined),
  credentials: credentialsOf,
  appHeader,
  guardsEverything: true,
  check: (api) => api.me.get(),
  negotiate,
  bodies: ["json", "form", "multipart"],
  everywhere: ["format"],
  window: windowOf,
  one: (shown) => shown,
  page: pageOf,
  anonymous: () => unknownCaller("Authentication credentials were not provided."),
  error: ramriskError,
  crash: () => detail(500, "Internal server error."),
  unreadable: ({ kind, type, message }) =>
    kind === "syntax"
      ? detail(
          400,
          `${{ json: "JSON", form: "Form", multipart: "Multipart form" }[type ?? "json"]} parse error - ${message}`,
        )
      : detail(415, `Unsupported media type "${message}" in request.`),
  absent: ({ reply, absent }) => detail(reply.status, reply.status === 404 ? "Not found." : (absent ?? "")),
  notAllowed: (method) => detail(405, `Method "${method}" not allowed.`),
  tellsActions: true,
  options: optionsOf,
  headers: ({ allow }) => ({ Allow: allow.join(", "), Vary: "Accept" }),
  rows,
  about,
};

/** JSON is all there is: another `format` is no page, another `Accept` cannot be satisfied. */
function negotiate(request: Request, query: URLSearchParams): void {
  if ((query.getAll("format").at(-1) || "json") !== "json") throw detail(404, "Not found.");
  const ranges = (request.headers.get("Accept") ?? "*/*").split(",");
  const acceptable = ranges.some((range) =>
    /^\s*(\*\/\*|application\/(\*|json))\s*(;(?!\s*q=0(\.0*)?\s*$)|$)/i.test(range),
  );
  if (!acceptable) throw detail(406, "Could not satisfy the request Accept header.");
}
