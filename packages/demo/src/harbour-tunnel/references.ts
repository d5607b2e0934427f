import type { DemoReference } from "../types.ts";

/** Links between risks, controls and actions, and to pages outside. */
export const references: readonly DemoReference[] = [
  {
    key: "face-to-settlement",
    from: { risk: "face-instability" },
    to: { risk: "quay-settlement" },
    description: "A loss of ground here moves the quay wall",
  },
  {
    key: "wear-to-air",
    from: { risk: "cutter-wear" },
    to: { risk: "compressed-air" },
    description: "More wear means more interventions",
  },
  {
    key: "permit-to-plume",
    from: { risk: "dewatering-permit" },
    to: { risk: "solvent-plume" },
    description: "The permit depends on the plume",
  },
  {
    key: "ballast-to-anchor",
    from: { control: "channel-ballast" },
    to: { risk: "anchor" },
    description: "The mattress is also the anchor protection of the finished tunnel",
  },
  {
    key: "model-to-window",
    from: { action: "update-model" },
    to: { control: "pressure-window" },
    description: "The window is calculated on the updated rockhead",
  },
  {
    key: "fibres-to-stray-current",
    from: { risk: "stray-current" },
    to: { risk: "fibre-segments" },
    description: "Rings without cages have no path for the current",
  },
  {
    key: "directive",
    from: { risk: "fire-acceptance" },
    to: { link: "https://eur-lex.europa.eu/eli/dir/2004/54/oj" },
    description: "Directive 2004/54/EC",
  },
  {
    key: "guideline",
    from: { risk: "face-instability" },
    to: { link: "https://doi.org/10.1016/j.tust.2004.01.001" },
    description: "ITA guideline from which the classes are taken",
  },
];
