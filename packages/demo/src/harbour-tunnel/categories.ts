import type { DemoCategory } from "../types.ts";

export const categories: readonly DemoCategory[] = [
  {
    family: "risk",
    name: "Phase",
    tags: [
      { key: "design", name: "Detailed design" },
      { key: "mobilisation", name: "Mobilisation" },
      { key: "shafts", name: "Shafts and portals" },
      { key: "drive", name: "TBM drive" },
      { key: "cross-passages", name: "Cross passages" },
      { key: "fit-out", name: "Fit-out and commissioning" },
    ],
  },
  {
    family: "risk",
    name: "Discipline",
    tags: [
      { key: "geotechnics", name: "Geotechnics" },
      { key: "hydrogeology", name: "Hydrogeology" },
      { key: "machine", name: "TBM and plant" },
      { key: "lining", name: "Segmental lining" },
      { key: "structures", name: "Structures" },
      { key: "environment", name: "Environment" },
      { key: "safety", name: "Health and safety" },
      { key: "systems", name: "M&E and systems" },
      { key: "commercial", name: "Contract and commerce" },
    ],
  },
  {
    family: "risk",
    name: "Location",
    tags: [
      { key: "launch-shaft", name: "Nordhavn launch shaft" },
      { key: "harbour-crossing", name: "Harbour crossing" },
      { key: "quay", name: "Quays and warehouses" },
      { key: "reception-shaft", name: "Refshaleøen reception shaft" },
      { key: "whole-line", name: "Whole line" },
    ],
  },
  {
    family: "control",
    name: "Effect of the measure",
    tags: [
      { key: "eliminate", name: "Eliminates the hazard" },
      { key: "prevent", name: "Lowers the frequency" },
      { key: "limit", name: "Limits the consequence" },
      { key: "detect", name: "Detects early" },
    ],
  },
  {
    family: "control",
    name: "Kind of measure",
    tags: [
      { key: "investigation", name: "Investigation" },
      { key: "engineering", name: "Design" },
      { key: "equipment", name: "Equipment" },
      { key: "procedure", name: "Procedure and training" },
      { key: "monitoring", name: "Instrumentation and monitoring" },
      { key: "contractual", name: "Contract and insurance" },
    ],
  },
];
