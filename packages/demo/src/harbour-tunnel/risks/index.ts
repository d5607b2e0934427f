import type { DemoRisk } from "../../types.ts";
import { commercialRisks } from "./commercial.ts";
import { environmentRisks } from "./environment.ts";
import { groundRisks } from "./ground.ts";
import { machineRisks } from "./machine.ts";
import { opportunities } from "./opportunities.ts";
import { safetyRisks } from "./safety.ts";
import { shaftRisks } from "./shafts.ts";
import { surroundingsRisks } from "./surroundings.ts";
import { systemsRisks } from "./systems.ts";

/** By theme; the numbers follow the order in which the timeline registers them. */
export const risks: readonly DemoRisk[] = [
  ...groundRisks,
  ...machineRisks,
  ...surroundingsRisks,
  ...environmentRisks,
  ...shaftRisks,
  ...safetyRisks,
  ...systemsRisks,
  ...commercialRisks,
  ...opportunities,
];
