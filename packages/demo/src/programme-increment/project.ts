import type { DemoProject } from "../types.ts";
import { controls } from "./controls.ts";
import { firstRisks } from "./first-risks.ts";
import { laterRisks } from "./later-risks.ts";
import { matrices, primaryMatrix, riskTargets } from "./matrix.ts";
import { customFields, register } from "./register.ts";
import { labels, timeline } from "./timeline.ts";

/** The delivery register of the teams that build the tunnel's data and control systems. */
export const programmeIncrement: DemoProject = {
  key: "RR-PROG",
  title: "Programme Increment",
  description:
    "Risks of programme increment 7: monitoring, TBM data and plant control for the Harbour Tunnel.",
  code: "PI-7",
  phase: "PI 7",
  owner: "Demo Contractor",
  manager: "Alice Ahlmann",
  kind: "Delivery register",
  location: "Copenhagen, Denmark",
  finish: "2026-12-18",
  coordinateSystem: 160,
  members: [
    { user: "alice", role: "admin", apiAccess: true },
    { user: "bob", role: "editor", apiAccess: true },
    { user: "carol", role: "reader", apiAccess: true },
  ],
  sources: [],
  riskTargets,
  matrices,
  primaryMatrix,
  categories: [
    {
      family: "control",
      name: "Kind of measure",
      tags: [
        { key: "technical", name: "Technical" },
        { key: "organisational", name: "Organisational" },
      ],
    },
  ],
  causalities: [],
  customFields,
  risks: [...firstRisks, ...laterRisks],
  controls,
  actions: [],
  references: [],
  mapFeatures: [],
  register,
  labels,
  timeline,
};
