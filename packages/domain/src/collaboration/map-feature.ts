import { z } from "zod";
import { audit, identity } from "../values/audit.ts";
import { maxLength } from "../values/limits.ts";

/** How a feature is drawn in a building model; `unspecified` is what callers send who have no model. */
export const bimModels = [
  "unspecified",
  "cube",
  "ramRisk",
  "safetyRisk",
  "ramControl",
  "safetyControl",
  "helmet",
] as const;

/** The geometries of GeoJSON (RFC 7946 §3.1) that a feature stands for; its own position is one point. */
export const mapGeometries = [
  "unspecified",
  "point",
  "lineString",
  "multiPoint",
  "polygon",
  "multiLineString",
  "multiPolygon",
] as const;

/** A place of a risk or a control on a map. `uid` identifies it across systems. */
export const MapFeature = z.object({
  ...identity,
  projectId: z.int(),
  /** exactly one of the two is not null */
  riskId: z.int().nullable(),
  controlId: z.int().nullable(),
  title: z.string().trim().max(maxLength.title),
  description: z.string().trim().max(maxLength.text),
  /** degrees north, or metres north in a projected system */
  latitude: z.number(),
  /** degrees east, or metres east in a projected system */
  longitude: z.number(),
  /** metres */
  altitude: z.number(),
  /** degrees */
  rotation: z.number(),
  bimModel: z.enum(bimModels),
  geometry: z.enum(mapGeometries),
  /** code of the coordinate system in which latitude and longitude are told */
  coordinateSystem: z.int(),
  ...audit,
});
export type MapFeature = z.infer<typeof MapFeature>;

/** What a caller gives to place a feature; without a coordinate system it is the project's. */
export const MapFeatureDraft = MapFeature.pick({
  title: true,
  description: true,
  latitude: true,
  longitude: true,
  altitude: true,
  rotation: true,
  bimModel: true,
  geometry: true,
}).extend({ coordinateSystem: z.int().optional() });
export type MapFeatureDraft = z.infer<typeof MapFeatureDraft>;
export const MapFeaturePatch = MapFeatureDraft.partial();
export type MapFeaturePatch = z.infer<typeof MapFeaturePatch>;
