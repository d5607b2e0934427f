import { type Api, createCaller, createContext } from "@riskloom/api";
import {
  ActionDetail,
  Category,
  Causality,
  Comment,
  ControlCost,
  ControlDetail,
  CustomField,
  CustomValue,
  Evaluation,
  Incident,
  IncidentComment,
  Label,
  LinkedItem,
  LogEntry,
  MapFeature,
  Matrix,
  Project,
  Reference,
  Register,
  RegisterRisk,
  RegisterStatus,
  RiskControl,
  RiskDetail,
  RiskTag,
  type Rows,
  Sprint,
  Tag,
  Team,
} from "@riskloom/domain";
import { afterAll, beforeAll, expect, it } from "vitest";
import type { z } from "zod";
import { demoServer, type DemoServer } from "./demo-server.ts";

/** Where the lists are asked for: the demo's projects, its first incident, its first risk. */
interface Place {
  readonly projectId: number;
  readonly riskId: number;
  readonly incidentId: number;
}

interface List {
  readonly model: z.ZodType;
  readonly of: (api: Api, place: Place) => Promise<Rows<unknown>>;
}

/** The compiler takes a list for what its model says; whether its statement answers just that, only rows can tell. */
const list = <Model extends z.ZodType>(
  model: Model,
  of: (api: Api, place: Place) => Promise<Rows<z.output<Model>>>,
): List => ({ model, of });

const all = { limit: null } as const;
const lists: Readonly<Record<string, List>> = {
  actions: list(ActionDetail, (api, { projectId }) => api.action.list({ projectId, ...all })),
  "categories of risks": list(Category, (api, { projectId }) =>
    api.category.list({ projectId, family: "risk", ...all }),
  ),
  causalities: list(Causality, (api, { projectId }) => api.causality.list({ projectId, ...all })),
  "comments on a risk": list(Comment, (api, { projectId, riskId }) =>
    api.comment.list({ projectId, riskId, ...all }),
  ),
  controls: list(ControlDetail, (api, { projectId }) => api.control.list({ projectId, ...all })),
  "control costs": list(ControlCost, (api, { projectId }) => api.controlCost.list({ projectId, ...all })),
  "controls on risks": list(RiskControl, (api, { projectId }) => api.riskControl.list({ projectId, ...all })),
  "custom fields": list(CustomField, (api, { projectId }) => api.customField.list({ projectId, ...all })),
  "custom values of a risk": list(CustomValue, (api, { projectId, riskId }) =>
    api.customValue.list({ projectId, riskId, ...all }),
  ),
  evaluations: list(Evaluation, (api, { projectId }) => api.evaluation.list({ projectId, ...all })),
  incidents: list(Incident, (api) => api.incident.list(all)),
  "comments on an incident": list(IncidentComment, (api, { incidentId }) =>
    api.incidentComment.list({ incidentId, ...all }),
  ),
  labels: list(Label, (api, { projectId }) => api.label.list({ projectId, ...all })),
  "linked items": list(LinkedItem, (api, { projectId }) => api.linkedItem.list({ projectId, ...all })),
  "log entries": list(LogEntry, (api, { projectId }) => api.logEntry.list({ projectId, ...all })),
  "map features": list(MapFeature, (api, { projectId }) => api.mapFeature.list({ projectId, ...all })),
  matrices: list(Matrix, (api, { projectId }) => api.matrix.list({ projectId, ...all })),
  projects: list(Project, (api) => api.project.list(all)),
  "references of a risk": list(Reference, (api, { projectId, riskId }) =>
    api.reference.list({ projectId, riskId, ...all }),
  ),
  registers: list(Register, (api) => api.register.list(all)),
  "risks of a register": list(RegisterRisk, (api, { projectId }) =>
    api.register.risks({ registerId: projectId, ...all }),
  ),
  "statuses of a register": list(RegisterStatus, (api, { projectId }) =>
    api.registerStatus.list({ projectId, ...all }),
  ),
  risks: list(RiskDetail, (api, { projectId }) => api.risk.list({ projectId, ...all })),
  "a page of risks": list(RiskDetail, (api, { projectId }) =>
    api.risk.list({ projectId, offset: 1, limit: 20 }),
  ),
  "tags on risks": list(RiskTag, (api, { projectId }) => api.riskTag.list({ projectId, ...all })),
  sprints: list(Sprint, (api, { projectId }) => api.sprint.list({ projectId, ...all })),
  "tags of risks": list(Tag, (api, { projectId }) => api.tag.list({ projectId, family: "risk", ...all })),
  teams: list(Team, (api, { projectId }) => api.team.list({ projectId, ...all })),
};

let demo: DemoServer;
let alice: Api;
let places: Place[];
beforeAll(async () => {
  demo = await demoServer();
  const secret = { kind: "bearer", token: "demo-token-alice" } as const;
  alice = createCaller(await createContext(demo.deps, { secret }));
  const [incident] = (await alice.incident.list({ limit: 1 })).rows;
  const projects = (await alice.project.list(all)).rows;
  places = [];
  for (const { id: projectId } of projects)
    for (const { id: riskId } of (await alice.risk.list({ projectId, limit: 5 })).rows)
      places.push({ projectId, riskId, incidentId: incident?.id ?? 0 });
});
afterAll(() => demo.drop());

it.each(Object.entries(lists))("%s are what the domain says of them, column by column", async (_, one) => {
  let seen = 0;
  for (const place of places) {
    const { rows } = await one.of(alice, place);
    const wrong = rows.flatMap((row) => one.model.safeParse(row).error?.issues ?? []);
    expect(wrong).toEqual([]);
    // what a statement tells beside a row is in no answer
    expect(JSON.stringify(rows)).not.toMatch(/"(rowsInAll|scoredEvaluations)"/);
    seen += rows.length;
  }
  expect(seen).toBeGreaterThan(0);
});
