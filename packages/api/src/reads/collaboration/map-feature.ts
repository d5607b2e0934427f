import { invalid, type MapFeature, notFound, type Rows } from "@riskloom/domain";
import { convert, coordinateSystems, isCoordinateSystem } from "@riskloom/geo";
import { sql } from "kysely";
import { type Page, type Ref, wholeList } from "../../input/ref.ts";
import type { Read } from "../../call/reading.ts";
import { type Condition, listRows } from "../../sql/list-rows.ts";
import { refersTo } from "../register/project.ts";
import { onVisibleRisk } from "../register/visible-risk.ts";
import { ofProject } from "../../sql/lasting.ts";

/** Which features: of a project, told in the coordinate system that is asked for, else in the project's. */
export interface FeatureHome {
  projectId: number;
  coordinateSystem?: number | undefined;
}

/** A page of map features with their positions converted into one coordinate system. */
export async function listMapFeatures(
  read: Read,
  { projectId, coordinateSystem }: FeatureHome,
  page: Page,
  where: readonly Condition[] = [],
): Promise<Rows<MapFeature>> {
  if (coordinateSystem !== undefined && !requireSystem(read, coordinateSystem)) read.faults.raise();
  const { rows, total } = await listRows<"map_feature", { ofProject: number }>(read, "map_feature", {
    where: [ofProject("map_feature", projectId), onVisibleRisk(read, "map_feature"), ...where],
    page,
    join: sql`join project on project.id = map_feature.project_id`,
    select: sql`project.coordinate_system as "ofProject"`,
  });
  return { total, rows: rows.map((row) => told(row, coordinateSystem)) };
}

/** One map feature, by either identifier. */
export async function getMapFeature(read: Read, home: FeatureHome, ref: Ref): Promise<MapFeature> {
  const [found] = (await listMapFeatures(read, home, wholeList, [refersTo("map_feature", ref)])).rows;
  if (found === undefined) throw notFound("map feature");
  return found;
}

/** Refuses a code that is none of a coordinate system; tells whether it is one. */
export function requireSystem({ faults }: Read, code: number): boolean {
  const known = isCoordinateSystem(code);
  const choices = coordinateSystems.map((system) => system.code);
  if (!known)
    faults.add({ path: ["coordinateSystem"], code: "invalidChoice", params: { choices, value: code } });
  return known;
}

/**
 * A feature in the system that is asked for. Where none is, and the project's has no answer at that place, it is told in
 * the system in which it was placed: its code stands beside the figures.
 */
function told(
  { ofProject, ...feature }: MapFeature & { ofProject: number },
  wanted: number | undefined,
): MapFeature {
  const target = wanted ?? ofProject;
  const { latitude, longitude } = feature;
  const converted = convert({ latitude, longitude }, feature.coordinateSystem, target);
  if (converted.ok) return { ...feature, ...converted.position, coordinateSystem: target };
  if (wanted === undefined) return feature;
  throw invalid({
    path: ["coordinateSystem"],
    code: "rule",
    params: { message: converted.error.message },
  });
}
