import type { DemoMapFeature } from "../types.ts";
import { dataOf, subjectOf } from "./loaded.ts";
import type { Of, Replaying } from "./replaying.ts";

export async function comment({ api, loaded }: Replaying, { on, text }: Of<"comment">): Promise<void> {
  await api.comment.create({ projectId: loaded.projectId, ...subjectOf(loaded, on), text });
}

export async function createLabel({ api, loaded }: Replaying, { label }: Of<"createLabel">): Promise<void> {
  const { title, date } = dataOf(loaded.project.labels, label);
  await api.label.create({ projectId: loaded.projectId, title, date });
}

export async function createReferences(
  { api, loaded }: Replaying,
  { references }: Of<"createReferences">,
): Promise<void> {
  for (const key of references) {
    const { from, to, description } = dataOf(loaded.project.references, key);
    const target = "link" in to ? { toLink: to.link } : targetOf(subjectOf(loaded, to));
    await api.reference.create({
      projectId: loaded.projectId,
      ...subjectOf(loaded, from),
      ...target,
      description,
    });
  }
}

const targetOf = ({
  riskId,
  controlId,
  actionId,
}: {
  riskId?: number;
  controlId?: number;
  actionId?: number;
}) => ({
  toRiskId: riskId,
  toControlId: controlId,
  toActionId: actionId,
});

export async function createMapFeatures(
  { api, loaded }: Replaying,
  { mapFeatures }: Of<"createMapFeatures">,
): Promise<void> {
  const { projectId } = loaded;
  for (const key of mapFeatures) {
    const { target, bimModelType, key: _, ...feature } = dataOf(loaded.project.mapFeatures, key);
    const on = subjectOf(loaded, target);
    await api.mapFeature.create({
      projectId,
      ...on,
      ...feature,
      geometry: "point",
      bimModel: bimModels[bimModelType],
    });
  }
}

const bimModels = {
  10: "cube",
  20: "ramRisk",
  30: "safetyRisk",
  40: "ramControl",
  50: "safetyControl",
  60: "helmet",
} as const satisfies Record<DemoMapFeature["bimModelType"], string>;
