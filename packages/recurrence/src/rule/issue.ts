/** Why a field of a rule was refused. */
export type RuleIssueCode =
  | "required"
  | "not_allowed"
  | "conflict"
  | "not_an_integer"
  | "not_a_string"
  | "out_of_range"
  | "unknown_choice"
  | "never_occurs";

/** Why an argument beside the rule was refused. */
export type ArgumentIssueCode =
  | "required"
  | "conflict"
  | "out_of_range"
  | "unknown_choice"
  | "not_a_date"
  | "not_an_instant"
  | "not_a_rule_text";

export interface Issue<Code extends string = RuleIssueCode> {
  readonly field: string;
  readonly code: Code;
}
