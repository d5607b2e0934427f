import type { Api } from "@riskloom/api";
import { maxLength } from "@riskloom/domain";
import { z } from "zod";
import type { Answer } from "../../engine/codec.ts";
import { created, fixed, one, page, patched } from "../../engine/reply.ts";
import { extension, type Row, rowsOver } from "../../engine/row.ts";
import { shape } from "../../engine/shape.ts";
import { auditEntry, level, levelItem } from "./shapes.ts";

const { get, post, put, patch } = rowsOver<Api, number>();

type Lists = "/v1/project_categories" | "/v1/project_risk_levels" | "/v1/risk_severities";

const brand = "R-Service API";
const sourceHeaders = ["X-Xurrent-Source", "X-4me-Source", "X-ITRP-Source", "User-Agent"];

/** Where a new record comes from: what the body says, else what the client calls itself, cut to the length of a source. */
function sourceOf(given: string | null | undefined, headers: Headers): string {
  if (given?.trim()) return given;
  const named = sourceHeaders.map((name) => headers.get(name)?.trim()).find(Boolean);
  return (named ?? brand).slice(0, maxLength.source);
}

/** The rows of one list of the organization: all three look and behave alike. */
function listRows(path: Lists, pick: (api: Api) => Api["riskLevel"]) {
  const item = `${path}/{id}` as const;
  return {
    list: get(path, page(levelItem), (api, { page }) => pick(api).list(page)),
    get: get(item, one(level), (api, { path }) => pick(api).get(path)),
    create: {
      ...post(path, created(level), (api, { body, headers }) =>
        pick(api).create({ ...body, source: sourceOf(body.source, headers) }),
      ),
      location: ({ id }: { id: number }, { origin }: Answer) => `${origin}${path}/${id}`,
    },
    update: patch(item, patched(level), (api, { path, body }) => pick(api).update({ ...path, patch: body })),
    put: put(item, patched(level), (api, { path, body }) => pick(api).update({ ...path, patch: body })),
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
