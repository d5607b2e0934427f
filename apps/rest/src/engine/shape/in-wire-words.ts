import type { DomainError, Issue } from "@riskloom/domain";

/** A domain error about the caller's own words: the paths of its issues are wire names already. */
export class InWireWords extends Error {
  override readonly name = "InWireWords";
  readonly error: DomainError;
  /** what could be read of a body in which something is wrong */
  readonly rest: Readable | undefined;

  /** those of its issues that are about headers and query, which are told before what is wrong with a body */
  readonly beside: readonly Issue[];

  constructor(error: DomainError, rest?: Readable, beside: readonly Issue[] = []) {
    super(error.message);
    this.error = error;
    this.rest = rest;
    this.beside = beside;
  }
}

/** The values of a body that could be read, and the domain keys of those that could not. */
export interface Readable {
  readonly values: Readonly<Record<string, unknown>>;
  readonly unread: readonly string[];
}
