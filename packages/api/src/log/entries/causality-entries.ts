import type { CausalityStatus } from "@riskloom/domain";
import type { ChangeOf } from "../change.ts";
import { aboutRisk, type Entry } from "../entry.ts";
import type { Facts } from "../facts.ts";

type Causality = NonNullable<ChangeOf<"Causality">["after"]>;

const statusNames = {
  possible: "Possible",
  done: "Done",
  discarded: "Discarded",
} as const satisfies Record<CausalityStatus, string>;

/**
 * A cause or effect that was made or changed, told of each risk that has it, so that whoever may not see the risk does not
 * see the entry either; of none when it stands by itself.
 */
export function causalityEntries(
  { before: then, after: now }: ChangeOf<"Causality">,
  { risks, risksOf }: Facts,
): Entry[] {
  if (now === null) return [];
  const kind = now.isCause ? ("cause" as const) : ("effect" as const);
  const told = changes(then, now).map((change) => ({
    type: then === null ? (`${kind}Created` as const) : (`${kind}Modified` as const),
    descriptionPart: kind,
    targetDescription: now.text,
    ...change,
  }));
  const has = (risksOf.get(now.id) ?? []).flatMap((id) => risks.get(id) ?? []);
  const subjects =
    has.length > 0
      ? has.map(aboutRisk)
      : [
          {
            projectId: now.projectId,
            objectIdentifier: `${titles[kind]} #${now.number}`,
            objectDescription: now.text,
          },
        ];
  return subjects.flatMap((subject) => told.map((entry) => ({ ...subject, ...entry })));
}

const titles = { cause: "Cause", effect: "Effect" } as const;
const title = (isCause: boolean) => titles[isCause ? "cause" : "effect"];

type Told = Pick<Entry, "changeDescription" | "changedFrom" | "changedTo">;

function changes(then: Partial<Causality> | null, now: Causality): Told[] {
  const name = title(now.isCause);
  if (then === null)
    return [{ changeDescription: `${name} created`, changedFrom: null, changedTo: now.text }];
  const found: Told[] = [];
  if (then.text !== undefined && then.text !== now.text)
    found.push({ changeDescription: `${name} changed`, changedFrom: then.text, changedTo: now.text });
  if (then.status !== undefined && then.status !== now.status)
    found.push({
      changeDescription: `Status of ${name.toLowerCase()} changed`,
      changedFrom: statusNames[then.status],
      changedTo: statusNames[now.status],
    });
  if (then.isCause !== undefined && then.isCause !== now.isCause)
    found.push({
      changeDescription: `${title(then.isCause)} changed into ${name.toLowerCase()}`,
      changedFrom: title(then.isCause),
      changedTo: name,
    });
  return found;
}
