import { DomainError, invalid, type Issue } from "@riskloom/domain";

/**
 * What each of several readings of an input comes to.
 *
 * @throws DomainError Invalid, with all that any of them finds invalid
 */
export function allOf<Value>(readings: readonly (() => Value)[]): Value[] {
  const issues: Issue[] = [];
  const values = readings.flatMap((read) => {
    try {
      return [read()];
    } catch (error) {
      if (!(error instanceof DomainError) || error.code !== "Invalid") throw error;
      issues.push(...error.issues);
      return [];
    }
  });
  if (issues.length > 0) throw invalid(...issues);
  return values;
}
