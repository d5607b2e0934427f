import type { Api } from "@riskloom/api";
import type { Row } from "../../engine/table/row.ts";
import { accountRows, projectRows } from "./rows/account.ts";
import { causalityRows } from "./rows/causalities.ts";
import { commentRows } from "./rows/comments.ts";
import { controlRows } from "./rows/controls.ts";
import { evaluationRows } from "./rows/evaluations.ts";
import { labelRows } from "./rows/labels.ts";
import { entryRows } from "./rows/entries.ts";
import { mapFeatureRows } from "./rows/map-features.ts";
import { metaRows } from "./rows/meta.ts";
import { referenceRows } from "./rows/references.ts";
import { reportRows } from "./rows/reports.ts";
import { riskRows } from "./rows/risks.ts";
import { udfRows } from "./rows/udf.ts";
import { taggedRows, tagRows } from "./rows/tags.ts";
import { riskV1, riskV2 } from "./shapes/risk.ts";

const inBoth = [
  ...projectRows,
  ...evaluationRows,
  ...tagRows,
  ...taggedRows,
  ...controlRows,
  ...causalityRows,
  ...commentRows,
  ...referenceRows,
  ...entryRows,
  ...udfRows,
  ...mapFeatureRows,
  ...metaRows,
];

const version = (name: "v1" | "v2", ...rows: readonly Row<Api>[]): Row<Api>[] =>
  rows.map((row) => ({ ...row, path: `/api/${name}${row.path}` }));

/** Every row of the manual, written once for both versions unless they differ. */
export const rows: Row<Api>[] = [
  ...accountRows,
  ...version(
    "v1",
    ...inBoth,
    ...riskRows(riskV1, { matrix: true, scores: false, extras: false }),
    ...labelRows("labels"),
    ...reportRows("labels"),
  ),
  ...version(
    "v2",
    ...inBoth,
    ...riskRows(riskV2, { tags: false, evaluations: false, owner: false, scores: false, extras: false }),
    ...labelRows("timestamps"),
    ...reportRows("timestamps"),
  ),
];
