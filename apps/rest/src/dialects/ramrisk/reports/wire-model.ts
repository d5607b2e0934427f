import {
  CellColor,
  ControlStatus,
  controlStatuses,
  EvaluationType,
  RiskStatus,
  riskStatuses,
} from "@riskloom/domain";
import { z } from "zod";
import type { Encoder } from "../../../engine/shape/codec.ts";
import { cellColorCodes, controlStatusCodes, evaluationTypeCodes, riskStatusCodes } from "../codes.ts";

interface Wire {
  readonly schema: z.ZodType;
  /** `row` is what has the value */
  encode(value: unknown, row?: object): unknown;
}

type Codes = readonly [z.core.$ZodType, Readonly<Record<string, number>>];

/** The enumerations of the domain that this interface numbers. */
const coded: readonly Codes[] = [
  [EvaluationType, evaluationTypeCodes],
  [CellColor, cellColorCodes],
  [RiskStatus, riskStatusCodes],
  [ControlStatus, controlStatusCodes],
];

/** Names that are not the domain's in another spelling. */
const renamed: Readonly<Record<string, string>> = {
  evaluationType: "eval_type",
  ownerName: "full_name",
  sd: "std",
  header: "text_header",
  text: "text_field",
};

/**
 * Shows figures of a report, whose answers no manual tells: names in this interface's spelling (`matrixId` is `matrix`, the
 * number of a risk is `risk_number`), enumerations in its codes, counts per status as lists.
 */
export function wireModel(model: z.ZodType): Encoder<unknown> {
  const { encode, schema } = wireOf(model);
  return { encode, schema, describe: { type: "nested object" } };
}

function wireOf(model: z.core.$ZodType): Wire {
  if (model instanceof z.ZodNullable) return nullableOf(wireOf(model.unwrap()));
  if (model instanceof z.ZodArray) return listOf(wireOf(model.element));
  if (model instanceof z.ZodObject) return objectOf(model);
  if (model instanceof z.ZodRecord) return countsOf(model);
  const codes = coded.find(([one]) => one === model)?.[1];
  if (codes !== undefined)
    return { schema: z.literal(Object.values(codes)), encode: (value) => codes[String(value)] };
  return { schema: model instanceof z.ZodType ? model : z.unknown(), encode: (value) => value };
}

const nullableOf = ({ schema, encode }: Wire): Wire => ({
  schema: schema.nullable(),
  encode: (value) => (value === null ? null : encode(value)),
});

const listOf = ({ schema, encode }: Wire): Wire => ({
  schema: z.array(schema),
  encode: (value) => (Array.isArray(value) ? value.map((one) => encode(one)) : []),
});

function objectOf({ shape }: z.ZodObject): Wire {
  const about = "riskId" in shape ? "risk" : "controlId" in shape ? "control" : null;
  const fields = Object.entries(shape).map(([key, model]) => ({
    key,
    wire: nameOf(key, about),
    ...(key === "risks" && "evaluationType" in shape ? ofOneType(model) : wireOf(model)),
  }));
  return {
    schema: z.object(Object.fromEntries(fields.map(({ wire, schema }) => [wire, schema]))),
    // tens of thousands of risks in one matrix are put together twice as fast in a loop
    encode: (value) => {
      const row = Object(value);
      const shown: Record<string, unknown> = {};
      for (const { key, wire, encode } of fields) shown[wire] = encode(Reflect.get(row, key), row);
      return shown;
    },
  };
}

/** Risks of one type of evaluation, which is told of each of them, too. */
function ofOneType(model: z.core.$ZodType): Wire {
  if (!(model instanceof z.ZodArray) || !(model.element instanceof z.ZodObject)) return wireOf(model);
  const { schema, encode } = wireOf(z.array(model.element.extend({ evaluationType: EvaluationType })));
  return {
    schema,
    encode: (risks, row) => {
      const type: unknown = Reflect.get(Object(row), "evaluationType");
      return encode(
        Array.isArray(risks) ? risks.map((risk: object) => ({ ...risk, evaluationType: type })) : [],
      );
    },
  };
}

const nameOf = (key: string, about: "risk" | "control" | null): string =>
  key === "number" && about !== null
    ? `${about}_number`
    : (renamed[key] ??
      key
        .replace(/RiskIds$/, "Risks")
        .replace(/(?<=.)Id$/, "")
        .replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`));

/** Statuses in their order, each with its code, its name and how many there are. */
function countsOf(model: z.ZodRecord): Wire {
  const isRisk = model.keyType instanceof z.ZodEnum && model.keyType.options.includes("new");
  const codes = coded.find(([one]) => one === (isRisk ? RiskStatus : ControlStatus))?.[1] ?? {};
  const statuses: readonly string[] = isRisk ? riskStatuses : controlStatuses;
  const label = (status: string): string => `${status[0]?.toUpperCase()}${status.slice(1)}`;
  return {
    schema: z.array(z.object({ status: z.int(), status_display: z.string(), count: z.int() })),
    encode: (value) =>
      statuses.map((status) => ({
        status: codes[status],
        status_display: label(status),
        count: Reflect.get(Object(value), status),
      })),
  };
}
