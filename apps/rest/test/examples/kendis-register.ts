import type { CustomFieldType, CustomValueInput } from "@riskloom/domain";
import type { TestRegister } from "@riskloom/api/testing";

/** The custom fields of the manual's example, in its order, on the first risk of the register. */
const customFields: readonly [name: string, CustomFieldType, options: string[], CustomValueInput | "me"][] = [
  ["Business Unit", "select", ["Sales", "Finance"], "Finance"],
  ["Backup Owner", "user", [], "me"],
  ["External Wiki", "link", [], { name: "Spec doc", url: "https://wiki.acme.com/spec" }],
  ["Affected Areas", "multiSelect", ["Frontend", "API", "Database"], ["API", "Frontend"]],
  ["Reviewed On", "date", [], "2026-05-21"],
  ["Root Cause", "dropdown", ["Scope", "Capacity"], "Scope"],
  ["Escalation", "status", ["None", "In Progress"], "In Progress"],
  ["Trigger", "text", [], "Two sprints late"],
  ["Story Points", "number", [], 13.5],
];

/**
 * Makes the register that the manual's examples speak of, `RR-PROG`: on three levels and three bands, with a risk that
 * has everything and one that has as little as can be.
 */
export async function fillKendisRegister(register: TestRegister): Promise<void> {
  const founder = await register.as("alice");
  const { id: projectId } = await founder.project.create({
    key: "RR-PROG",
    title: "Programme risks",
    template: "kendis-3x3",
  });
  const api = await register.as("alice");
  const { alice } = register.users;
  await api.risk.create({ projectId, description: "Nobody knows yet" });
  const risk = await api.risk.create({
    projectId,
    title: "Late interface",
    description: "The interface comes late.\nThen tests wait.",
    ownerId: alice,
    status: "open",
    // High × Low and Medium × High of the manual's worked examples
    scores: { gross: { frequency: 3, consequence: 10 }, present: { frequency: 10, consequence: 6 } },
  });
  const status = await api.registerStatus.create({ projectId, label: "Owned", status: "open" });
  const team = await api.team.create({ projectId, title: "Platform" });
  const sprint = await api.sprint.create({ projectId, title: "PI 7 Sprint 1" });
  const item = await api.linkedItem.create({ projectId, key: "PLT-77", title: "Single sign-on" });
  await api.register.setDelivery({
    registerId: "RR-PROG",
    id: "RR-PROG-2",
    patch: {
      statusId: status.id,
      raisedDate: "2026-05-04",
      resolutionDate: "2026-09-30",
      mitigation: "Agree on it early.\nTest against a double.",
      teamIds: [team.id],
      sprintIds: [sprint.id],
      watcherIds: [alice],
      linkedItemIds: [item.id],
    },
  });
  for (const [name, type, options, value] of customFields) {
    const { id: fieldId } = await api.customField.create({ projectId, target: "risk", name, type, options });
    await api.customValue.set({
      projectId,
      riskId: risk.id,
      fieldId,
      value: value === "me" ? String(alice) : value,
    });
  }
  await api.comment.create({ projectId, riskId: risk.id, text: "First\nword" });
  await api.comment.create({ projectId, riskId: risk.id, text: "Last word" });
}
