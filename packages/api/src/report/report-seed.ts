import { createHash } from "node:crypto";

/**
 * The seed of a report that names none: the same question gives the same figures, and every timestamp and evaluation
 * type of one report shares its randomness, so that their differences are no noise. A seed of 31 bits is an integer of
 * every interface, so that one that was told can be sent.
 */
export function reportSeed({
  projectGroupId,
  element,
  options,
  moments,
}: {
  readonly projectGroupId: number;
  readonly element: string;
  readonly options: object;
  readonly moments: readonly { readonly id: number }[];
}): number {
  const timestamps = moments.map(({ id }) => id);
  const question = { projectGroupId, element, options: { ...options, seed: undefined }, timestamps };
  return createHash("sha256").update(JSON.stringify(question)).digest().readUInt32BE(0) >>> 1;
}
