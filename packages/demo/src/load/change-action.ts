import { dataOf } from "./loaded.ts";
import type { Of, Replaying } from "./replaying.ts";

export async function createActions(
  { api, loaded }: Replaying,
  { actions }: Of<"createActions">,
): Promise<void> {
  const { projectId } = loaded;
  for (const key of actions) {
    const { description, status, deadline, control, assignedTo, tags } = dataOf(loaded.project.actions, key);
    const action = await api.action.create({
      projectId,
      description,
      status,
      deadline,
      controlId: loaded.controls.get(control),
      assignedToId: assignedTo === null ? null : loaded.users.get(assignedTo),
      tagIds: tags.map((tag) => loaded.tags.get(tag)),
    });
    loaded.actions.set(key, action.id);
  }
}

export async function setActionStatus(
  { api, loaded }: Replaying,
  { action, status }: Of<"setActionStatus">,
): Promise<void> {
  await api.action.update({ projectId: loaded.projectId, id: loaded.actions.get(action), patch: { status } });
}
