import type { DemoProject } from "../src/types.ts";

/** Every key that a project uses without defining it, and every key that it defines twice, as `kind: key`. */
export function unresolved(project: DemoProject): string[] {
  const { risks, controls, actions, register, references, mapFeatures } = project;
  const measures = [...controls, ...actions];
  const deliveries = risks.flatMap(({ delivery }) => delivery ?? []);
  const owners = [...risks.map(({ owner }) => owner), ...measures.map(({ assignedTo }) => assignedTo)];
  const ends = [
    ...references.flatMap(({ from, to }) => [from, to]),
    ...mapFeatures.map(({ target }) => target),
  ];
  const users = project.members.map(({ user }) => user);
  return [
    missing(
      "person",
      owners.filter((one) => one !== null),
      users,
    ),
    missing(
      "watcher",
      deliveries.flatMap(({ watchers }) => watchers),
      users,
    ),
    missing(
      "risk tag",
      risks.flatMap(({ tags }) => tags),
      tagsOf(project, "risk"),
    ),
    missing(
      "control tag",
      measures.flatMap(({ tags }) => tags),
      tagsOf(project, "control"),
    ),
    missing(
      "causality",
      risks.flatMap(({ causalities }) => causalities),
      keysOf(project.causalities),
    ),
    missing(
      "source",
      risks.flatMap(({ sources }) => sources),
      keysOf(project.sources),
    ),
    missing(
      "matrix",
      risks.flatMap(({ evaluations }) => Object.keys(evaluations)),
      keysOf(project.matrices),
    ),
    missing("primary matrix", [project.primaryMatrix], keysOf(project.matrices)),
    missing(
      "risk target",
      project.matrices.map(({ riskTarget }) => riskTarget),
      keysOf(project.riskTargets),
    ),
    missing(
      "cost",
      controls.flatMap(({ costs }) => Object.keys(costs)),
      keysOf(project.riskTargets),
    ),
    missing(
      "risk",
      controls.flatMap((control) => control.risks),
      keysOf(risks),
    ),
    missing(
      "control",
      actions.map(({ control }) => control),
      keysOf(controls),
    ),
    missing(
      "risk",
      ends.flatMap((one) => ("risk" in one ? [one.risk] : [])),
      keysOf(risks),
    ),
    missing(
      "control",
      ends.flatMap((one) => ("control" in one ? [one.control] : [])),
      keysOf(controls),
    ),
    missing(
      "action",
      ends.flatMap((one) => ("action" in one ? [one.action] : [])),
      keysOf(actions),
    ),
    missing(
      "status",
      deliveries.map(({ status }) => status),
      keysOf(register?.statuses ?? []),
    ),
    missing(
      "team",
      deliveries.flatMap(({ teams }) => teams),
      keysOf(register?.teams ?? []),
    ),
    missing(
      "sprint",
      deliveries.flatMap(({ sprints }) => sprints),
      keysOf(register?.sprints ?? []),
    ),
    missing(
      "linked item",
      deliveries.flatMap((one) => one.linkedItems),
      keysOf(register?.linkedItems ?? []),
    ),
    missing("reference", [], keysOf(references)),
    missing("map feature", [], keysOf(mapFeatures)),
    missing("custom field", [], keysOf(project.customFields)),
    missing("label", [], keysOf(project.labels)),
  ].flat();
}

function missing(kind: string, used: readonly string[], defined: readonly string[]): string[] {
  const twice = defined.filter((key, index) => defined.indexOf(key) !== index);
  const unknown = used.filter((key) => !defined.includes(key));
  return [...twice, ...unknown].map((key) => `${kind}: ${key}`);
}

function keysOf(list: readonly { readonly key: string }[]): string[] {
  return list.map(({ key }) => key);
}

function tagsOf(project: DemoProject, family: "risk" | "control"): string[] {
  return project.categories.filter((one) => one.family === family).flatMap(({ tags }) => keysOf(tags));
}
