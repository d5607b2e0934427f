import type { DemoEvent, DemoLabel } from "../../types.ts";
import { august } from "./august.ts";
import { july } from "./july.ts";
import { june } from "./june.ts";
import { may } from "./may.ts";
import { october } from "./october.ts";
import { september } from "./september.ts";

/** Six months of the register, up to 2026-11-01. */
export const timeline: readonly DemoEvent[] = [...may, ...june, ...july, ...august, ...september, ...october];

/** Between these two, risks are new, closed, discarded, increased and decreased. */
export const labels: readonly DemoLabel[] = [
  { key: "baseline-q2", title: "Baseline Q2 2026", date: "2026-07-01T06:00:00.000000Z" },
  { key: "review-q3", title: "Review Q3 2026", date: "2026-10-01T06:00:00.000000Z" },
];
