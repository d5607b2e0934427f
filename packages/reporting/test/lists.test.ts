import type { ReportFilter, ReportOrdering, RiskListOptions } from "@riskloom/domain";
import { expect, it } from "vitest";
import { actionList, controlList, riskList } from "../src/index.ts";
import expected from "./fixtures/expected.json" with { type: "json" };
import { t0, t1 } from "./snapshots.ts";

const risks = (filter: Partial<ReportFilter>) => riskList(t1, { filter }).risks.map(({ risk }) => risk.id);
const controls = (filter: Partial<ReportFilter>) => controlList(t1, { filter }).controls.map(({ id }) => id);
const actions = (filter: Partial<ReportFilter>) => actionList(t1, { filter }).actions.map(({ id }) => id);

const ordered = (...risks: ReportOrdering["risks"]) =>
  riskList(t1, { ordering: { risks }, options: { maxRisks: 5 } });
const up = (key: ReportOrdering["risks"][number]["key"]) => ({ key, descending: false });
const down = (key: ReportOrdering["risks"][number]["key"]) => ({ key, descending: true });
const ofType = (listType: "new" | "closed" | "discarded" | "increased" | "decreased", before = true) =>
  riskList(t1, { options: { listType } }, before ? t0 : null).risks.map(({ risk }) => risk.id);
const evaluationsOf = (options: Partial<RiskListOptions>) =>
  riskList(t1, { filter: { riskText: "1,5" }, options }, t0).risks.map(({ evaluations }) =>
    evaluations.map(({ id }) => id),
  );

it("looks for numbers and ranges by number, for any other text in title and description", () => {
  expect(risks({ riskText: "1, 3-5" })).toEqual([1, 3, 4, 5, 6]);
  expect(risks({ riskText: "river" })).toEqual(expected.texts.river);
  expect(risks({ riskText: "THE" })).toEqual(expected.texts.THE);
});

it("keeps risks by status, owner, tag, confidentiality and risk target, all at once", () => {
  expect(risks({ riskStatuses: ["closed", "discarded"] })).toEqual([4, 7]);
  expect(risks({ riskOwnerIds: [1] })).toEqual([1, 3, 7]);
  expect(risks({ riskTagIds: [2, 5] })).toEqual([1, 2, 4]);
  expect(risks({ confidentiality: ["confidential"] })).toEqual([3]);
  expect(risks({ confidentiality: ["open", "confidential"] })).toHaveLength(8);
  expect(risks({ riskTargetIds: [101] })).toEqual([5]);
  expect(risks({ riskOwnerIds: [1], riskTagIds: [1], confidentiality: ["open"] })).toEqual([1]);
});

it("keeps the controls of kept risks, and those of none only on demand", () => {
  expect(controls({})).toEqual([1, 2, 4, 5, 6]);
  expect(controls({ unattachedControls: true })).toEqual([1, 2, 3, 4, 5, 6]);
  expect(controls({ riskText: "2" })).toEqual([2, 6]);
  expect(controls({ riskText: "2", controlsOfKeptRisks: false })).toEqual([1, 2, 4, 5, 6]);
  expect(controls({ controlStatuses: ["done"], controlOwnerIds: [1] })).toEqual([1, 6]);
  expect(controls({ controlTagIds: [5] })).toEqual([2]);
  expect(controls({ controlCostTargetIds: [101, 200] })).toEqual([2, 5]);
  expect(controls({ controlText: "supplier" })).toEqual([6]);
});

it("keeps the actions of kept risks or of kept controls only on demand", () => {
  expect(actions({ riskText: "2" })).toEqual([1, 2, 3, 4]);
  expect(actions({ riskText: "2", actionsOfKeptRisks: true })).toEqual([2]);
  expect(actions({ controlStatuses: ["done"], actionsOfKeptControls: true })).toEqual([1]);
  expect(actions({ actionOwnerIds: [2], actionStatuses: ["ongoing"], actionText: "prisms" })).toEqual([4]);
});

it("orders by several keys, what has none last either way, and cuts at the greatest number", () => {
  expect(ordered(down("owner"), up("number")).risks.map(({ risk }) => risk.id)).toEqual([6, 2, 5, 1, 3]);
  expect(ordered(up("owner"), down("number")).risks.map(({ risk }) => risk.id)).toEqual([7, 3, 1, 5, 2]);
  expect(ordered(down("worstValue")).risks.map(({ risk }) => risk.id)).toEqual([1, 3, 8, 2, 6]);
  expect(ordered(up("title")).count).toBe(8);
  const byDeadline = controlList(t1, { ordering: { controls: [{ key: "deadline", descending: true }] } });
  expect(byDeadline.controls.map(({ id }) => id)).toEqual([2, 5, 4, 1, 6]);
});

it("lists what is new, closed or discarded since the snapshot before, or by status without one", () => {
  expect(ofType("new")).toEqual([8]);
  expect(ofType("new", false)).toEqual([3, 8]);
  expect(ofType("closed")).toEqual([4]);
  expect(ofType("discarded")).toEqual([7]);
  expect(ofType("discarded", false)).toEqual([7]);
  expect(ofType("increased")).toEqual([2]);
  expect(ofType("decreased")).toEqual([1]);
  expect(ofType("increased", false)).toEqual([]);
});

it("lists the evaluations that are asked for: on a matrix, all, the worst, the best, and those of before", () => {
  const types: RiskListOptions["evaluationTypes"] = ["gross", "present", "nett"];
  expect(evaluationsOf({})).toEqual([[], [], []]);
  expect(evaluationsOf({ evaluationsOn: 10, evaluationTypes: types })).toEqual([[1, 2, 3], [], []]);
  expect(evaluationsOf({ evaluationsOn: "all" })).toEqual([[2, 5], [17], [20]]);
  expect(evaluationsOf({ evaluationsOn: "worst", evaluationTypes: types })).toEqual([[4], [], [19]]);
  expect(evaluationsOf({ evaluationsOn: "best", evaluationTypes: types })).toEqual([[], [18], []]);
  const [first] = riskList(
    t1,
    { options: { evaluationsOn: 10, evaluationTypes: ["present", "previous"] } },
    t0,
  ).risks;
  expect(first?.evaluations.map(({ cellId }) => cellId)).toEqual([1023]);
  expect(first?.previous.map(({ cellId }) => cellId)).toEqual([1033]);
});
