import type { DemoCustomField } from "../types.ts";

export const customFields: readonly DemoCustomField[] = [
  { key: "chainage", title: "Chainage", type: "text", options: [] },
  {
    key: "work-package",
    title: "Work package",
    type: "singleselect",
    options: ["WP1 Shafts", "WP2 Bored tunnel", "WP3 Systems"],
  },
  { key: "rings-affected", title: "Rings affected", type: "number", options: [] },
];
