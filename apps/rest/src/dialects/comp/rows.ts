import { z } from "zod";
import type { Api } from "@riskloom/api";
import { created, fixed, list, one, withStatus } from "../../engine/table/reply.ts";
import { type Row, rowsOver } from "../../engine/table/row.ts";
import { category, deleted, department, riskCreated, riskDetail, riskListItem, status } from "./shapes.ts";

const { get, post, del } = rowsOver<Api, string>();

/** An empty parameter counts as absent. */
const filter = <Value>(of: z.ZodType<Value>) =>
  z.preprocess((text) => (text === "" ? undefined : text), of.optional()).optional();

const filters = z.object({
  status: filter(status.decode),
  category: filter(category.decode),
  department: filter(department.decode),
  search: filter(z.string()),
});

const newestFirst = [{ key: "updatedAt", descending: true }];
const bare = { tags: false, evaluations: false };

type Draft = NonNullable<(typeof riskCreated)["bodies"]>["create"];

const pair = (frequency?: number, consequence?: number) =>
  frequency === undefined && consequence === undefined
    ? undefined
    : { frequency: frequency ?? 0, consequence: consequence ?? 0 };

/** The pairs of scores are one value in the register; what a pair leaves out is 0, as the page says. */
function draftOf({ grossFrequency, grossConsequence, nettFrequency, nettConsequence, ...risk }: Draft) {
  const gross = pair(grossFrequency, grossConsequence);
  const nett = pair(nettFrequency, nettConsequence);
  return { status: "open" as const, ...risk, scores: { ...(gross && { gross }), ...(nett && { nett }) } };
}

const failing = (failure: string, row: Row<Api>): Row<Api> => ({ ...row, failure });

export const rows: Row<Api>[] = [
  failing(
    "Failed to fetch risks",
    get("/api/v1/risks", list(riskListItem, filters), (api, { query }) =>
      api.risk.list({ projectId: "default", limit: null, orderBy: newestFirst, include: bare, ...query }),
    ),
  ),
  failing(
    "Failed to create risk",
    post("/api/v1/risks", withStatus(200, created(riskCreated)), (api, { body }) =>
      api.risk.create({ projectId: "default", ...draftOf(body) }),
    ),
  ),
  failing(
    "Failed to fetch risk",
    get("/api/v1/risks/{id}", one(riskDetail), (api, { path: { id } }) =>
      api.risk.get({ projectId: "default", id }),
    ),
  ),
  failing(
    "Failed to delete risk",
    del(
      "/api/v1/risks/{id}",
      fixed(deleted, { message: "Risk deleted successfully" }),
      (api, { path: { id } }) => api.risk.remove({ projectId: "default", id }),
    ),
  ),
];
