/** One case of the conformance fixture: inputs and expectations as written there. */
export interface Case {
  readonly id: string;
  readonly group: string;
  readonly title: string;
  readonly input: Record<string, unknown>;
  readonly expected: Record<string, unknown>;
  readonly tol: { readonly rel?: number; readonly abs?: number; readonly exactEngineRel?: number };
}

/** The answers of the library to a case, keyed as the expectations are. */
export type Answers = Record<string, unknown>;
