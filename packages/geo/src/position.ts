/** A position in some coordinate system, as map features store it. */
export interface Position {
  /** Degrees north in a geographic system, the northing in metres in a projected one. */
  readonly latitude: number;
  /** Degrees east in a geographic system, the easting in metres in a projected one. */
  readonly longitude: number;
  /** Metres above whatever the owner of the data measures from; the coordinate systems do not concern it. */
  readonly altitude?: number;
}
