import type { CoordinateSystemCode } from "./coordinate-systems.ts";

/**
 * PROJ strings of the coordinate systems, with the parameters of the EPSG registry
 * (`projinfo -o PROJ EPSG:<n>`, EPSG dataset of PROJ 9.1.1).
 *
 * Ellipsoids and shifts to WGS 84: ETRS89 is taken as WGS 84 (EPSG operation 1149, 1 m), KKJ by operation 10099 (1 m).
 * ED50 has some forty regional shifts; zone 32 is used here for Denmark, hence operation 1627 (1 m on Danish land).
 */
export const definitions: Readonly<Record<CoordinateSystemCode, string>> = {
  10: `+proj=utm +zone=32 ${ed50()}`,
  20: gaussKruger(22, 22_500_000),
  30: gaussKruger(22, 500_000),
  35: gaussKruger(23, 500_000),
  40: gaussKruger(26, 500_000),
  45: gaussKruger(23, 23_500_000),
  50: gaussKruger(24, 24_500_000),
  60: gaussKruger(25, 25_500_000),
  70: gaussKruger(26, 26_500_000),
  80: `+proj=utm +zone=35 ${etrs89()}`,
  90: `+proj=utm +zone=35 ${etrs89()}`,
  100: `+proj=longlat ${kkj()}`,
  110: `+proj=tmerc +lat_0=0 +lon_0=21 +k=1 +x_0=1500000 +y_0=0 +units=m ${kkj()}`,
  120: `+proj=tmerc +lat_0=0 +lon_0=24 +k=1 +x_0=2500000 +y_0=0 +units=m ${kkj()}`,
  130: norwegian(10.5),
  140: norwegian(11.5),
  150: "+proj=merc +a=6378137 +b=6378137 +lat_ts=0 +lon_0=0 +x_0=0 +y_0=0 +k=1 +units=m +nadgrids=@null +no_defs",
  160: "+proj=longlat +datum=WGS84 +no_defs",
};

function gaussKruger(meridian: number, falseEasting: number): string {
  return `+proj=tmerc +lat_0=0 +lon_0=${meridian} +k=1 +x_0=${falseEasting} +y_0=0 +units=m ${etrs89()}`;
}

function norwegian(meridian: number): string {
  return `+proj=tmerc +lat_0=58 +lon_0=${meridian} +k=1 +x_0=100000 +y_0=1000000 +units=m ${etrs89()}`;
}

function etrs89(): string {
  return "+ellps=GRS80 +towgs84=0,0,0,0,0,0,0 +no_defs";
}

function kkj(): string {
  return "+ellps=intl +towgs84=-96.062,-82.428,-121.753,4.801,0.345,-1.376,1.496 +no_defs";
}

function ed50(): string {
  return "+ellps=intl +towgs84=-81.1,-89.4,-115.8,0.485,0.024,0.413,-0.54 +units=m +no_defs";
}
