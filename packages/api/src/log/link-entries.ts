import type { Change } from "./change.ts";
import { aboutAction, aboutControl, aboutRisk, type Entry } from "./entry.ts";
import type { Facts } from "./facts.ts";

/** A tag that was put on a risk or taken off. */
export function riskTagEntries(change: Change, { risks, tags }: Facts): Entry[] {
  const { riskId, tagId } = rowOf(change);
  const risk = risks.get(riskId);
  return risk === undefined ? [] : tagged({ ...aboutRisk(risk), type: "tag" }, change, tags.get(tagId));
}

/** A tag that was put on a control or taken off. */
export function controlTagEntries(change: Change, { controls, tags }: Facts): Entry[] {
  const { controlId, tagId } = rowOf(change);
  const control = controls.get(controlId);
  if (control === undefined) return [];
  return tagged({ ...aboutControl(control), type: "controlTag" }, change, tags.get(tagId));
}

/** A tag that was put on an action or taken off. */
export function actionTagEntries(change: Change, { actions, tags }: Facts): Entry[] {
  const { actionId, tagId } = rowOf(change);
  const action = actions.get(actionId);
  if (action === undefined) return [];
  return tagged({ ...aboutAction(action), type: "controlTag" }, change, tags.get(tagId));
}

/** A control that was attached to a risk or detached from it. */
export function riskControlEntries(change: Change, { risks, controls }: Facts): Entry[] {
  const link = rowOf(change);
  const risk = risks.get(link.riskId);
  const control = controls.get(link.controlId);
  if (risk === undefined || control === undefined) return [];
  const name = `Control #${control.number}`;
  const attached = change.after !== null;
  return [
    {
      ...aboutRisk(risk),
      type: attached ? "attachment" : "detachment",
      changeDescription: `${name} ${attached ? "attached" : "detached"}`,
      ...gained(change, name),
      controlId: control.id,
      targetDescription: control.description,
    },
  ];
}

/** A cause or effect that was attached to a risk or detached from it. */
export function riskCausalityEntries(change: Change, { risks, causalities }: Facts): Entry[] {
  const link = rowOf(change);
  const risk = risks.get(link.riskId);
  const causality = causalities.get(link.causalityId);
  if (risk === undefined || causality === undefined) return [];
  const kind = causality.isCause ? "cause" : "effect";
  const attached = change.after !== null;
  return [
    {
      ...aboutRisk(risk),
      type: attached ? `${kind}Attached` : `${kind}Detached`,
      descriptionPart: kind,
      changeDescription: `${causality.isCause ? "Cause" : "Effect"} ${attached ? "attached" : "detached"}`,
      ...gained(change, causality.text),
      targetDescription: causality.text,
    },
  ];
}

type Links = Record<"actionId" | "causalityId" | "controlId" | "riskId" | "tagId", number>;

/** A link has its own two of these. */
const rowOf = ({ before, after }: Change): Links => (after ?? before) as unknown as Links;

const gained = ({ after }: Change, name: string) =>
  after === null ? { changedFrom: name, changedTo: null } : { changedFrom: null, changedTo: name };

const tagged = (
  subject: Omit<Entry, "changeDescription">,
  change: Change,
  name: string | undefined,
): Entry[] =>
  name === undefined
    ? []
    : [
        {
          ...subject,
          changeDescription: change.after === null ? "Tag detached" : "Tag attached",
          ...gained(change, name),
        },
      ];
