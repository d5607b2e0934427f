import type { Api } from "@riskloom/api";
import { invalid } from "@riskloom/domain";
import { z } from "zod";
import { created, fixed, list, one, page, patched, replaced, withStatus } from "../../engine/table/reply.ts";
import { InWireWords } from "../../engine/shape/in-wire-words.ts";
import { extension, type Row, rowsOver } from "../../engine/table/row.ts";
import { type Sent, uuidIn } from "./codecs.ts";
import { comment, incident, untabled } from "./shapes.ts";

const { get, post, put, del } = rowsOver<Api, string>();
const { choice, attribute, definition, message, replacement, values } = untabled;

/** This module answers 200 to whatever succeeds. */
const made = <R>(reply: R): R => withStatus(200, reply);

const byId = ({ incidentId }: { incidentId: string }) => ({ id: uuidIn(incidentId) });
const on = ({ incidentId }: { incidentId: string }) => ({ incidentId: uuidIn(incidentId) });

const dated = <Body extends { date: Sent }>({ date, ...body }: Body) => ({ ...body, date: date?.instant });

/** Whoever sends an incident is told its date as it was sent. */
const echoing = <Stored extends object>(stored: Stored, { date }: { date: Sent }) => ({
  ...stored,
  sentDate: date.text,
});

const counted =
  (what: string) =>
  ({ count }: { count: number }) => ({
    message: `${count} ${what}. rows affected: ${count}`,
  });
const which = z.object({ id: z.string().optional() });

/** What body or address name, where they do not name two. */
function oneOf(sent: string | undefined, asked: string | undefined): string | undefined {
  if (sent === undefined || asked === undefined || sent === asked) return sent ?? asked;
  const message = "names another comment in the body than in the address";
  throw new InWireWords(invalid({ path: ["id"], code: "rule", params: { message } }));
}

/** What is made replaces nothing, so that a lock which comes along says nothing. */
function unlocked<Body extends { basedOn?: unknown }>(body: Body) {
  const { basedOn: _, ...content } = body;
  return content;
}

export const rows: Row<Api>[] = [
  get("/v1/incident", page(incident), (api, { page }) => api.incident.list(page)),
  post("/v1/incident", made(created(incident)), async (api, { body }) => ({
    ...echoing(await api.incident.create(unlocked(dated(body))), body),
    registered: true,
  })),
  get("/v1/incident/{incidentId}", one(incident), (api, { path }) => api.incident.get(byId(path))),
  put("/v1/incident/{incidentId}", replaced(incident, replacement), async (api, { path, body }) =>
    echoing(await api.incident.replace({ ...byId(path), ...dated(body) }), body),
  ),
  del("/v1/incident/{incidentId}", fixed(message, { message: "incident deleted" }), (api, { path }) =>
    api.incident.remove(byId(path)),
  ),
  post("/v1/incident/{incidentId}/attributes", made(created(message, values)), (api, { path, body }) =>
    api.incidentAttribute.add({ ...on(path), ...body }).then(counted("attribute(s) inserted")),
  ),
  put("/v1/incident/{incidentId}/attributes", replaced(message, values), (api, { path, body }) =>
    api.incidentAttribute.edit({ ...on(path), ...body }).then(counted("attribute(s) updated")),
  ),
  post("/v1/incident/{incidentId}/comments", made(created(comment)), (api, { path, body }) =>
    api.incidentComment.create({ ...on(path), ...body }),
  ),
  del(
    "/v1/incident/{incidentId}/comments",
    { ...patched(message, choice), query: which },
    (api, { path, query, body }) => {
      const id = oneOf(body.commentId, query.id);
      return (
        id === undefined
          ? api.incidentComment.clear(on(path))
          : api.incidentComment.remove({ ...on(path), id: uuidIn(id) }).then(() => ({ count: 1 }))
      ).then(counted("comment(s) deleted"));
    },
  ),
  ...extension(
    "the module's configuration page and older specification have it",
    get("/v1/incident/attributes", list(definition), (api) =>
      api.incidentAttribute.definitions({ limit: null }),
    ),
    post("/v1/incident/attributes", made(created(definition)), (api, { body }) =>
      api.incidentAttribute.define(body),
    ),
    del("/v1/incident/attributes/{name}", fixed(message, { message: "attribute deleted" }), (api, { path }) =>
      api.incidentAttribute.undefine(path),
    ),
    get("/v1/incident/{incidentId}/attributes", list(attribute), (api, { path }) =>
      api.incidentAttribute.values(on(path)),
    ),
  ),
  ...extension(
    "the manual tells how to add and to delete comments, but not how to read them or to name one",
    get("/v1/incident/{incidentId}/comments", list(comment), (api, { path }) =>
      api.incidentComment.list({ ...on(path), limit: null }),
    ),
    del(
      "/v1/incident/{incidentId}/comments/{commentId}",
      fixed(message, { message: "1 comment(s) deleted. rows affected: 1" }),
      (api, { path }) => api.incidentComment.remove({ ...on(path), id: uuidIn(path.commentId) }),
    ),
  ),
];
