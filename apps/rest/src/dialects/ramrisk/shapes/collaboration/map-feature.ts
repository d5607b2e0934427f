import { MapFeature } from "@riskloom/domain";
import { z } from "zod";
import { type Codec, nullable, shown } from "../../../../engine/shape/codec.ts";
import { also, derived, req, ro, split } from "../../../../engine/shape/field.ts";
import { shape } from "../../../../engine/shape/shape.ts";
import { choice, float, integer, numbered, pk, text } from "../../codecs.ts";

/** The manual's own bodies send 1 where its lists of choices have none: it is read as `one`, and not listed. */
const orOne = <Shown, Read, const One>(
  codec: Codec<Shown, Read>,
  one: One,
  describe = codec.describe ?? { type: "choice" },
): Codec<Shown, Read | One> => ({
  ...codec,
  decode: codec.decode.or(z.literal([1, "1"]).transform(() => one)),
  describe: { ...describe, choices: (describe.choices ?? []).filter(({ value }) => value !== 1) },
});

const bimModel = orOne(
  choice(
    { unspecified: 1, cube: 10, ramRisk: 20, safetyRisk: 30, ramControl: 40, safetyControl: 50, helmet: 60 },
    {
      unspecified: "",
      cube: "Cube",
      ramRisk: "RAM (risk)",
      safetyRisk: "Safety (risk)",
      ramControl: "RAM (control)",
      safetyControl: "Safety (control)",
      helmet: "Helmet",
    },
  ),
  "unspecified",
);

const geometry = orOne(
  choice(
    {
      unspecified: 1,
      point: 10,
      lineString: 20,
      multiPoint: 30,
      polygon: 40,
      multiLineString: 50,
      multiPolygon: 60,
    },
    {
      unspecified: "",
      point: "Point - single position",
      lineString: "LineString - array of positions",
      multiPoint: "MultiPoint - array of positions",
      polygon: "Polygon - array of arrays of positions",
      multiLineString: "MultiLineString - array of arrays of positions",
      multiPolygon: "MultiPolygon - multidimensional array of positions",
    },
  ),
  "unspecified",
);

const kinds = { control: 25, risk: 16 } as const;
const kindNames = { control: "controls | control", risk: "hazards | risk" } as const;
const kind = choice(kinds, kindNames);
const target = orOne(kind, "risk", { ...kind.describe, type: "field" });

/** Without a system, or with 1, positions are told in the project's. */
export const coordinateSystem = orOne(
  numbered({
    10: "ED50 / UTM zone 32N",
    20: "ETRS-GK22",
    30: "ETRS89 / ETRS-GK22FIN",
    35: "ETRS89 / ETRS-GK23FIN",
    40: "ETRS89 / ETRS-GK26FIN",
    45: "ETRS89 / GK23FIN (3877)",
    50: "ETRS89 / GK24FIN",
    60: "ETRS89 / GK25FIN",
    70: "ETRS89 / GK26FIN",
    80: "ETRS89/TM35FIN",
    90: "ETRS89 / TM35FIN(N,E)",
    100: "KKJ",
    110: "KKJ / Finland Zone 1",
    120: "KKJ / Finland Zone 2",
    130: "NTM zone 10",
    140: "NTM zone 11",
    150: "Pseudo-Mercator",
    160: "WGS-84 (GPS system)",
  }),
  undefined,
);

const targetId = derived(shown(({ riskId, controlId }: MapFeature) => riskId ?? controlId, z.int()));
const targetType = derived(
  shown(({ riskId }: MapFeature) => (riskId === null ? kinds.control : kinds.risk), z.int()),
);

const fields = {
  id: ro("id"),
  guid: ro("uid"),
  title: req("title", text),
  description: req("description", text),
  latitude: req("latitude", float),
  longitude: req("longitude", float),
  altitude: req("altitude", float),
  rotation: req("rotation", float),
  bim_model_type: req("bimModel", bimModel),
  geometry_object_type: req("geometry", geometry),
  coordinate_system_id: also("coordinate_system", req("coordinateSystem", coordinateSystem)),
} as const;

export const mapFeature = shape("MapFeature", MapFeature, {
  ...fields,
  target_object_id: split(targetId, req("targetId", pk)),
  target_object_type_id: split(targetType, req("targetKind", target)),
});

/** On the lists of one record its path says which: the keys are there as in the manual's template, and may be null. */
export const mapFeatureOfOne = shape("MapFeature", MapFeature, {
  ...fields,
  target_object_id: split(targetId, req("saidId", nullable(integer))),
  target_object_type_id: split(targetType, req("saidKind", nullable(target))),
});
