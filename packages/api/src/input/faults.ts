import { type DomainError, invalid, type Issue } from "@riskloom/domain";

/** What is wrong with a request, gathered until it is refused, so that one answer tells all of it. */
export interface Faults {
  readonly issues: readonly Issue[];
  /** whether the request will be refused, whatever else is found */
  readonly any: boolean;
  add(...issues: readonly Issue[]): void;
  /** Refuses the request, when all that it says was found right, for a conflict or a version that is not the one expected. */
  afterwards(refusal: DomainError): void;
  /** @throws DomainError Invalid with all that was added, else the first refusal that was to come afterwards */
  raise(): void;
}

/** `doomed` requests are refused even where nothing is added: their caller found faults that it tells itself. */
export function noFaults({ doomed = false } = {}): Faults {
  const issues: Issue[] = [];
  let later: DomainError | undefined;
  return {
    issues,
    get any() {
      return doomed || issues.length > 0;
    },
    add: (...found) => void issues.push(...found),
    afterwards: (refusal) => void (later ??= refusal),
    raise() {
      if (doomed || issues.length > 0) throw invalid(...issues);
      if (later !== undefined) throw later;
    },
  };
}
