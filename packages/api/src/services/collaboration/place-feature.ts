import type { MapFeature } from "@riskloom/domain";
import { convert } from "@riskloom/geo";
import { Project } from "@riskloom/persistence";
import { requireSystem } from "../../reads/collaboration/map-feature.ts";
import type { Write } from "../../call/writing.ts";

type Position = Pick<MapFeature, "latitude" | "longitude" | "coordinateSystem">;

/** The coordinate system in which a project's features are given when nothing else is said. */
export async function systemOf({ em, caller }: Write, projectId: number): Promise<number> {
  const { organizationId } = caller;
  return (await em.findOneOrFail(Project, { id: projectId, organizationId })).coordinateSystem;
}

/**
 * What a patch, whose figures are told in a coordinate system, makes of a feature's position: the position in that system,
 * with the figures that are new. A patch that names neither a figure nor a system leaves it as it is, and so does the position
 * as it is told there: converted forth and back, it would not be quite the same.
 */
export function movedTo(
  feature: Position,
  patch: { [Key in keyof Position]?: number | undefined },
  system: number,
): Partial<Position> {
  const { latitude, longitude, coordinateSystem } = patch;
  if (latitude === undefined && longitude === undefined && coordinateSystem === undefined) return {};
  const there = convert(feature, feature.coordinateSystem, system);
  const kept = there.ok ? there.position : feature;
  const given = { latitude: latitude ?? kept.latitude, longitude: longitude ?? kept.longitude };
  const stays = there.ok && given.latitude === kept.latitude && given.longitude === kept.longitude;
  return stays ? {} : { coordinateSystem: system, ...given };
}

/** Refuses a place that its coordinate system does not have; one of which a figure could not be read is none that could be judged. */
export function requirePosition(write: Write, { latitude, longitude, coordinateSystem }: Position): void {
  if (!requireSystem(write, coordinateSystem)) return;
  if (![latitude, longitude].every((figure: number | undefined) => figure !== undefined)) return;
  const checked = convert({ latitude, longitude }, coordinateSystem, coordinateSystem);
  if (!checked.ok)
    write.faults.add(
      ...["latitude", "longitude"].map((key) => {
        const params = { message: checked.error.message, fields: [key, "coordinateSystem"] };
        return { path: [key], code: "rule", params } as const;
      }),
    );
}
