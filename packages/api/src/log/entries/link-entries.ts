import type { ChangeOf } from "../change.ts";
import { aboutAction, aboutControl, aboutRisk, type Entry } from "../entry.ts";
import type { Facts } from "../facts.ts";

/** A tag that was put on a risk or taken off. */
export function riskTagEntries(change: ChangeOf<"RiskTag">, { risks, tags }: Facts): Entry[] {
  const link = linkOf(change);
  const risk = risks.get(link?.riskId ?? 0);
  if (risk === undefined) return [];
  return tagged({ ...aboutRisk(risk), type: "tag" }, change, tags.get(link?.tagId ?? 0));
}

/** A tag that was put on a control or taken off. */
export function controlTagEntries(change: ChangeOf<"ControlTag">, { controls, tags }: Facts): Entry[] {
  const link = linkOf(change);
  const control = controls.get(link?.controlId ?? 0);
  if (control === undefined) return [];
  return tagged({ ...aboutControl(control), type: "controlTag" }, change, tags.get(link?.tagId ?? 0));
}

/** A tag that was put on an action or taken off. */
export function actionTagEntries(change: ChangeOf<"ActionTag">, { actions, tags }: Facts): Entry[] {
  const link = linkOf(change);
  const action = actions.get(link?.actionId ?? 0);
  if (action === undefined) return [];
  return tagged({ ...aboutAction(action), type: "controlTag" }, change, tags.get(link?.tagId ?? 0));
}

/** A control that was attached to a risk or detached from it. */
export function riskControlEntries(change: ChangeOf<"RiskControl">, { risks, controls }: Facts): Entry[] {
  const link = linkOf(change);
  const risk = risks.get(link?.riskId ?? 0);
  const control = controls.get(link?.controlId ?? 0);
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
export function riskCausalityEntries(
  change: ChangeOf<"RiskCausality">,
  { risks, causalities }: Facts,
): Entry[] {
  const link = linkOf(change);
  const risk = risks.get(link?.riskId ?? 0);
  const causality = causalities.get(link?.causalityId ?? 0);
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

interface Linking<Link> {
  readonly before: Link | null;
  readonly after: Link | null;
}

/** The link that was made or undone. */
const linkOf = <Link>({ before, after }: Linking<Link>): Link | null => after ?? before;

const gained = ({ after }: Linking<unknown>, name: string) =>
  after === null ? { changedFrom: name, changedTo: null } : { changedFrom: null, changedTo: name };

const tagged = (
  subject: Omit<Entry, "changeDescription">,
  change: Linking<unknown>,
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
