import type { ExampleValue } from "./open-api-types.ts";

/** A request that was sent to a running register, and what it answered. */
export interface Executed {
  readonly title: string;
  readonly method: string;
  /** of the row that answered */
  readonly path: string;
  readonly body?: unknown;
  readonly status: number;
  readonly answer?: unknown;
}

const key = (title: string): string => title.replaceAll(/[^A-Za-z0-9]+/g, "-").replaceAll(/^-|-$/g, "");

/** The answers of a status, by what they are examples of. */
export const examplesOf = (executed: readonly Executed[], status: number): Record<string, ExampleValue> =>
  Object.fromEntries(
    executed.flatMap(({ title, status: got, answer }) =>
      got === status && answer !== undefined
        ? [[key(title), { summary: title, value: answer }] as const]
        : [],
    ),
  );

/** The bodies that were taken. */
export const sentIn = (executed: readonly Executed[]): Record<string, ExampleValue> =>
  Object.fromEntries(
    executed.flatMap(({ title, status, body }) =>
      status < 300 && typeof body === "object" && body !== null
        ? [[key(title), { summary: title, value: body }] as const]
        : [],
    ),
  );
