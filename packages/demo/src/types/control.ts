import type { CivilDate, ControlStatus } from "@riskloom/domain";
import type { Key, UserKey } from "./key.ts";

export interface DemoControl {
  readonly key: Key;
  readonly number: number;
  readonly description: string;
  readonly status: ControlStatus;
  readonly deadline: CivilDate;
  readonly assignedTo: UserKey | null;
  readonly tags: readonly Key[];
  /** the risks to which it is attached when it is created */
  readonly risks: readonly Key[];
  readonly recurrence?: DemoRecurrence;
  /** by risk target, in its unit */
  readonly costs: Readonly<Record<Key, number>>;
}

/** A rule in RamRisk's own words: scope 10 daily, 20 weekly, 30 monthly, 40 yearly; Monday 10 to Sunday 70. */
export type DemoRecurrence =
  | { readonly scope_type: 10; readonly day_interval: number }
  | { readonly scope_type: 20; readonly week_interval: number; readonly week_recur_days: string }
  | { readonly scope_type: 30; readonly month_interval: number; readonly month_date: number }
  | ({ readonly scope_type: 30; readonly month_interval: number } & DemoNthDay)
  | ({ readonly scope_type: 40; readonly year_interval: number; readonly year_month: number } & (
      | DemoNthDay
      | { readonly month_date: number }
    ));

/** First 10 to fourth 40, last 50; Monday 10 to Sunday 70, workday 80, weekend day 90, day 100. */
interface DemoNthDay {
  readonly nth_match: 10 | 20 | 30 | 40 | 50;
  readonly day_of_week: 10 | 20 | 30 | 40 | 50 | 60 | 70 | 80 | 90 | 100;
}

export interface DemoAction {
  readonly key: Key;
  readonly number: number;
  readonly control: Key;
  readonly description: string;
  readonly status: ControlStatus;
  readonly deadline: CivilDate;
  readonly assignedTo: UserKey | null;
  readonly tags: readonly Key[];
}
