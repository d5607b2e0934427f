/** Why an RRULE has no equal among the six forms. */
export type RRuleErrorCode =
  | "syntax"
  | "unsupported_freq"
  | "unsupported_part"
  | "unsupported_value"
  | "needs_dtstart";

/** Ends the reading of an RRULE; `fromRRule` turns it into a value. */
export class RRuleRefusal extends Error {
  readonly answer: { readonly error: RRuleErrorCode; readonly part: string };

  constructor(error: RRuleErrorCode, part: string) {
    super(part);
    this.answer = { error, part };
  }
}

export function fail(part: string, error: RRuleErrorCode = "unsupported_value"): never {
  throw new RRuleRefusal(error, part);
}

/** Refuses a part that must not be present. */
export function without(value: unknown, part: string, error: RRuleErrorCode = "unsupported_part"): void {
  if (value !== undefined) fail(part, error);
}
