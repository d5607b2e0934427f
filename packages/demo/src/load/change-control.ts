import type { DemoControl, DemoRecurrence } from "../types.ts";
import { dataOf } from "./loaded.ts";
import type { Of, Replaying } from "./replaying.ts";

/** Plans controls, with their costs and recurrences, and attaches them to their risks. */
export async function createControls(
  replaying: Replaying,
  { controls }: Of<"createControls">,
): Promise<void> {
  for (const key of controls) await create(replaying, dataOf(replaying.loaded.project.controls, key));
}

async function create({ api, loaded }: Replaying, data: DemoControl): Promise<void> {
  const { projectId } = loaded;
  const { description, status, deadline } = data;
  const assignedToId = data.assignedTo === null ? null : loaded.users.get(data.assignedTo);
  const tagIds = data.tags.map((tag) => loaded.tags.get(tag));
  const control = await api.control.create({
    projectId,
    description,
    status,
    deadline,
    assignedToId,
    tagIds,
  });
  loaded.controls.set(data.key, control.id);
  for (const risk of data.risks) await attachControl({ api, loaded }, { control: data.key, risk });
  if (data.recurrence !== undefined)
    await api.controlRecurrence.set({ projectId, controlId: control.id, ...ruleOf(data.recurrence) });
  const { rows: matrices } = await api.matrix.list({ projectId });
  for (const [target, value] of Object.entries(data.costs)) {
    const { name } = dataOf(loaded.project.riskTargets, target);
    const riskTargetId = matrices.find(({ riskTargetName }) => riskTargetName === name)?.riskTargetId ?? 0;
    await api.controlCost.create({ projectId, controlId: control.id, riskTargetId, value });
  }
}

export async function attachControl(
  { api, loaded }: Pick<Replaying, "api" | "loaded">,
  { control, risk }: Omit<Of<"attachControl">, "kind">,
): Promise<void> {
  const { projectId, risks, controls } = loaded;
  await api.riskControl.attach({ projectId, riskId: risks.get(risk), controlId: controls.get(control) });
}

export async function setControlStatus(
  { api, loaded }: Replaying,
  { control, status }: Of<"setControlStatus">,
): Promise<void> {
  await api.control.update({
    projectId: loaded.projectId,
    id: loaded.controls.get(control),
    patch: { status },
  });
}

export async function setControlDeadline(
  { api, loaded }: Replaying,
  { control, deadline }: Of<"setControlDeadline">,
): Promise<void> {
  await api.control.update({
    projectId: loaded.projectId,
    id: loaded.controls.get(control),
    patch: { deadline },
  });
}

/** The rule's fields as the register spells them: `scopeType` for `scope_type`. */
function ruleOf(recurrence: DemoRecurrence): { scopeType: number } & Record<string, number | string> {
  const spelled = Object.entries(recurrence).map(([name, value]) => [
    name.replaceAll(/_(\w)/g, (_, letter: string) => letter.toUpperCase()),
    value,
  ]);
  return { ...Object.fromEntries(spelled), scopeType: recurrence.scope_type };
}
