import type { Api } from "@riskloom/api";
import { reservedKeys } from "@riskloom/domain";
import { authorizationOf, basicOf } from "../../engine/table/credentials.ts";
import type { Dialect, Resource } from "../../engine/table/dialect.ts";
import { Refusal } from "../../engine/table/refusal.ts";
import { about } from "./about.ts";
import { kendisError, refusal, unknownKey } from "./errors.ts";
import { fieldsOf } from "./fields.ts";
import { windowOf } from "./paging.ts";
import { rows } from "./rows.ts";

const allow = ({ allow }: Resource<Api>) => ({ Allow: allow.join(", ") });

/** Kendis "Risk": risk registers by key, read by delivery teams and their reports. */
export const kendis: Dialect<Api> = {
  name: "kendis",
  // what no row matches is the first dialect's that has these paths
  owns: () => false,
  id: identifierOf,
  credentials: (request) => {
    const { scheme, value = "" } = authorizationOf(request) ?? {};
    const pair = scheme === "basic" ? basicOf(value) : null;
    return pair && { kind: "basic", email: pair.user, token: pair.password };
  },
  guardsEverything: false,
  check: (api) => api.me.get(),
  bodies: null,
  window: windowOf,
  select: (query, { reply }) => reply.shows && fieldsOf(reply.shows, query.getAll("fields").at(-1)),
  one: (data) => ({ data }),
  page: (data, { total, page: { offset, limit } }) => ({
    body: { startAt: offset, pageLimit: limit, total, data },
  }),
  anonymous: unknownKey,
  error: (error, row) => kendisError(error, row?.path.endsWith("}") === true),
  crash: () => refusal(500, "Internal Server Error"),
  unreadable: ({ message }) => refusal(400, message),
  absent: () => refusal(404, "Not found"),
  notAllowed: (method, resource) => refusal(405, `${method} is not supported`, allow(resource)),
  options: (resource) => new Refusal(204, undefined, allow(resource)),
  rows,
  about,
};

/** A key, or the digits of a UUID. The words of other interfaces are no register's; what no key can be is nobody's. */
function identifierOf(segment: string): string | undefined {
  if ((reservedKeys as readonly string[]).includes(segment.toLowerCase())) return undefined;
  const digits = /^([0-9a-f]{8})([0-9a-f]{4})([0-9a-f]{4})([0-9a-f]{4})([0-9a-f]{12})$/.exec(segment);
  return digits === null ? segment : digits.slice(1).join("-");
}
