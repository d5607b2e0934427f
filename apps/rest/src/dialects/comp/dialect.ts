import { invalid, unauthenticated } from "@riskloom/domain";
import type { Api } from "@riskloom/api";
import { authorizationOf, bearer } from "../../engine/table/credentials.ts";
import type { Dialect, Resource } from "../../engine/table/dialect.ts";
import { Refusal } from "../../engine/table/refusal.ts";
import { about } from "./about.ts";
import { uidIn } from "./codecs.ts";
import { compError } from "./errors.ts";
import { rows } from "./rows.ts";

const allow = ({ allow }: Resource<Api>): Record<string, string> => ({ Allow: [...allow].sort().join(", ") });

const crash = (error = "Internal server error"): Refusal => new Refusal(500, { success: false, error });

/** Comp AI "Risks": the organization's default project behind an API key. */
export const comp: Dialect<Api> = {
  name: "comp",
  owns: (path) => path.startsWith("/api/v1/risks"),
  id: (segment) => uidIn("rsk", segment),
  /** A Bearer header decides alone; any other scheme leaves the word to `X-API-Key`. */
  credentials: (request) => {
    const header = authorizationOf(request);
    const token = header?.scheme === "bearer" ? header.value : request.headers.get("X-API-Key");
    return token === null ? null : bearer(token);
  },
  guardsEverything: false,
  check: (api) => api.me.get(),
  bodies: null,
  window: () => ({ offset: 0, limit: null }),
  one: (data) => ({ success: true, data }),
  page: (data) => ({ body: { success: true, data } }),
  anonymous: () => compError(unauthenticated()),
  error: compError,
  crash: (row) => crash(row?.failure),
  unreadable: ({ message }) => compError(invalid({ path: [], code: "rule", params: { message } })),
  absent: () => crash(),
  notAllowed: (_, resource) => new Refusal(405, undefined, allow(resource)),
  options: (resource) => new Refusal(204, undefined, allow(resource)),
  rows,
  about,
};
