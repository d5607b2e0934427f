/** What the person at the keyboard can put right; told without a stack. */
export class CommandError extends Error {
  override readonly name = "CommandError";
}

/** The value of an option that has a closed list of values. */
export function oneOf<const Choice extends string>(
  option: string,
  choices: readonly Choice[],
  value: string,
): Choice {
  const found = choices.find((choice) => choice === value);
  if (found === undefined) throw new CommandError(`--${option}: ${value} is none of ${choices.join(", ")}.`);
  return found;
}
