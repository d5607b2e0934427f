export { convert, type Conversion } from "./convert.ts";
export {
  coordinateSystems,
  isCoordinateSystem,
  type CoordinateSystem,
  type CoordinateSystemCode,
} from "./coordinate-systems.ts";
export type { ConversionError, ConversionSide } from "./error.ts";
export type { Position } from "./position.ts";
