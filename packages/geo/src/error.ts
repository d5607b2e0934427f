import { coordinateSystems } from "./coordinate-systems.ts";

/** Which argument of `convert` an error speaks of: the position with its system, or the target system. */
export type ConversionSide = "from" | "to";

/** The closed list of reasons for which a position is not converted. */
export type ConversionError =
  | { readonly code: "unknown_coordinate_system"; readonly side: ConversionSide; readonly message: string }
  | { readonly code: "not_finite"; readonly side: "from"; readonly message: string }
  | { readonly code: "outside_domain"; readonly side: ConversionSide; readonly message: string };

export function unknownCoordinateSystem(side: ConversionSide, system: number): ConversionError {
  const known = coordinateSystems.map(({ code }) => code).join(", ");
  const message = `Coordinate system ${system} is not one of ${known}.`;
  return { code: "unknown_coordinate_system", side, message };
}

export function notFinite(): ConversionError {
  return {
    code: "not_finite",
    side: "from",
    message: "Latitude, longitude and altitude must be finite numbers.",
  };
}

export function outsideDomain(side: ConversionSide, system: number): ConversionError {
  const message = `The position lies outside the domain of coordinate system ${system}.`;
  return { code: "outside_domain", side, message };
}
