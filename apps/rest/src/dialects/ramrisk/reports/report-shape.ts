import { ReportFilter, ReportOrdering, ReportTimestamps } from "@riskloom/domain";
import { z } from "zod";
import type { Encoder } from "../../../engine/codec.ts";
import { req, ro, rw } from "../../../engine/field.ts";
import { type Shape, shape } from "../../../engine/shape.ts";
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
    element: ro("element"),
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
