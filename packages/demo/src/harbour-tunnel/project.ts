import type { DemoProject } from "../types.ts";
import { actions } from "./actions.ts";
import { categories } from "./categories.ts";
import { causalities } from "./causalities.ts";
import { controls } from "./controls/index.ts";
import { customFields } from "./custom-fields.ts";
import { mapFeatures } from "./map-features.ts";
import { matrices, primaryMatrix, riskTargets } from "./matrices.ts";
import { references } from "./references.ts";
import { risks } from "./risks/index.ts";
import { sources } from "./sources.ts";
import { labels, timeline } from "./timeline/index.ts";

/** A road tunnel of two bored tubes under Copenhagen harbour; it exists in this register only. */
export const harbourTunnel: DemoProject = {
  key: "HT",
  title: "Harbour Tunnel",
  description:
    "Road tunnel of 2.1 km between Nordhavn and Refshaleøen: two tubes of 11.9 m outer diameter bored by a slurry TBM in glacial till and Copenhagen limestone, seven cross passages, two shafts.",
  code: "HT-2026",
  phase: "Detailed design and mobilisation",
  owner: "Demo Contractor",
  manager: "Alice Ahlmann",
  kind: "Bored tunnel",
  location: "Copenhagen, Denmark",
  finish: "2031-10-31",
  coordinateSystem: 160,
  members: [
    { user: "alice", role: "admin", apiAccess: true },
    { user: "bob", role: "editor", apiAccess: true },
    { user: "carol", role: "reader", apiAccess: true },
  ],
  sources,
  riskTargets,
  matrices,
  primaryMatrix,
  categories,
  causalities,
  customFields,
  risks,
  controls,
  actions,
  references,
  mapFeatures,
  register: null,
  labels,
  timeline,
};
