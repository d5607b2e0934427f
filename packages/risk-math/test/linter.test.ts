import { cellsFromBands, lintMatrix, type MatrixCell, type RiskMatrix } from "@riskloom/risk-math";
import { expect, test } from "vitest";

const decade = [1, 10, 100].map((low) => ({ low, high: 10 * low }));
const scales = { frequencies: decade, consequences: decade };

/** A 3 × 3 matrix from colours, first row lowest. */
function colored(rows: readonly (readonly number[])[]): RiskMatrix {
  const cells = rows.flatMap((row, i) =>
    row.map((color, j): MatrixCell => ({ row: i + 1, column: j + 1, color, value: (i + 1) * (j + 1) })),
  );
  return { ...scales, cells };
}

const rules = (matrix: RiskMatrix): string[] => lintMatrix(matrix).map(({ rule }) => rule);

test("a matrix coloured by products of ascending scores has no finding", () => {
  expect(
    rules(
      colored([
        [10, 10, 20],
        [10, 20, 20],
        [20, 20, 30],
      ]),
    ),
  ).toEqual([]);
});

test("a colour that falls with a higher class is named with both cells", () => {
  const [first] = lintMatrix(
    colored([
      [10, 20, 20],
      [10, 10, 20],
      [20, 20, 30],
    ]),
  );
  expect(first?.rule).toBe("not-monotone");
  expect(first?.cells).toEqual([
    { row: 1, column: 2 },
    { row: 2, column: 2 },
  ]);
  expect(first?.source).toContain("Cox");
});

test("jumps between neighbours and alarms in the lowest classes are found", () => {
  const found = rules(
    colored([
      [10, 30, 30],
      [20, 20, 30],
      [20, 30, 30],
    ]),
  );
  expect(found).toContain("band-jump");
  expect(found).toContain("lowest-beside-highest");
  expect(found).toContain("highest-in-first-row-or-column");
});

test("colours that contradict every possible expected value are found", () => {
  // Row 1, column 1 loses at most 100 a period; row 3, column 3 at least 10,000.
  expect(
    rules(
      colored([
        [20, 20, 20],
        [20, 20, 20],
        [20, 20, 10],
      ]),
    ),
  ).toContain("expected-value-order");
});

test("gaps, overlaps and missing cells are found", () => {
  const frequencies = [
    { low: 1, high: 9 },
    { low: 10, high: 100 },
    { low: 90, high: 1000 },
  ];
  const matrix = {
    ...colored([
      [10, 10, 20],
      [10, 20, 20],
      [20, 20, 30],
    ]),
    frequencies,
  };
  expect(rules(matrix)).toEqual(expect.arrayContaining(["scale-gap", "scale-overlap"]));
  expect(rules({ ...matrix, cells: matrix.cells.slice(1) })).toContain("missing-cell");
});

test("a band that no product of scores reaches is found", () => {
  const bands = [
    { title: "Low", lowerLimit: 0, color: 10 },
    { title: "High", lowerLimit: 6, color: 20 },
    { title: "Absurd", lowerLimit: 10, color: 30 },
  ];
  const matrix = { ...scales, cells: cellsFromBands(scales, bands) };
  expect(lintMatrix(matrix, { bands }).filter(({ rule }) => rule === "unreachable-band")).toHaveLength(1);
});
