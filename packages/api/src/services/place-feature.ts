import { invalid, type MapFeature } from "@riskloom/domain";
import { convert } from "@riskloom/geo";
import { Project } from "@riskloom/persistence";
import { requireSystem } from "../reads/map-feature.ts";
import type { Write } from "../writing.ts";

type Position = Pick<MapFeature, "latitude" | "longitude" | "coordinateSystem">;

/** The coordinate system in which a project's features are given when nothing else is said. */
export async function systemOf({ em, caller }: Write, projectId: number): Promise<number> {
  const { organizationId } = caller;
  return (await em.findOneOrFail(Project, { id: projectId, organizationId })).coordinateSystem;
}

/**
 * What a patch, whose figures are told in a coordinate system, makes of a feature's position: the position in that system,
 * with the figures that are new. A patch that names neither a figure nor a system leaves it as it is.
 */
export function movedTo(
  feature: Position,
  patch: { [Key in keyof Position]?: number | undefined },
  system: number,
): Partial<Position> {
  const { latitude, longitude, coordinateSystem } = patch;
  if (latitude === undefined && longitude === undefined && coordinateSystem === undefined) return {};
  requireSystem(system);
  const there = convert(feature, feature.coordinateSystem, system);
  const kept = there.ok ? there.position : feature;
  return {
    coordinateSystem: system,
    latitude: latitude ?? kept.latitude,
    longitude: longitude ?? kept.longitude,
  };
}

/** Refuses a place that its coordinate system does not have. */
export function requirePosition({ latitude, longitude, coordinateSystem }: Position): void {
  requireSystem(coordinateSystem);
  const checked = convert({ latitude, longitude }, coordinateSystem, coordinateSystem);
  if (!checked.ok)
    throw invalid(
      ...["latitude", "longitude"].map(
        (key) => ({ path: [key], code: "rule", params: { message: checked.error.message } }) as const,
      ),
    );
}
