import type { Api } from "../src/router.ts";
import type { TestRegister } from "../src/testing.ts";

export interface People {
  /** administrator of the first organization's project */
  alice: Api;
  /** editor */
  bob: Api;
  /** reader, without the right to confidential risks */
  carol: Api;
  /** of another organization */
  mallory: Api;
}

/** Everybody of the test register, logged in. */
export async function people(register: TestRegister): Promise<People> {
  const [alice, bob, carol, mallory] = await Promise.all([
    register.as("alice"),
    register.as("bob"),
    register.as("carol"),
    register.as("mallory"),
  ]);
  return { alice, bob, carol, mallory };
}

/** The codes with which calls are refused, each once; "answered" for those that are not. */
export async function codesOf(...calls: (() => Promise<unknown>)[]): Promise<string[]> {
  const codes = new Set<string>();
  for (const call of calls)
    codes.add(
      await call().then(
        () => "answered",
        (error: { code: string }) => error.code,
      ),
    );
  return [...codes];
}
