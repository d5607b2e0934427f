import { type EvaluationType, MatrixOptions, type MatrixResult } from "@riskloom/domain";
import { lookUpMatrices, type MatrixLookup } from "../evaluate/matrix-lookup.ts";
import type { Placed } from "../evaluate/placed-evaluation.ts";
import { type Request, settled } from "../request.ts";
import { keepRisks } from "../select/keep-risks.ts";
import type { RiskRow, Snapshot } from "../snapshot.ts";
import { chosenPlaces, extremeName, type MatrixChoice } from "../parts/chosen-matrices.ts";
import { layoutFor, type Layout, positionOn } from "../parts/matrix-layout.ts";
import { placementsOf } from "../parts/placements.ts";

type Drawn = MatrixResult["matrices"][number];
type Shown = Drawn["unplaced"][number];
type Part = Pick<Snapshot, "risks" | "matrices" | "projects">;

/**
 * Matrices with the risks in their cells, and where those risks stood before, if that is asked for and `previous` given.
 * With a project for the layout everything is placed anew, by its figures, on that project's matrices of the same
 * risk targets.
 */
export function matrix(
  snapshot: Part,
  request: Request<MatrixOptions> = {},
  previous: Part | null = null,
): MatrixResult {
  const { filter, options } = settled(MatrixOptions, request);
  const matrices = lookUpMatrices(snapshot.matrices);
  const before = previous !== null && options.withPrevious ? previous : null;
  const moments = [
    { risks: keepRisks(snapshot, filter), matrices, previous: false },
    ...(before === null
      ? []
      : [{ risks: keepRisks(before, filter), matrices: lookUpMatrices(before.matrices), previous: true }]),
  ];
  const layouts = new Map<string, { layout: Layout; choices: MatrixChoice[] }>();
  for (const choice of chosenPlaces(options.matrices, matrices)) {
    const layout = layoutFor(choice, {
      matrices,
      projects: snapshot.projects,
      projectId: options.layoutProjectId,
    });
    if (layout === null) continue;
    const known = layouts.get(layout.key);
    if (known === undefined) layouts.set(layout.key, { layout, choices: [choice] });
    else known.choices.push(choice);
  }
  const { evaluationTypes: types } = options;
  return {
    matrices: [...layouts.values()].map(({ layout, choices }) => {
      const drawn = empty(layout, choices[0]);
      for (const moment of moments)
        for (const choice of choices)
          for (const risk of moment.risks)
            for (const placed of standingsAt(risk, choice, { matrices: moment.matrices, types }))
              draw(drawn, layout, { risk, placed, previous: moment.previous });
      return drawn;
    }),
  };
}

/** The same matrix as it was at the moment of the risks, for its classes may have changed since. */
function standingsAt(
  risk: RiskRow,
  choice: MatrixChoice,
  at: { readonly matrices: MatrixLookup; readonly types: readonly EvaluationType[] },
): Placed[] {
  if (typeof choice === "string") return placementsOf(risk, choice, at);
  const then = at.matrices.get(choice.matrix.id);
  return then === undefined ? [] : placementsOf(risk, then, at);
}

function draw(
  drawn: Drawn,
  layout: Layout,
  { risk, placed, previous }: { risk: RiskRow; placed: Placed; previous: boolean },
): void {
  const { id, number, projectId } = risk;
  const shown: Shown = { riskId: id, number, projectId, evaluationType: placed.evaluation.type, previous };
  const position = positionOn(layout, placed);
  const cell =
    position && drawn.cells.find(({ row, column }) => row === position.row && column === position.column);
  (cell?.risks ?? drawn.unplaced).push(shown);
}

function empty({ on }: Layout, choice: MatrixChoice | undefined): Drawn {
  const { id, riskTargetName, riskTargetUnit, rows, columns, frequencies, consequences, cells } = on.matrix;
  const extreme = typeof choice === "string";
  return {
    matrixId: extreme ? null : id,
    name: extreme ? extremeName[choice] : riskTargetName,
    unit: extreme ? "" : riskTargetUnit,
    rows,
    columns,
    frequencies: frequencies.map(({ row, ...of }) => ({ row, ...axis(of) })),
    consequences: consequences.map(({ column, ...of }) => ({ column, ...axis(of) })),
    cells: cells
      .toSorted((a, b) => a.row - b.row || a.column - b.column)
      .map(({ row, column, color, value }) => ({ row, column, color, value, risks: [] })),
    unplaced: [],
  };
}

type Axis = Pick<Drawn["frequencies"][number], "name" | "description" | "low" | "mid" | "high">;
const axis = ({ name, description, low, mid, high }: Axis): Axis => ({ name, description, low, mid, high });
