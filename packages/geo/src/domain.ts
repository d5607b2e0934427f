import { coordinateSystems, type CoordinateSystemCode } from "./coordinate-systems.ts";
import { throughDegrees, type Point } from "./transform.ts";

/**
 * Whether a point belongs to a system: degrees within ±90 and ±180; metres from which the projection gives degrees
 * and returns to the same metres.
 */
export function isInDomain(point: Point, system: CoordinateSystemCode): boolean {
  if (isGeographic(system)) return Math.abs(point.y) <= 90 && Math.abs(point.x) <= 180;
  const back = throughDegrees(point, system);
  return back !== null && isSamePlace(back, point, system);
}

/**
 * Two centimetres: a seven-parameter shift and its inverse differ, since the rotations are linearised and the height
 * that a shift adds is dropped; by 3 mm in northern Europe and 12 mm at worst on a grid over the world (WGS 84 to KKJ).
 */
const toleranceMetres = 0.02;

/** Whether two points of one system are the same place, to within two centimetres. */
export function isSamePlace(a: Point, b: Point, system: CoordinateSystemCode): boolean {
  if (!isGeographic(system)) return Math.hypot(a.x - b.x, a.y - b.y) <= toleranceMetres;
  const turn = ((((a.x - b.x) % 360) + 540) % 360) - 180;
  const eastward = turn * Math.cos((b.y * Math.PI) / 180);
  return Math.hypot(eastward, a.y - b.y) * metresPerDegree <= toleranceMetres;
}

/** One degree of the meridian, 10 000 km / 90, which is how long the metre was made. */
const metresPerDegree = 1e7 / 90;

/** Whether a system counts in degrees. */
export function isGeographic(code: CoordinateSystemCode): boolean {
  return coordinateSystems.some((system) => system.code === code && system.kind === "geographic");
}
