import type { CustomFieldType, CustomValueInput } from "@riskloom/domain";
import type { DemoCustomField, DemoCustomValue, DemoRisk, Key } from "../types.ts";
import { dataOf, type Loaded } from "./loaded.ts";
import type { Of, Replaying } from "./replaying.ts";

/** The lists of a delivery register, and the custom fields of any. */
export async function createLists({ api, loaded }: Replaying): Promise<void> {
  const { projectId, project } = loaded;
  for (const [index, { key, title: name, type, options }] of project.customFields.entries()) {
    const draft = {
      target: "risk" as const,
      name,
      type: types[type],
      options: [...options],
      ordering: index + 1,
    };
    loaded.customFields.set(key, (await api.customField.create({ projectId, ...draft })).id);
  }
  const { statuses = [], teams = [], sprints = [], linkedItems = [] } = project.register ?? {};
  for (const [ordering, { key, ...status }] of statuses.entries())
    loaded.statuses.set(key, (await api.registerStatus.create({ projectId, ...status, ordering })).id);
  for (const [ordering, { key, title }] of teams.entries())
    loaded.teams.set(key, (await api.team.create({ projectId, title, ordering })).id);
  for (const [ordering, { key, title }] of sprints.entries())
    loaded.sprints.set(key, (await api.sprint.create({ projectId, title, ordering })).id);
  for (const item of linkedItems)
    loaded.linkedItems.set(item.key, (await api.linkedItem.create({ projectId, ...item })).id);
}

const types: Record<DemoCustomField["type"], CustomFieldType> = {
  userpicker: "user",
  singleselect: "select",
  dropdown: "dropdown",
  status: "status",
  multiselect: "multiSelect",
  link: "link",
  date: "date",
  text: "text",
  number: "number",
};

/** What delivery teams said about a risk when it was registered. */
export async function deliver(
  replaying: Replaying,
  { key, delivery, customValues }: DemoRisk,
): Promise<void> {
  if (customValues !== undefined) await setCustomValues(replaying, { risk: key, values: customValues });
  if (delivery === undefined) return;
  const { api, loaded } = replaying;
  await api.register.setDelivery({
    registerId: loaded.projectId,
    id: loaded.risks.get(key),
    patch: {
      statusId: loaded.statuses.get(delivery.status),
      raisedDate: delivery.raisedDate,
      resolutionDate: delivery.resolutionDate,
      mitigation: delivery.mitigationActions,
      teamIds: delivery.teams.map((one) => loaded.teams.get(one)),
      sprintIds: delivery.sprints.map((one) => loaded.sprints.get(one)),
      watcherIds: delivery.watchers.map((one) => loaded.users.get(one)),
      linkedItemIds: delivery.linkedItems.map((one) => loaded.linkedItems.get(one)),
    },
  });
}

export async function setRegisterStatus(
  { api, loaded }: Replaying,
  { risk, status }: Omit<Of<"setRegisterStatus">, "kind">,
): Promise<void> {
  await api.register.setDelivery({
    registerId: loaded.projectId,
    id: loaded.risks.get(risk),
    patch: { statusId: loaded.statuses.get(status) },
  });
}

export async function setCustomValues(
  { api, loaded }: Replaying,
  { risk, values }: Omit<Of<"setCustomValues">, "kind">,
): Promise<void> {
  for (const [key, value] of Object.entries(values))
    await api.customValue.set({
      projectId: loaded.projectId,
      riskId: loaded.risks.get(risk),
      fieldId: loaded.customFields.get(key),
      value: inputOf(loaded, key, value),
    });
}

function inputOf({ project, users }: Loaded, field: Key, value: DemoCustomValue): CustomValueInput {
  if (typeof value === "number") return value;
  if (typeof value === "string")
    return dataOf(project.customFields, field).type === "userpicker" ? String(users.get(value)) : value;
  return "url" in value ? value : [...value];
}
