import {
  addProject,
  addProjectMember,
  change,
  createCategory,
  createMatrix,
  createTag,
  type MatrixDraft,
  type Write,
} from "@riskloom/api/installation";
import type { DemoClass, DemoMatrix, DemoProject } from "../types.ts";
import { createLists } from "./deliver.ts";
import { dataOf, type Loaded } from "./loaded.ts";
import type { Replaying } from "./replaying.ts";

/** Sets a project up: members, matrices, categories, tags, causalities and lists. */
export async function createProject(replaying: Replaying): Promise<void> {
  const { write, api, loaded } = replaying;
  const { project } = loaded;
  const { key, title, description, code, phase, owner, manager, kind, location, finish } = project;
  const made = await addProject(
    write,
    { key, title, description, code, phase, owner, manager, kind, location, finish },
    [],
  );
  loaded.projectId = made.id;
  for (const { user, role, apiAccess } of project.members)
    await addProjectMember(write, { projectId: made.id, userId: loaded.users.get(user), role, apiAccess });
  for (const matrix of project.matrices) {
    const { id } = await createMatrix(write, made.id, matrixDraftOf(project, matrix));
    loaded.matrices.set(matrix.key, id);
  }
  change(made, {
    primaryMatrixId: loaded.matrices.get(project.primaryMatrix),
    coordinateSystem: project.coordinateSystem,
  });
  await createTags(write, loaded);
  await createLists(replaying);
  for (const { key: causality, text, isCause } of project.causalities)
    loaded.causalities.set(causality, (await api.causality.create({ projectId: made.id, text, isCause })).id);
}

/** A matrix of the demo data as the register draws it up. */
export function matrixDraftOf(
  { riskTargets }: Pick<DemoProject, "riskTargets">,
  matrix: DemoMatrix,
): MatrixDraft {
  const { riskTarget, frequencies, consequences, key: _, ...settings } = matrix;
  const { name, unit, monetary } = dataOf(riskTargets, riskTarget);
  return {
    ...settings,
    target: { name, unit, monetary },
    frequencies: frequencies.map(classOf),
    consequences: consequences.map(classOf),
  };
}

const classOf = ({ name, description, figures, score }: DemoClass) => {
  const [low = null, mid = null, high = null] = figures ?? [];
  return { name, description, low, mid, high, score };
};

async function createTags(write: Write, { project, projectId, tags }: Loaded): Promise<void> {
  for (const [index, { family, name, tags: members }] of project.categories.entries()) {
    const category = createCategory(write, { projectId, family, name, ordering: index + 1 });
    await write.flush();
    for (const [place, member] of members.entries()) {
      const tag = createTag(write, {
        projectId,
        family,
        categoryId: category.id,
        name: member.name,
        ordering: place + 1,
      });
      await write.flush();
      tags.set(member.key, tag.id);
    }
  }
}
