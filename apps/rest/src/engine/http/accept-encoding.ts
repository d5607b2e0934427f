export const codings = ["br", "gzip"] as const;
export type Coding = (typeof codings)[number];

/** What a caller takes: the coding it likes best, and whether it takes an answer as it is, too. */
export interface Accepted {
  readonly coding: Coding | undefined;
  readonly identity: boolean;
}

/**
 * Reads `Accept-Encoding` (RFC 9110 §12.5.3): weights count, `*` stands for what is not named, and what is not understood is as
 * good as not sent. Among codings that are liked as much brotli comes first.
 */
export function acceptedBy(header: string | null): Accepted {
  const weights = new Map<string, number>();
  for (const element of (header ?? "").split(",")) {
    const [, name, weight = "1"] =
      /^[ \t]*([!#$%&'*+.^`|~\w-]+)[ \t]*(?:;[ \t]*q[ \t]*=[ \t]*(0(?:\.\d{0,3})?|1(?:\.0{0,3})?))?[ \t]*$/i.exec(
        element,
      ) ?? [];
    if (name !== undefined) weights.set(name.toLowerCase().replace(/^x-gzip$/, "gzip"), Number(weight));
  }
  const others = weights.get("*");
  const [best] = codings
    .map((coding) => ({ coding, weight: weights.get(coding) ?? others ?? 0 }))
    .filter(({ weight }) => weight > 0)
    .toSorted((one, other) => other.weight - one.weight);
  const asItIs = weights.get("identity");
  const identity = (asItIs ?? others ?? 1) > 0;
  return { coding: best && best.weight >= (asItIs ?? 0) ? best.coding : undefined, identity };
}
