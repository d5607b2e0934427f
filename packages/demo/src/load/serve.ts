import type { Api } from "@riskloom/api";
import type { DemoServiceChange } from "../types.ts";
import { type Keyed, keyed } from "./keyed.ts";
import type { Loaded } from "./loaded.ts";

/** What belongs to the organization as a whole, while its history is replayed. */
export interface Serving {
  projects: readonly Loaded[];
  incidents: Keyed<number>;
}

export const startServing = (projects: readonly Loaded[]): Serving => ({
  projects,
  incidents: keyed("incident"),
});

type Of<Kind extends DemoServiceChange["kind"]> = Extract<DemoServiceChange, { kind: Kind }>;

const appliers: {
  [Kind in DemoServiceChange["kind"]]: (api: Api, serving: Serving, change: Of<Kind>) => Promise<unknown>;
} = {
  createEntry: (api, _, { list, entry }) => api[list].create(entry),
  chooseRiskLevel: async (api, serving, { project, reference }) => {
    const named = { key: "reference", operator: "=", value: reference } as const;
    const [level] = (await api.riskLevel.list({ filters: [named] })).rows;
    const { projectId } = projectOf(serving, project);
    await api.project.chooseRiskLevel({ projectId, riskLevelId: level?.id ?? null });
  },
  defineAttribute: (api, _, { name, type }) => api.incidentAttribute.define({ name, type }),
  registerIncident: async (api, serving, { incident, content, realises, attributes = {} }) => {
    const riskId = realises && projectOf(serving, realises.project).risks.get(realises.risk);
    const { id } = await api.incident.create({ ...content, ...(riskId && { riskId }) });
    serving.incidents.set(incident, id);
    const values = Object.entries(attributes).map(([name, value]) => ({ name, value }));
    if (values.length > 0) await api.incidentAttribute.add({ incidentId: id, values });
  },
  changeIncident: (api, { incidents }, { incident, patch }) =>
    api.incident.update({ id: incidents.get(incident), patch }),
  commentOnIncident: (api, { incidents }, { incident, text }) =>
    api.incidentComment.create({ incidentId: incidents.get(incident), text }),
};

/** Makes one change of what belongs to the organization as a whole. */
export async function serve(api: Api, serving: Serving, change: DemoServiceChange): Promise<void> {
  const applier = appliers[change.kind] as (
    api: Api,
    serving: Serving,
    change: DemoServiceChange,
  ) => Promise<unknown>;
  await applier(api, serving, change);
}

function projectOf({ projects }: Serving, key: string): Loaded {
  const found = projects.find(({ project }) => project.key === key);
  if (found === undefined) throw new Error(`The demo data has no project ${key}.`);
  return found;
}
