import { notFinite, refuse } from "../risk-math-error.ts";

/** An evaluation's signed expected value with the tags of the category it is stacked by. */
export interface TaggedValue {
  readonly value: number;
  readonly tags: readonly (number | string)[];
}

export interface ValueStack {
  /** A tag, or null for values without one. */
  readonly tag: number | string | null;
  readonly value: number;
}

/**
 * Expected-value total by tag ("value at risk" as a sum of expected losses, not a quantile): a value with k tags gives
 * value/k to each and an untagged one goes to null, so that the stacks add up to the total. Code: `not-finite`.
 *
 * @example
 * expectedValue([{ value: 90, tags: ["water", "fire"] }]).stacks[0]?.value; // 45
 */
export function expectedValue(values: readonly TaggedValue[]): { total: number; stacks: ValueStack[] } {
  const stacks = new Map<number | string | null, number>();
  let total = 0;
  values.forEach(({ value, tags }, i) => {
    refuse(notFinite({ [`values.${i}`]: value }));
    total += value;
    const distinct = tags.length === 0 ? [null] : [...new Set(tags)];
    for (const tag of distinct) stacks.set(tag, (stacks.get(tag) ?? 0) + value / distinct.length);
  });
  return { total, stacks: [...stacks].map(([tag, value]) => ({ tag, value })) };
}
