import { isCoordinateSystem, type CoordinateSystemCode } from "./coordinate-systems.ts";
import { isGeographic, isInDomain, isSamePlace } from "./domain.ts";
import { notFinite, outsideDomain, unknownCoordinateSystem, type ConversionError } from "./error.ts";
import type { Position } from "./position.ts";
import { transform, type Point } from "./transform.ts";

export type Conversion =
  | { readonly ok: true; readonly position: Position }
  | { readonly ok: false; readonly error: ConversionError };

/**
 * Converts a position from one coordinate system to another; the codes are those of `coordinateSystems`.
 *
 * Geographic systems count in degrees. In projected systems `latitude` carries the northing and `longitude` the
 * easting, both in metres. The systems are horizontal: `altitude` passes through untouched.
 *
 * Never answers NaN. Errors: `unknown_coordinate_system` for a code that is not in the list; `not_finite` for a number
 * that is NaN or infinite; `outside_domain` when degrees exceed ±90 or ±180 or a projection has no answer there from
 * which the position can be recovered (a pole in Pseudo-Mercator, metres beyond the projection's plane).
 * Equal codes answer the position itself, after the same checks.
 *
 * @example
 * convert({ latitude: 0, longitude: 90 }, 160, 150).ok // → true
 * convert({ latitude: 90, longitude: 0 }, 160, 150).ok // → false
 */
export function convert(position: Position, from: number, to: number): Conversion {
  if (!isCoordinateSystem(from)) return refuse(unknownCoordinateSystem("from", from));
  if (!isCoordinateSystem(to)) return refuse(unknownCoordinateSystem("to", to));
  const { latitude, longitude, altitude } = position;
  if (![latitude, longitude, altitude ?? 0].every(Number.isFinite)) return refuse(notFinite());

  const point = { x: longitude, y: latitude };
  if (!isInDomain(point, from)) return refuse(outsideDomain("from", from));
  if (from === to) return answer(position);

  const result = withinTurn(transform(point, from, to), to);
  if (!result || !isInDomain(result, to)) return refuse(outsideDomain("to", to));
  const back = transform(result, to, from);
  if (!back || !isSamePlace(back, point, from)) return refuse(outsideDomain("to", to));
  return answer({ ...position, latitude: result.y, longitude: result.x });
}

/** The date line comes out of a projection as 180.00000000000003 degrees, which no system would take back. */
function withinTurn(point: Point | null, system: CoordinateSystemCode): Point | null {
  return point && isGeographic(system) ? { ...point, x: Math.min(180, Math.max(-180, point.x)) } : point;
}

function answer(position: Position): Conversion {
  return { ok: true, position };
}

function refuse(error: ConversionError): Conversion {
  return { ok: false, error };
}
