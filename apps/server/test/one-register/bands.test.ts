import { type Api, createCaller, createContext } from "@riskloom/api";
import {
  addProject,
  addProjectMember,
  addUser,
  createOrganization,
  issueCredential,
  type MatrixDraft,
  templates,
} from "@riskloom/api/installation";
import { testRegister, type TestRegister } from "@riskloom/api/testing";
import type { Matrix } from "@riskloom/domain";
import { bandOf, positionOfScore, riskScore } from "@riskloom/risk-math";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { demoOrganizations, matrixDraftOf } from "@riskloom/demo";
import { createLog } from "../../src/log.ts";
import { createServer, type Handler } from "../../src/server.ts";
import { type Http, http } from "../http.ts";
import { answered, colorOf } from "./interfaces.ts";

/** The band-scored matrices of the demo register, and the templates that the register of Kendis's manual has. */
const matrices: readonly { name: string; draft: MatrixDraft }[] = [
  ...demoOrganizations.flatMap(({ projects }) =>
    projects.flatMap((project) =>
      project.matrices
        .filter(({ bands }) => bands.length > 0)
        .map((matrix) => ({ name: `${project.key} ${matrix.key}`, draft: matrixDraftOf(project, matrix) })),
    ),
  ),
  ...(["kendis-3x3", "kendis-5x5"] as const).flatMap((name) =>
    templates[name].map((draft) => ({ name, draft })),
  ),
];

let register: TestRegister;
let handler: Handler;
beforeAll(async () => {
  register = await testRegister();
  handler = createServer(
    register.deps,
    createLog(() => undefined),
  );
});
afterAll(() => register.drop());

/** An organization of its own, whose default project has the matrix as its primary one. */
interface Home {
  api: Api;
  projectId: number;
  matrix: Matrix;
  ramrisk: Http;
  comp: Http;
  kendis: Http;
}

async function homeOf(name: string, draft: MatrixDraft): Promise<Home> {
  const email = `${name.toLowerCase().replaceAll(" ", "-")}@example.com`;
  const { projectId, secret } = await createOrganization(register, name, async (write) => {
    const person = { email, firstName: "Some", lastName: "Body", password: "riskloom-demo" };
    const userId = await addUser(write, { ...person, role: "owner" });
    const { id } = await addProject(write, { key: "BANDS", title: name }, [draft]);
    await addProjectMember(write, { projectId: id, userId, role: "admin", apiAccess: true });
    const issued = await issueCredential(write, { userId, kind: "personalToken", label: "test" });
    return { projectId: id, secret: issued.secret };
  });
  const call = { secret: { kind: "bearer", token: secret } } as const;
  const api = createCaller(await createContext(register.deps, call));
  const [matrix] = (await api.matrix.list({ projectId })).rows;
  if (matrix === undefined) throw new Error("the project has its matrix");
  return {
    api,
    projectId,
    matrix,
    ramrisk: http(handler, { Authorization: `Token ${secret}` }),
    comp: http(handler, { "X-API-Key": secret }),
    kendis: http(handler, { Authorization: `Basic ${Buffer.from(`${email}:${secret}`).toString("base64")}` }),
  };
}

/** Puts a risk into every cell twice: by the cell through RamRisk, by two scores through Comp AI. */
async function fillEveryCell({ projectId, matrix, ramrisk, comp }: Home): Promise<void> {
  const project = `/api/v1/projects/${projectId}`;
  for (const { id: cell, row, column } of matrix.cells) {
    const risk = { title: `cell ${row} ${column}`, risk_description: "By its cell", status: 20 };
    const { id } = (await answered(ramrisk("POST", `${project}/risks`, { body: risk }))) as { id: number };
    const evaluation = { risk: id, evaluation_type: 10, cell };
    await answered(ramrisk("POST", `${project}/evaluations`, { body: evaluation }));
    const probability = (row * 10) / matrix.rows;
    const impact = (column * 10) / matrix.columns;
    const body = {
      title: `score ${row} ${column}`,
      description: "By scores",
      category: "other",
      probability,
      impact,
    };
    await answered(comp("POST", "/api/v1/risks", { body }));
  }
}

interface RamRiskCell {
  color: number;
  value: number;
  row: number;
  column: number;
}

interface Seen {
  /** by title: the colours that RamRisk shows, the classes in which Comp AI's scores lie, the bands that Kendis shows */
  ramrisk: Map<string, RamRiskCell | undefined>;
  comp: Map<string, { row: number | null; column: number | null }>;
  kendis: Map<string, { title: string; color: string } | undefined>;
  trpc: Map<string, { color: string; value: number } | null | undefined>;
}

async function readAll({ api, projectId, matrix, ramrisk, comp, kendis }: Home): Promise<Seen> {
  const { results } = (await answered(ramrisk("GET", `/api/v1/projects/${projectId}/risks?page_size=0`))) as {
    results: { title: string; evaluations: { cell: RamRiskCell }[] }[];
  };
  const { data } = (await answered(comp("GET", "/api/v1/risks"))) as {
    data: { title: string; probability: number; impact: number }[];
  };
  const shown: { title: string; riskLevel?: { title: string; color: string } }[] = [];
  for (let startAt = 0; startAt < 2 * matrix.cells.length; startAt += 50) {
    const page = await answered(
      kendis("GET", `/api/v1/BANDS/risk?fields=title,riskLevel&startAt=${startAt}`),
    );
    shown.push(...(page as { data: typeof shown }).data);
  }
  const { rows } = await api.risk.list({ projectId, limit: null });
  return {
    ramrisk: new Map(results.map(({ title, evaluations }) => [title, evaluations[0]?.cell])),
    comp: new Map(
      data.map(({ title, probability, impact }) => [
        title,
        {
          row: positionOfScore(probability, matrix.rows),
          column: positionOfScore(impact, matrix.columns),
        },
      ]),
    ),
    kendis: new Map(shown.map(({ title, riskLevel }) => [title, riskLevel])),
    trpc: new Map(rows.map(({ title, evaluations }) => [title, evaluations[0]?.cell])),
  };
}

describe("every cell", () => {
  it("of matrices of every project is looked at", () => {
    expect(matrices.length).toBeGreaterThanOrEqual(7);
  });

  it.each(matrices)(
    "of $name has one and the same band, by whichever interface it was written and is read, and by the scoring function",
    async ({ name, draft }) => {
      const home = await homeOf(name, draft);
      await fillEveryCell(home);
      const { matrix } = home;
      const seen = await readAll(home);
      for (const { row, column } of matrix.cells) {
        const frequency = matrix.frequencies.find((one) => one.row === row);
        const consequence = matrix.consequences.find((one) => one.column === column);
        const value = riskScore(consequence?.score, frequency?.score);
        const band = bandOf(
          value,
          matrix.bands.map(({ title, lowerLimit, hexColor, color: code }) => ({
            title,
            lowerLimit,
            hexColor,
            code,
          })),
        );
        for (const title of [`cell ${row} ${column}`, `score ${row} ${column}`]) {
          const cell = seen.ramrisk.get(title);
          const color = band?.code ?? "green";
          expect([title, cell && colorOf(cell.color), cell?.value, cell?.row, cell?.column]).toEqual([
            title,
            color,
            value,
            row,
            column,
          ]);
          expect([title, seen.comp.get(title)]).toEqual([title, { row, column }]);
          expect([title, seen.kendis.get(title)]).toEqual([
            title,
            band ? { title: band.title, color: band.hexColor } : undefined,
          ]);
          expect([title, seen.trpc.get(title)]).toEqual([title, expect.objectContaining({ color, value })]);
        }
      }
    },
    120_000,
  );
});
