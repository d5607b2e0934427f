/** Why an RRULE has no equal among the six forms. */
export type RRuleErrorCode =
  | "syntax"
  | "unsupported_freq"
  | "unsupported_part"
  | "unsupported_value"
  | "needs_dtstart";

/** Ends the reading of an RRULE; `fromRRule` turns it into a value. */
export class RRuleRefusal extends Error {
  readonly error: RRuleErrorCode;
  readonly part: string;

  constructor(error: RRuleErrorCode, part: string) {
    super();
    this.error = error;
    this.part = part;
  }
}

export function syntax(part: string): RRuleRefusal {
  return new RRuleRefusal("syntax", part);
}

export function unsupportedValue(part: string): RRuleRefusal {
  return new RRuleRefusal("unsupported_value", part);
}

export function unsupportedPart(part: string): RRuleRefusal {
  return new RRuleRefusal("unsupported_part", part);
}
