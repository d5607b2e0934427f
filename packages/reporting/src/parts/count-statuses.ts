import type { ControlStatus, RiskStatus, StatusResult } from "@riskloom/domain";

/** How many risks stand at each status, those at which none does included. */
export function riskCounts(risks: readonly { readonly status: RiskStatus }[]): StatusResult["risks"] {
  const counts = { new: 0, open: 0, closed: 0, discarded: 0 };
  for (const { status } of risks) counts[status] += 1;
  return counts;
}

/** The same of controls or actions. */
export function taskCounts(tasks: readonly { readonly status: ControlStatus }[]): StatusResult["controls"] {
  const counts = { possible: 0, planned: 0, ongoing: 0, done: 0, discarded: 0 };
  for (const { status } of tasks) counts[status] += 1;
  return counts;
}
