import { CivilDate, ProjectKey, RiskDraft } from "@riskloom/domain";
import { describe, expect, it } from "vitest";
import { demoOrganizations } from "../src/organizations.ts";
import { password } from "../src/people.ts";
import type { DemoClass, DemoMatrix, DemoPlacement, DemoProject, Triple } from "../src/types.ts";
import { isOccurrence } from "./is-occurrence.ts";
import { unresolved } from "./unresolved.ts";

const projects = demoOrganizations.flatMap((organization) => organization.projects);
const harbourTunnel = projects[0];

describe("the demo organizations", () => {
  it("have the users, roles and credentials on which examples rely", () => {
    const [contractor, other] = demoOrganizations;
    expect(contractor?.name).toBe("Demo Contractor");
    expect(other?.name).toBe("Other Tenant");
    expect(password).toBe("riskloom-demo");
    const users = demoOrganizations.flatMap((one) => one.users);
    const names = ["alice", "bob", "carol", "mallory"];
    expect(users.map(({ email }) => email)).toEqual(names.map((name) => `${name}@example.com`));
    expect(harbourTunnel?.members.map(({ role }) => role)).toEqual(["admin", "editor", "reader"]);
    expect(users.filter((one) => !one.confidentialAccess).map(({ key }) => key)).toEqual(["carol"]);
    const credentials = demoOrganizations.flatMap((one) => one.credentials);
    expect(credentials.map(({ user, kind, secret }) => [user, kind, secret])).toEqual(
      names.flatMap((name) => [
        [name, "personalToken", `demo-token-${name}`],
        [name, "apiKey", `demo-key-${name}`],
      ]),
    );
    expect(contractor?.apiApps).toEqual(["demo-app", "demo-app-2"]);
    expect(projects.map(({ key }) => key)).toEqual(["HT", "RR-PROG", "MOVE"]);
  });
});

describe.each(projects)("project $key", (project) => {
  const { risks, controls, actions, causalities, matrices } = project;

  it("has a key that may be a register's, and risks that the domain accepts", () => {
    expect(ProjectKey.safeParse(project.key).success).toBe(true);
    const faulty = risks.filter(({ title, description, cause, effect, notes }) => {
      const isDraft = RiskDraft.safeParse({ title, description, cause, effect, notes }).success;
      return !isDraft || ![title, description, cause, effect].every(Boolean);
    });
    expect(faulty).toEqual([]);
  });

  it("refers only to what it defines, by distinct keys", () => {
    expect(unresolved(project)).toEqual([]);
  });

  it("numbers risks, controls, actions and causalities from 1 without gaps", () => {
    for (const list of [risks, controls, actions, causalities]) {
      const numbers = list.map(({ number }) => number).toSorted((a, b) => a - b);
      expect(numbers).toEqual(list.map((_, index) => index + 1));
    }
  });

  it("evaluates inside its matrices, threats and opportunities apart, triples in their class", () => {
    expect(risks.flatMap(({ key, evaluations }) => misplaced(project, key, evaluations))).toEqual([]);
  });

  it("expects every measure to help: gross, present and nett never rise for a threat nor fall for an opportunity", () => {
    const backwards = risks.filter(({ evaluations }) =>
      matrices.some((matrix) => {
        const { gross, present, nett } = evaluations[matrix.key] ?? {};
        const scores = [gross, present, nett].flatMap((one) => (one ? [scoreOf(matrix, one)] : []));
        return (
          scores.join(" ") !== scores.toSorted((a, b) => (matrix.isOpportunity ? a - b : b - a)).join(" ")
        );
      }),
    );
    expect(backwards.map(({ key }) => key)).toEqual([]);
  });

  it("has recurrences that are well formed and whose deadline is an occurrence", () => {
    const measures = [...controls, ...actions];
    expect(measures.filter(({ deadline }) => !CivilDate.safeParse(deadline).success)).toEqual([]);
    const recurring = controls.flatMap(({ deadline, recurrence }) =>
      recurrence ? [{ deadline, recurrence }] : [],
    );
    expect(recurring.filter(({ deadline, recurrence }) => !isOccurrence(deadline, recurrence))).toEqual([]);
  });

  it("gives custom fields values of their type", () => {
    const later = project.timeline.flatMap(({ changes }) =>
      changes.flatMap((change) => (change.kind === "setCustomValues" ? Object.entries(change.values) : [])),
    );
    const values = [...later, ...risks.flatMap(({ customValues }) => Object.entries(customValues ?? {}))];
    expect(values.filter(([key, value]) => !fits(project, key, value))).toEqual([]);
  });

  it("builds its matrices from adjoining classes and falling bands down to the lowest cell", () => {
    for (const { frequencies, consequences, bands } of matrices) {
      expect(adjoining(frequencies) && adjoining(consequences)).toBe(true);
      const limits = bands.map(({ lowerLimit }) => lowerLimit);
      expect(limits).toEqual(limits.toSorted((a, b) => b - a));
      expect(limits.at(-1)).toBeLessThanOrEqual(1);
    }
  });
});

it("reproduces the acceptance table of Eskesen et al. 2004, very likely at the top, disastrous on the right", () => {
  const initials = new Map([
    ["Unacceptable", "U"],
    ["Unwanted", "w"],
    ["Acceptable", "a"],
    ["Negligible", "n"],
  ]);
  const table = [4, 3, 2, 1, 0].map((row) =>
    [0, 1, 2, 3, 4].map((column) => initials.get(bandOf(harbourTunnel?.matrices[0], row, column))).join(""),
  );
  expect(table).toEqual(["wwUUU", "awwUU", "aawwU", "naaww", "nnaaw"]);
});

it("has about forty kinds of tunnelling risk, three of them confidential, and a field of every Kendis type", () => {
  expect(harbourTunnel?.risks.length).toBe(46);
  expect(harbourTunnel?.risks.filter(({ confidential }) => confidential).length).toBe(3);
  const types = projects[1]?.customFields.map(({ type }) => type).toSorted();
  const every = "date dropdown link multiselect number singleselect status text userpicker";
  expect(types?.join(" ")).toBe(every);
});

it("puts its map features at Copenhagen harbour", () => {
  const elsewhere = harbourTunnel?.mapFeatures.filter(
    ({ latitude, longitude }) =>
      latitude < 55.69 || latitude > 55.715 || longitude < 12.59 || longitude > 12.63,
  );
  expect(elsewhere).toEqual([]);
});

type Evaluations = DemoProject["risks"][number]["evaluations"];

function misplaced(project: DemoProject, risk: string, evaluations: Evaluations): string[] {
  const matrices = project.matrices.filter(({ key }) => key in evaluations);
  const mixed =
    new Set(matrices.map(({ isOpportunity }) => isOpportunity)).size !== Math.min(matrices.length, 1);
  const wrong = matrices.flatMap((matrix) =>
    Object.values(evaluations[matrix.key] ?? {}).filter((placement) => {
      const [row, column] = "cell" in placement ? placement.cell : placement;
      const frequency = matrix.frequencies[row - 1];
      const consequence = matrix.consequences[column - 1];
      if (!frequency || !consequence) return true;
      if (!("cell" in placement)) return matrix.explicitEvaluation;
      return !liesIn(placement.frequency, frequency) || !liesIn(placement.consequence, consequence);
    }),
  );
  return [
    ...(mixed ? [`${risk}: threat and opportunity`] : []),
    ...wrong.map((one) => `${risk}: ${JSON.stringify(one)}`),
  ];
}

/** (low + 2.9 mid + high) / 4.9, Lichtenberg's mean, by which an explicit evaluation is placed. */
function liesIn([low, mid, high]: Triple, { figures }: DemoClass): boolean {
  const mean = (low + 2.9 * mid + high) / 4.9;
  return low <= mid && mid <= high && figures !== null && figures[0] <= mean && mean <= figures[2];
}

/** Whether each class begins where the one before ends, with the geometric centre of its limits as its middle. */
function adjoining(classes: readonly DemoClass[]): boolean {
  return classes.every(({ figures }, index) => {
    if (!figures) return true;
    const [low, mid, high] = figures;
    const next = classes[index + 1]?.figures;
    return Math.abs(mid / Math.sqrt(low * high) - 1) < 0.06 && (!next || high === next[0]);
  });
}

function scoreOf(matrix: DemoMatrix, placement: DemoPlacement): number {
  const [row, column] = "cell" in placement ? placement.cell : placement;
  return (matrix.frequencies[row - 1]?.score ?? 0) * (matrix.consequences[column - 1]?.score ?? 0);
}

function bandOf(matrix: DemoMatrix | undefined, row: number, column: number): string {
  const value = (matrix?.frequencies[row]?.score ?? 0) * (matrix?.consequences[column]?.score ?? 0);
  return matrix?.bands.find(({ lowerLimit }) => lowerLimit <= value)?.title ?? "";
}

function fits(project: DemoProject, key: string, value: unknown): boolean {
  const field = project.customFields.find((one) => one.key === key);
  const isOption = (one: unknown): boolean => field?.options.some((option) => option === one) ?? false;
  switch (field?.type) {
    case "singleselect":
    case "dropdown":
    case "status":
      return isOption(value);
    case "multiselect":
      return Array.isArray(value) && value.every(isOption);
    case "userpicker":
      return project.members.some(({ user }) => user === value);
    case "number":
      return typeof value === "number";
    case "date":
      return CivilDate.safeParse(value).success;
    case "link":
      return typeof value === "object" && value !== null && "name" in value && "url" in value;
    case "text":
      return typeof value === "string";
    default:
      return false;
  }
}
