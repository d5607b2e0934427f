import type { NamedInOptions } from "../element.ts";

/** The matrices among what an option names. */
export const matricesNamed = (
  path: string,
  named: readonly (number | string)[] | null,
): Pick<NamedInOptions, "matrices"> => ({
  matrices: { path, ids: (named ?? []).filter((one) => typeof one === "number") },
});
