import { ReportFilter, ReportOrdering, ReportTimestamps } from "@riskloom/domain";
import { z } from "zod";
import type { Encoder } from "../../../engine/shape/codec.ts";
import { req, ro, rw } from "../../../engine/shape/field.ts";
import { type Shape, shape } from "../../../engine/shape/shape.ts";
import { pk } from "../codecs.ts";
import { dictionary } from "./dictionary.ts";
import { reportFilter, reportOrdering, reportTimestamps } from "./request.ts";

/** The request and the answer of one element: what was asked is echoed with every default filled in. */
export function reportShape<Options, Body extends { create: unknown }, Block>(
  word: "labels" | "timestamps",
  options: Shape<Options, Body>,
  results: Encoder<readonly Block[]>,
) {
  const model = z.object({
    element: z.string(),
    projectGroupId: z.int(),
    filter: ReportFilter,
    ordering: ReportOrdering,
    timestamps: ReportTimestamps,
    options: z.custom<Options>(),
    results: z.custom<readonly Block[]>(),
  });
  const asked = {
    element: ro("element", elementName),
    project_group: req("projectGroupId", pk),
    filter: rw("filter", dictionary(reportFilter)),
    ordering: rw("ordering", dictionary(reportOrdering)),
    opts: rw("options", dictionary(options)),
  } as const;
  const shown = { results: ro("results", results) } as const;
  const name = `Report${options.name.replace(/Options$/, "")}`;
  return word === "labels"
    ? shape(name, model, {
        ...asked,
        labels: rw("timestamps", dictionary(reportTimestamps.labels)),
        ...shown,
      })
    : shape(name, model, {
        ...asked,
        timestamps: rw("timestamps", dictionary(reportTimestamps.timestamps)),
        ...shown,
      });
}

/** Elements that the manual calls by another name than the register does. */
const renamed: Readonly<Record<string, string>> = {
  riskContributions: "risk_value_contributions",
  valueAtRisk: "valueatrisks",
  valueDifference: "var_diff",
};

/** Elements are named as in their paths. */
const elementName: Encoder<string> = {
  encode: (name) => renamed[name] ?? name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`),
  schema: z.string(),
};
