import type { Api } from "@riskloom/api";
import { z } from "zod";
import { created, one, page } from "../../../engine/table/reply.ts";
import { extension, type Row } from "../../../engine/table/row.ts";
import { coordinateSystem, mapFeature, mapFeatureOfOne } from "../shapes/collaboration/map-feature.ts";
import { alsoPatch, crud, get, post } from "./table.ts";

/** The coordinate system in which positions are told. */
const system = z.object({ coordinate_system_id: coordinateSystem.decode.optional() });
type System = z.infer<typeof system>;
const inSystem = ({ coordinate_system_id: coordinateSystem }: System) => ({ coordinateSystem });

const all = "/projects/{projectId}/mapfeatures";
const features = crud(
  all,
  mapFeature,
  (api) => api.mapFeature,
  ({ projectId }) => ({ projectId }),
);

/** The path names the record, whatever the body says. */
const unnamed = <Body extends { saidId?: unknown; saidKind?: unknown }>({
  saidId: _,
  saidKind: __,
  ...body
}: Body) => body;

/** The features of one risk or control. */
function rowsOf(of: `control${"" | "s"}/{controlId}` | `risk${"" | "s"}/{riskId}`): Row<Api>[] {
  const path = `/projects/{projectId}/${of}/mapfeatures` as const;
  return [
    get(path, page(mapFeature, system), (api, { path, page, query }) =>
      api.mapFeature.list({ ...path, ...page, ...inSystem(query) }),
    ),
    post(path, created(mapFeatureOfOne), (api, { path, body }) =>
      api.mapFeature.create({ ...unnamed(body), ...path }),
    ),
  ];
}

export const mapFeatureRows: Row<Api>[] = [
  get(all, page(mapFeature, system), (api, { path, page, query }) =>
    api.mapFeature.list({ ...path, ...page, ...inSystem(query) }),
  ),
  features.create,
  get(`${all}/{id}`, one(mapFeature, system), (api, { path, query }) =>
    api.mapFeature.get({ ...path, ...inSystem(query) }),
  ),
  features.put,
  ...alsoPatch(features.patch),
  ...extension("what is placed can be taken away", features.remove),
  ...rowsOf("risk/{riskId}"),
  ...rowsOf("control/{controlId}"),
  ...extension(
    "the plural is the word of all other paths",
    ...rowsOf("risks/{riskId}"),
    ...rowsOf("controls/{controlId}"),
  ),
];
