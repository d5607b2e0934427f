/** A run of equally spaced frequencies `step (from + j)`, j = 0…count - 1, in radians per unit of loss. */
export interface FrequencyBlock {
  readonly step: number;
  readonly from: number;
  readonly count: number;
}

/** The highest frequency of a block. */
export function topFrequency({ step, from, count }: FrequencyBlock): number {
  return step * (from + count - 1);
}

/** Values of a complex function over a block. */
export interface ComplexBlock {
  readonly re: Float64Array;
  readonly im: Float64Array;
}

export function complexBlock(count: number): ComplexBlock {
  return { re: new Float64Array(count), im: new Float64Array(count) };
}

/** A block that is kept for the next call of the same size: work arrays of a loop over risks need no new memory. */
export function reusableBlock(): (count: number) => ComplexBlock {
  let kept = complexBlock(0);
  return (count) => {
    if (kept.re.length !== count) kept = complexBlock(count);
    return kept;
  };
}
