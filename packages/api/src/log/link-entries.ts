import type { Change } from "./change.ts";
import { aboutRisk, type Entry } from "./entry.ts";
import type { Facts } from "./facts.ts";

/** A tag that was put on a risk or taken off. */
export function riskTagEntries({ before, after }: Change, { risks, tags }: Facts): Entry[] {
  const link = (after ?? before) as { riskId: number; tagId: number };
  const risk = risks.get(link.riskId);
  const name = tags.get(link.tagId);
  if (risk === undefined || name === undefined) return [];
  const change =
    after === null ? { changedFrom: name, changedTo: null } : { changedFrom: null, changedTo: name };
  return [
    {
      ...aboutRisk(risk),
      type: "tag",
      changeDescription: after === null ? "Tag detached" : "Tag attached",
      ...change,
    },
  ];
}

/** A control that was attached to a risk or detached from it. */
export function riskControlEntries({ before, after }: Change, { risks, controls }: Facts): Entry[] {
  const link = (after ?? before) as { riskId: number; controlId: number };
  const risk = risks.get(link.riskId);
  const control = controls.get(link.controlId);
  if (risk === undefined || control === undefined) return [];
  const name = `Control #${control.number}`;
  const attached = after !== null;
  return [
    {
      ...aboutRisk(risk),
      type: attached ? "attachment" : "detachment",
      changeDescription: `${name} ${attached ? "attached" : "detached"}`,
      changedFrom: attached ? null : name,
      changedTo: attached ? name : null,
      controlId: control.id,
      targetDescription: control.description,
    },
  ];
}
