import proj4, { type Converter } from "proj4";
import type { CoordinateSystemCode } from "./coordinate-systems.ts";
import { definitions } from "./definitions.ts";

/** A point of the plane or the ellipsoid: x is the easting or longitude, y the northing or latitude. */
export interface Point {
  readonly x: number;
  readonly y: number;
}

/** Transforms a point between two systems; null where the projection has no finite answer. */
export function transform(point: Point, from: CoordinateSystemCode, to: CoordinateSystemCode): Point | null {
  const converter = remembered(`${from} ${to}`, () => {
    const [source, target] = [definitions[from], definitions[to]];
    // proj4 would pass through WGS 84 even between systems of one datum, which costs KKJ a millimetre.
    const sameDatum = shift.exec(source)?.[0] === shift.exec(target)?.[0];
    return sameDatum ? proj4(source.replace(shift, ""), target.replace(shift, "")) : proj4(source, target);
  });
  return finite(() => converter.forward(copy(point)));
}

/**
 * Projects a point to degrees on the system's own ellipsoid and back again, without any datum shift; null where the
 * projection has no finite answer.
 */
export function throughDegrees(point: Point, system: CoordinateSystemCode): Point | null {
  const converter = remembered(`${system}`, () => {
    const definition = definitions[system].replace(shift, "");
    return proj4(definition, definition.replace(/\+proj=\w+/, "+proj=longlat"));
  });
  return finite(() => converter.inverse(converter.forward(copy(point))));
}

const shift = /\+towgs84=\S+/;

const converters = new Map<string, Converter>();

/** Parsing two definitions costs far more than a conversion; the 18 systems bound the size of the memory. */
function remembered(key: string, make: () => Converter): Converter {
  const known = converters.get(key);
  if (known) return known;
  const made = make();
  converters.set(key, made);
  return made;
}

function finite(compute: () => Point): Point | null {
  try {
    const { x, y } = compute();
    return Number.isFinite(x) && Number.isFinite(y) ? { x, y } : null;
  } catch {
    // proj4 throws when an intermediate result is not finite, for instance at a pole in Mercator.
    return null;
  }
}

/** proj4 writes into the object it is given. */
function copy(point: Point): { x: number; y: number } {
  return { x: point.x, y: point.y };
}
