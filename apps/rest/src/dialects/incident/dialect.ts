import { unauthenticated } from "@riskloom/domain";
import type { Api } from "@riskloom/api";
import { authorizationOf, bearer } from "../../engine/table/credentials.ts";
import type { Dialect } from "../../engine/table/dialect.ts";
import { Refusal } from "../../engine/table/refusal.ts";
import { about } from "./about.ts";
import { incidentError, type Tell } from "./errors.ts";
import { pageOf, windowOf } from "./paging.ts";
import { rows } from "./rows.ts";
import { untabled } from "./shapes.ts";

const longestName = 300;

/** The incident module of AGIL Ops Hub: the incidents of the organization behind a bearer token. */
export function incident(now: () => number): Dialect<Api> {
  const sentAt = () => `${new Date(now()).toISOString().slice(0, 19)}Z`;
  const tell: Tell = (status, ...sentences) =>
    new Refusal(status, { sent_at: sentAt(), errors: sentences.map((message) => ({ message })) });
  return {
    name: "incident",
    owns: (path) => /^\/v1\/incident(\/|$)/.test(path),
    id: (segment) => (segment.length > longestName || segment.includes("\0") ? undefined : segment),
    credentials: (request) => {
      const header = authorizationOf(request);
      return header?.scheme === "bearer" && header.value !== "" ? bearer(header.value) : null;
    },
    guardsEverything: false,
    check: (api) => api.me.get(),
    bodies: "any",
    window: windowOf,
    /** Reads carry no moment of their own, so that a read of the past is the same for ever. */
    one: (data, { method, reply }) => {
      const sent = method === "GET" ? {} : { sent_at: sentAt() };
      if (reply.shows === untabled.message) return { ...data, ...sent };
      return method === "PUT" ? { ...data, data, ...sent } : { data, ...sent };
    },
    page: pageOf,
    anonymous: () => incidentError(unauthenticated(), tell),
    error: (error) => incidentError(error, tell),
    crash: () => tell(500, "internal server error"),
    unreadable: () => tell(400, "invalid request body"),
    absent: ({ reply, absent }) => tell(reply.status, absent ?? "not found"),
    notAllowed: (method, { allow }) => {
      const { status, body } = tell(405, `method ${method} is not allowed`);
      return new Refusal(status, body, { Allow: allow.join(", ") });
    },
    options: ({ allow }) => new Refusal(204, undefined, { Allow: allow.join(", ") }),
    rows,
    about,
  };
}
