import { Instant } from "@riskloom/domain";
import { describe, expect, it } from "vitest";
import { demoOrganizations } from "../src/organizations.ts";
import type { DemoChange, DemoPlacement, DemoProject } from "../src/types.ts";

const users = demoOrganizations.flatMap((organization) => organization.users);
const projects = demoOrganizations.flatMap((organization) => organization.projects);

interface Standing {
  status: string;
  owner: string | null;
  placements: Record<string, DemoPlacement>;
}

/** What a replay has made of the project; throws when a change speaks of something that does not exist yet. */
class Replay {
  readonly risks = new Map<string, Standing>();
  readonly controls = new Map<string, string>();
  readonly actions = new Map<string, string>();
  readonly made: string[] = [];
  readonly numbers: Record<string, number[]> = { risk: [], control: [], action: [] };
  readonly project: DemoProject;

  constructor(project: DemoProject) {
    this.project = project;
  }

  apply(change: DemoChange): void {
    switch (change.kind) {
      case "createProject":
        return this.make("project", this.project.key);
      case "createRisks":
        for (const key of change.risks) this.createRisk(key);
        return;
      case "createControls":
        for (const key of change.controls) {
          const control = found(this.project.controls, key);
          for (const risk of control.risks) this.risk(risk);
          this.make("control", key, control.number);
          this.controls.set(key, control.status);
        }
        return;
      case "createActions":
        for (const key of change.actions) {
          const action = found(this.project.actions, key);
          this.control(action.control);
          this.make("action", key, action.number);
          this.actions.set(key, action.status);
        }
        return;
      case "createReferences":
        for (const key of change.references) {
          const { from, to } = found(this.project.references, key);
          this.exists(from);
          if (!("link" in to)) this.exists(to);
          this.make("reference", key);
        }
        return;
      case "createMapFeatures":
        for (const key of change.mapFeatures) {
          this.exists(found(this.project.mapFeatures, key).target);
          this.make("mapFeature", key);
        }
        return;
      case "createLabel":
        found(this.project.labels, change.label);
        return this.make("label", change.label);
      case "setRiskStatus":
        for (const key of change.risks) this.setStatus(key, change.status);
        return;
      case "setRegisterStatus": {
        const status = found(this.project.register?.statuses ?? [], change.status);
        return this.setStatus(change.risk, status.status, status.key);
      }
      case "setRiskOwner":
        differs(this.risk(change.risk).owner, change.owner);
        this.risk(change.risk).owner = change.owner;
        return;
      case "evaluate": {
        const { placements } = this.risk(change.risk);
        const where = `${change.matrix} ${change.type}`;
        const matrix = found(this.project.matrices, change.matrix);
        const [row, column] = cellOf(change.placement);
        if (!matrix.frequencies[row - 1] || !matrix.consequences[column - 1]) throw new Error("no such cell");
        differs(JSON.stringify(placements[where]), JSON.stringify(change.placement));
        placements[where] = change.placement;
        return;
      }
      case "setCustomValues":
        for (const key of Object.keys(change.values)) found(this.project.customFields, key);
        this.risk(change.risk);
        return;
      case "editRisk":
      case "reviewRisk":
        this.risk(change.risk);
        return;
      case "setControlStatus": {
        const { recurrence } = found(this.project.controls, change.control);
        differs(this.control(change.control), change.status);
        // a recurring control that is done is planned again for its next date
        this.controls.set(change.control, recurrence && change.status === "done" ? "planned" : change.status);
        return;
      }
      case "setControlDeadline":
        this.control(change.control);
        return differs(found(this.project.controls, change.control).deadline, change.deadline);
      case "attachControl":
        this.control(change.control);
        this.risk(change.risk);
        return;
      case "setActionStatus":
        this.exists({ action: change.action });
        differs(this.actions.get(change.action), change.status);
        this.actions.set(change.action, change.status);
        return;
      case "comment":
        return this.exists(change.on);
    }
  }

  private createRisk(key: string): void {
    const { number, status, owner, evaluations } = found(this.project.risks, key);
    const placements: Record<string, DemoPlacement> = {};
    for (const [matrix, byType] of Object.entries(evaluations)) {
      for (const [type, placement] of Object.entries(byType)) placements[`${matrix} ${type}`] = placement;
    }
    this.make("risk", key, number);
    this.risks.set(key, { status, owner, placements });
  }

  private setStatus(key: string, status: string, label = status): void {
    differs(this.statusLabels.get(key) ?? this.risk(key).status, label);
    this.statusLabels.set(key, label);
    this.risk(key).status = status;
  }

  private readonly statusLabels = new Map<string, string>();

  private make(kind: string, key: string, number?: number): void {
    if (this.made.includes(`${kind} ${key}`)) throw new Error(`${kind} ${key} is created twice`);
    this.made.push(`${kind} ${key}`);
    if (number !== undefined) this.numbers[kind]?.push(number);
  }

  private exists(one: { risk: string } | { control: string } | { action: string }): void {
    const [kind, key] = Object.entries(one)[0] ?? [];
    if (!this.made.includes(`${kind} ${key}`)) throw new Error(`${kind} ${key} does not exist yet`);
  }

  private risk(key: string): Standing {
    const standing = this.risks.get(key);
    if (!standing) throw new Error(`risk ${key} does not exist yet`);
    return standing;
  }

  private control(key: string): string {
    const status = this.controls.get(key);
    if (!status) throw new Error(`control ${key} does not exist yet`);
    return status;
  }
}

function found<One extends { readonly key: string }>(list: readonly One[], key: string): One {
  const one = list.find((candidate) => candidate.key === key);
  if (!one) throw new Error(`nothing has the key ${key}`);
  return one;
}

function differs(before: unknown, after: unknown): void {
  if (before === after) throw new Error(`a change that changes nothing: ${String(after)}`);
}

function cellOf(placement: DemoPlacement): readonly [number, number] {
  return "cell" in placement ? placement.cell : placement;
}

function replay(project: DemoProject, until = "9999"): Replay {
  const state = new Replay(project);
  for (const { at, changes } of project.timeline) {
    if (at <= until) for (const change of changes) state.apply(change);
  }
  return state;
}

describe.each(projects)("the history of project $key", (project) => {
  const { timeline, labels } = project;

  it("is in order, within the six months before 2026-11-01, and begins with the project", () => {
    const instants = timeline.map(({ at }) => at);
    expect(instants.every((at) => Instant.safeParse(at).success)).toBe(true);
    expect(instants).toEqual([...new Set(instants)].toSorted());
    expect((instants[0] ?? "") >= "2026-05-01" && (instants.at(-1) ?? "") < "2026-11-01").toBe(true);
    expect(timeline[0]?.changes).toEqual([{ kind: "createProject" }]);
  });

  it("creates everything once, before it is spoken of, in the order of the numbers, and changes what it says", () => {
    const { made, numbers } = replay(project);
    const { risks, controls, actions, references, mapFeatures } = project;
    const all = [risks, controls, actions, references, mapFeatures, labels].flat();
    expect(made.length).toBe(all.length + 1);
    for (const list of Object.values(numbers)) expect(list).toEqual(list.map((_, index) => index + 1));
  });

  it("is written by members who may write, and sees confidential risks only through those who may see them", () => {
    for (const { actor, changes } of timeline) {
      expect(["admin", "editor"]).toContain(project.members.find(({ user }) => user === actor)?.role);
      const secret = changes.some((change) =>
        project.risks.some(
          ({ key, confidential }) => confidential && JSON.stringify(change).includes(`"${key}"`),
        ),
      );
      const may = users.find(({ key }) => key === actor)?.confidentialAccess;
      expect(!secret || may).toBe(true);
    }
  });

  it("creates a label when its moment has come", () => {
    const early = labels.filter(({ key, date }) => {
      const event = timeline.find(({ changes }) => JSON.stringify(changes).includes(`"${key}"`));
      return !Instant.safeParse(date).success || !event || event.at < date;
    });
    expect(early).toEqual([]);
  });
});

it("shows new, closed, discarded, increased and decreased risks between the two labels of the Harbour Tunnel", () => {
  const project = projects[0];
  const [first, second] = project?.labels ?? [];
  if (!project || !first || !second) throw new Error("two labels are expected");
  const before = replay(project, first.date).risks;
  const after = replay(project, second.date).risks;
  const keys = [...after.keys()];
  const known = keys.filter((key) => before.has(key));
  const ended = (status: string) => known.filter((key) => after.get(key)?.status === status);
  const live = known.filter((key) => after.get(key)?.status === "open");
  expect(keys.filter((key) => !before.has(key))).toEqual([
    "benzene",
    "supplier-insolvency",
    "control-system-access",
    "continuous-boring",
  ]);
  expect(ended("closed")).toEqual(["uxo", "power-supply", "working-hours"]);
  expect(ended("discarded")).toEqual(["clogging"]);
  expect(live.filter((key) => score(after.get(key)) > score(before.get(key)))).toEqual([
    "cutter-wear",
    "slurry-plant",
    "price-escalation",
  ]);
  expect(live.filter((key) => score(after.get(key)) < score(before.get(key)))).toEqual([
    "face-instability",
    "timber-piles",
    "utilities",
    "contaminated-fill",
    "dewatering-permit",
  ]);
});

/** The product of the class scores 1, 2, 4, 8, 16 of the present cell on the cost matrix; 0 without one. */
function score(standing: Standing | undefined): number {
  const placement = standing?.placements["cost present"];
  if (!placement) return 0;
  const [row, column] = cellOf(placement);
  return 2 ** (row + column - 2);
}
