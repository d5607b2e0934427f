import { expect, it } from "vitest";
import {
  barplots,
  matrix,
  ownership,
  ownershipChange,
  projectInformation,
  status,
  textField,
} from "../src/index.ts";
import expected from "./fixtures/expected.json" with { type: "json" };
import { t0, t1 } from "./snapshots.ts";

it("counts risks, attached controls and actions at each status", () => {
  expect(status(t0)).toEqual(expected.status.t0);
  expect(status(t1)).toEqual(expected.status.t1);
});

it("counts what each owner has, by name, and what nobody owns last", () => {
  expect(ownership(t1).owners).toEqual(expected.ownership);
});

it("counts risks per band of a banded matrix and per colour of a hand-coloured one", () => {
  const [onTen] = barplots(t1, { options: { matrices: [10] } }).plots;
  expect(onTen?.bars.map(({ label, count }) => [label, count])).toEqual(expected.barplots["10"]);
  const [onTwenty] = barplots(t1, { options: { matrices: [20], evaluationTypes: ["gross"] } }).plots;
  expect(onTwenty?.bars.map(({ label, count }) => [label, count])).toEqual(expected.barplots["20"]);
});

it("counts each risk once where it stands worst over all matrices of threats", () => {
  const [plot] = barplots(t1, { options: { matrices: ["worst"] } }).plots;
  expect(plot).toMatchObject({ matrixId: null, name: "Highest Risk Level" });
  expect(plot?.bars.map(({ label, count }) => [label, count])).toEqual(expected.barplots.worst);
});

it("plots every matrix of the projects when none is named, and none when none is wanted", () => {
  expect(barplots(t1).plots.map(({ matrixId }) => matrixId)).toEqual([10, 11, 12, 20]);
  expect(barplots(t1, { options: { matrices: [] } }).plots).toEqual([]);
});

const places = (result: ReturnType<typeof matrix>, previous: boolean) =>
  result.matrices.flatMap(({ cells }) =>
    cells.flatMap(({ row, column, risks }) =>
      risks.filter((one) => one.previous === previous).map(({ riskId }) => [row, column, riskId]),
    ),
  );

it("draws risks in the cells of a matrix, now and before", () => {
  const drawn = matrix(t1, { options: { matrices: [10], withPrevious: true } }, t0);
  expect(places(drawn, false)).toEqual(expected.matrix["10"]);
  expect(places(drawn, true)).toEqual(expected.matrix["10 before"]);
  expect(places(matrix(t1, { options: { matrices: [10] } }, t0), true)).toEqual([]);
});

it("draws another project's risks on the layout of the project that is asked for", () => {
  const options = { matrices: [20, 10], evaluationTypes: ["gross" as const], layoutProjectId: 1 };
  const drawn = matrix(t1, { options });
  expect(drawn.matrices.map(({ matrixId }) => matrixId)).toEqual([10]);
  // 0.5 a year and 320,000 lie in the third row and the third column of matrix 10
  expect(places(drawn, false)).toContainEqual([3, 3, 6]);
});

it("draws the worst place of every risk on the primary matrix of the first project", () => {
  const [drawn] = matrix(t1, { options: { matrices: ["worst"] } }).matrices;
  expect(drawn).toMatchObject({ matrixId: null, rows: 3, columns: 3 });
  expect(
    drawn?.cells.flatMap(({ risks }) => risks.map(({ riskId }) => riskId)).toSorted((a, b) => a - b),
  ).toEqual([1, 2, 3, 4, 6, 7, 8]);
});

it("tells changes of owner since a moment, oldest first", () => {
  const changes = (since: string | null) =>
    ownershipChange(t1, {}, since).changes.map(({ object, id }) => [object, id]);
  expect(changes(null)).toEqual([
    ["risk", 1],
    ["control", 2],
    ["action", 4],
    ["risk", 2],
  ]);
  expect(changes("2026-03-10T00:00:00.000000Z")).toEqual([
    ["action", 4],
    ["risk", 2],
  ]);
  expect(ownershipChange(t1).changes[3]).toEqual({
    object: "risk",
    id: 2,
    number: 2,
    description: "Late segments",
    previousOwner: "Alice Example",
    owner: "Bob Example",
    date: "2026-03-15T08:00:00.000000Z",
  });
});

it("hands back projects and texts as they are", () => {
  expect(projectInformation(t1).projects.map(({ title }) => title)).toEqual(["Harbour Tunnel", "Quay Wall"]);
  expect(textField({ options: { header: "Summary", text: "All well." } })).toEqual({
    header: "Summary",
    text: "All well.",
  });
});
