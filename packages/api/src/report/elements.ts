import { countElements } from "./elements/counts.ts";
import { curveElements } from "./elements/curves.ts";
import { listElements } from "./elements/lists.ts";
import { valueElements } from "./elements/values.ts";

/** The elements of reports by name. */
export const elements = { ...countElements, ...curveElements, ...listElements, ...valueElements } as const;
