import { setImmediate } from "node:timers/promises";
import { type EvaluationType, evaluationTypes } from "@riskloom/domain";
import type { EvaluationRow } from "@riskloom/reporting";
import { type RawBuilder, sql } from "kysely";
import type { Read } from "../../call/reading.ts";
import type { Needs } from "./needs.ts";
import { ofProjects } from "./of-projects.ts";
import { type Group, readGroups } from "../../sql/groups.ts";

type Keys = Pick<EvaluationRow, "matrixId" | "type" | "cellId">;
type Figures = Omit<EvaluationRow, keyof Keys | "id">;
type Column = keyof Figures | "riskId" | "id";

const figures: Readonly<Record<keyof Figures, RawBuilder<unknown>>> = {
  frequencyLow: sql`evaluation.frequency_low`,
  frequencyMid: sql`evaluation.frequency_mid`,
  frequencyHigh: sql`evaluation.frequency_high`,
  consequenceLow: sql`evaluation.consequence_low`,
  consequenceMid: sql`evaluation.consequence_mid`,
  consequenceHigh: sql`evaluation.consequence_high`,
};

/** An evaluation that says nothing but its cell, as most do on matrices that are not explicit. */
const plain = sql`num_nonnulls(${sql.join(Object.values(figures))}) = 0`;

/** The evaluations of the projects' risks by risk; those of hidden risks are the caller's to drop. */
export async function readEvaluations(
  { db, caller }: Read,
  projectIds: readonly number[],
  needs: Needs["evaluations"],
): Promise<ReadonlyMap<number, readonly EvaluationRow[]>> {
  const byRisk = new Map<number, EvaluationRow[]>();
  if (needs === null) return byRisk;
  const types = needs.types === "all" ? evaluationTypes : needs.types;
  // a filter that keeps everything costs as much as any other
  const every = evaluationTypes.every((type) => types.includes(type));
  const ofTypes = every ? sql`` : sql`and evaluation.type = any(${types})`;
  const groupsOf = (kind: RawBuilder<unknown>, floats: Partial<typeof figures>) =>
    readGroups<Keys, Column>(
      db,
      {
        keys: {
          matrixId: sql`evaluation.matrix_id`,
          type: sql`evaluation.type`,
          cellId: sql`evaluation.cell_id`,
        },
        integers: { riskId: sql`evaluation.risk_id`, ...(needs.ids && { id: sql`evaluation.id` }) },
        floats,
      },
      sql`from evaluation where evaluation.organization_id = ${caller.organizationId}
        and ${ofProjects("evaluation", projectIds)} ${ofTypes} ${kind}`,
    );
  const groups = needs.figures
    ? [...(await groupsOf(sql`and ${plain}`, {})), ...(await groupsOf(sql`and not ${plain}`, figures))]
    : await groupsOf(sql``, {});
  let atOnce = 0;
  for (const group of groups.toSorted(byMatrixAndType)) {
    addGroup(byRisk, group);
    atOnce += group.size;
    if (atOnce < most) continue;
    atOnce = 0;
    await setImmediate();
  }
  return byRisk;
}

/** Evaluations that are unpacked before others are served. */
const most = 5_000;

/** A risk's evaluations come by matrix, gross before present before nett, whatever the database does first. */
const byMatrixAndType = (a: Group<Keys, Column>, b: Group<Keys, Column>): number =>
  a.keys.matrixId - b.keys.matrixId || orderOf(a.keys.type) - orderOf(b.keys.type);

const orderOf = (type: EvaluationType): number => evaluationTypes.indexOf(type);

function addGroup(byRisk: Map<number, EvaluationRow[]>, { keys, size, numbers }: Group<Keys, Column>): void {
  const { matrixId, type, cellId } = keys;
  const [riskIds, ids] = [numbers("riskId"), numbers("id")];
  const [frequencyLow, frequencyMid, frequencyHigh] = triple(numbers, "frequency");
  const [consequenceLow, consequenceMid, consequenceHigh] = triple(numbers, "consequence");
  const rowAt = (i: number): EvaluationRow => ({
    id: ids[i] ?? 0,
    matrixId,
    type,
    cellId,
    frequencyLow: frequencyLow(i),
    frequencyMid: frequencyMid(i),
    frequencyHigh: frequencyHigh(i),
    consequenceLow: consequenceLow(i),
    consequenceMid: consequenceMid(i),
    consequenceHigh: consequenceHigh(i),
  });
  // Evaluations of which nothing but the cell is needed are one and the same.
  const shared = ids.length === 0 && numbers("frequencyMid").length === 0 ? rowAt(0) : null;
  for (let i = 0; i < size; i += 1) {
    const riskId = riskIds[i] ?? 0;
    const row = shared ?? rowAt(i);
    const known = byRisk.get(riskId);
    if (known === undefined) byRisk.set(riskId, [row]);
    else known.push(row);
  }
}

const triple = (numbers: Group<Keys, Column>["numbers"], what: "frequency" | "consequence") =>
  [numbers(`${what}Low`), numbers(`${what}Mid`), numbers(`${what}High`)].map(valueAt) as [
    ValueAt,
    ValueAt,
    ValueAt,
  ];

type ValueAt = (i: number) => number | null;

const valueAt =
  (values: ArrayLike<number>): ValueAt =>
  (i) => {
    const value = values[i] ?? Number.NaN;
    return Number.isNaN(value) ? null : value;
  };
