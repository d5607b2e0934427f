import type { Api } from "@riskloom/api";
import { z } from "zod";
import type { Answer } from "../../engine/shape/codec.ts";
import { created, fixed, one, page, patched } from "../../engine/table/reply.ts";
import { extension, type Row, rowsOver } from "../../engine/table/row.ts";
import { shape } from "../../engine/shape/shape.ts";
import { auditEntry, level, levelItem } from "./shapes.ts";
import { sourceOf } from "./source.ts";

const { get, post, put, patch } = rowsOver<Api, number>();

type Lists = "/v1/project_categories" | "/v1/project_risk_levels" | "/v1/risk_severities";

/** A list of no attachments says nothing to keep. */
const kept = <Body extends { informationAttachments?: unknown }>({
  informationAttachments: _,
  ...body
}: Body) => body;

/** The rows of one list of the organization: all three look and behave alike. */
function listRows(path: Lists, pick: (api: Api) => Api["riskLevel"]) {
  const item = `${path}/{id}` as const;
  return {
    list: get(path, page(levelItem), (api, { page }) => pick(api).list(page)),
    get: get(item, one(level), (api, { path }) => pick(api).get(path)),
    create: {
      ...post(path, created(level), (api, { body, headers }) =>
        pick(api).create({ ...kept(body), source: sourceOf(body.source, headers) }),
      ),
      location: ({ id }: { id: number }, { origin }: Answer) => `${origin}${path}/${id}`,
    },
    update: patch(item, patched(level), (api, { path, body }) =>
      pick(api).update({ ...path, patch: kept(body) }),
    ),
    put: put(item, patched(level), (api, { path, body }) => pick(api).update({ ...path, patch: kept(body) })),
    audit: get(`${item}/audit`, page(auditEntry), (api, { path, page: { offset, limit } }) =>
      pick(api).changes({ ...path, offset, limit }),
    ),
  };
}

const levels = listRows("/v1/project_risk_levels", (api) => api.riskLevel);

const alike = [
  listRows("/v1/project_categories", (api) => api.projectCategory),
  listRows("/v1/risk_severities", (api) => api.riskSeverity),
].flatMap((rows) => Object.values(rows));

const nothing = shape("Root", z.object({}), {});

export const rows: Row<Api>[] = [
  levels.list,
  levels.get,
  levels.create,
  levels.update,
  ...extension("the general pages make PUT the same as PATCH", levels.put),
  ...extension("both .NET clients read the audit trail of every type", levels.audit),
  ...extension(
    "the pages of project categories and risk severities are the same but for their words",
    ...alike,
  ),
  ...extension("the general pages test a connection with it", {
    ...get("/v1", fixed(nothing, {}), () => Promise.resolve()),
    open: true,
  }),
];
