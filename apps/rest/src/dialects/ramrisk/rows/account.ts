import type { Api } from "@riskloom/api";
import { created, one, page, withStatus } from "../../../engine/table/reply.ts";
import type { Row } from "../../../engine/table/row.ts";
import { login, token } from "../shapes/account.ts";
import { project, projectGroup, user } from "../shapes/project.ts";
import { get, post } from "./table.ts";

export const accountRows: Row<Api>[] = [
  {
    ...post("/api/api-token-auth/", withStatus(200, created(token, login)), (api, { body }) =>
      api.auth.login(body),
    ),
    open: true,
  },
];

export const projectRows: Row<Api>[] = [
  get("/me", one(user), (api) => api.me.get()),
  get("/projectgroups", page(projectGroup), (api, { page }) => api.projectGroup.list(page)),
  get("/projectgroups/{id}", one(projectGroup), (api, { path }) => api.projectGroup.get(path)),
  get("/projects", page(project), (api, { page }) => api.project.list(page)),
  get("/projects/{id}", one(project), (api, { path }) => api.project.get(path)),
  get("/projects/{projectId}/users", page(user), (api, { path, page }) =>
    api.project.users({ ...path, ...page }),
  ),
];
