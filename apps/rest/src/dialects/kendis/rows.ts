import type { Api } from "@riskloom/api";
import { one, page } from "../../engine/table/reply.ts";
import { extension, type Row, rowsOver } from "../../engine/table/row.ts";
import { fieldsQuery } from "./fields.ts";
import { register, risk } from "./shapes.ts";

const { get } = rowsOver<Api, string>();
const fields = fieldsQuery(risk);

export const rows: Row<Api>[] = [
  get("/api/v1/riskregister", page(register), (api, { page: window }) => api.register.list(window)),
  get("/api/v1/{registerId}/risk", page(risk, fields), (api, { path, page: window, query }) =>
    api.register.risks({ ...path, ...window, include: query.fields }),
  ),
  ...extension(
    "a single risk as other single items of the product are told",
    get("/api/v1/{registerId}/risk/{id}", one(risk, fields), (api, { path, query }) =>
      api.register.risk({ ...path, include: query.fields }),
    ),
  ),
];
