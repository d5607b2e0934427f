/** The codes of the map features' coordinate systems; printed in the RamRisk API manual, November 2024. */
export type CoordinateSystemCode =
  | 10
  | 20
  | 30
  | 35
  | 40
  | 45
  | 50
  | 60
  | 70
  | 80
  | 90
  | 100
  | 110
  | 120
  | 130
  | 140
  | 150
  | 160;

export interface CoordinateSystem {
  readonly code: CoordinateSystemCode;
  /** The name as the manual prints it. */
  readonly name: string;
  /** The number in the EPSG registry. */
  readonly epsg: number;
  /** Geographic positions are degrees; projected ones are metres, latitude the northing, longitude the easting. */
  readonly kind: "geographic" | "projected";
}

/**
 * The 18 coordinate systems, by ascending code; a closed list.
 *
 * @example
 * coordinateSystems.length // → 18
 */
export const coordinateSystems: readonly CoordinateSystem[] = [
  { code: 10, name: "ED50 / UTM zone 32N", epsg: 23032, kind: "projected" },
  { code: 20, name: "ETRS-GK22", epsg: 3876, kind: "projected" },
  { code: 30, name: "ETRS89 / ETRS-GK22FIN", epsg: 3129, kind: "projected" },
  { code: 35, name: "ETRS89 / ETRS-GK23FIN", epsg: 3130, kind: "projected" },
  { code: 40, name: "ETRS89 / ETRS-GK26FIN", epsg: 3133, kind: "projected" },
  { code: 45, name: "ETRS89 / GK23FIN (3877)", epsg: 3877, kind: "projected" },
  { code: 50, name: "ETRS89 / GK24FIN", epsg: 3878, kind: "projected" },
  { code: 60, name: "ETRS89 / GK25FIN", epsg: 3879, kind: "projected" },
  { code: 70, name: "ETRS89 / GK26FIN", epsg: 3880, kind: "projected" },
  { code: 80, name: "ETRS89/TM35FIN", epsg: 3067, kind: "projected" },
  { code: 90, name: "ETRS89 / TM35FIN(N,E)", epsg: 5048, kind: "projected" },
  { code: 100, name: "KKJ", epsg: 4123, kind: "geographic" },
  { code: 110, name: "KKJ / Finland Zone 1", epsg: 2391, kind: "projected" },
  { code: 120, name: "KKJ / Finland Zone 2", epsg: 2392, kind: "projected" },
  { code: 130, name: "NTM zone 10", epsg: 5110, kind: "projected" },
  { code: 140, name: "NTM zone 11", epsg: 5111, kind: "projected" },
  { code: 150, name: "Pseudo-Mercator", epsg: 3857, kind: "projected" },
  { code: 160, name: "WGS-84 (GPS system)", epsg: 4326, kind: "geographic" },
];

/**
 * Whether a value is the code of one of the 18 coordinate systems.
 *
 * @example
 * isCoordinateSystem(160) // → true
 * isCoordinateSystem(4326) // → false
 */
export function isCoordinateSystem(code: unknown): code is CoordinateSystemCode {
  return coordinateSystems.some((system) => system.code === code);
}
