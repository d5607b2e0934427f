import { z } from "zod";
import { maxEntries } from "./limits.ts";

/** A list that callers send. */
export const entriesOf = <Entry extends z.ZodType>(entry: Entry) => z.array(entry).max(maxEntries);

/** A list of names or identifiers that callers send; what is named again counts once. */
export const distinct = <Entry extends z.ZodType>(entry: Entry) =>
  entriesOf(entry).transform((all) => [...new Set(all)]);
