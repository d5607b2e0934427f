import type { RecurrenceRule, RecurrenceRulePatch } from "@riskloom/domain";
import { ControlRecurrence } from "@riskloom/persistence";
import { type LooseRule, ruleKeys, storedRule } from "../../reads/controls/recurrence-rule.ts";
import type { Write } from "../../call/writing.ts";
import { change } from "../../call/change.ts";

/** Gives a control this recurrence in place of any other, in the unit of work. */
export async function setRecurrence(
  write: Write,
  control: { id: number; projectId: number },
  rule: RecurrenceRule,
): Promise<void> {
  const { em, caller, expectVersion } = write;
  const { organizationId } = caller;
  const stored = storedRule(rule);
  const record = await em.findOne(ControlRecurrence, { organizationId, controlId: control.id });
  if (record !== null) {
    expectVersion(record);
    change(record, stored);
  } else
    em.create(ControlRecurrence, {
      organizationId,
      projectId: control.projectId,
      controlId: control.id,
      ...stored,
    });
}

/** A rule with changes applied, which is valid only as a whole. */
export const changedRule = (record: LooseRule, patch: RecurrenceRulePatch): RecurrenceRule =>
  storedRule(
    Object.fromEntries(ruleKeys.map((key) => [key, patch[key] === undefined ? record[key] : patch[key]])),
  );
