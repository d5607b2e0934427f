import type { Api } from "@riskloom/api";

/** Stands for the API by name alone: `api.<router>.<procedure>(input)` is `run("<router>", "<procedure>", input)`. */
export const procedures = (
  run: (router: string, procedure: string, input: unknown) => Promise<unknown>,
): Api =>
  // the names are those of the router whose type the caller sees
  named((router) => named((procedure) => (input: unknown) => run(router, procedure, input))) as Api;

const named = (of: (name: string) => unknown): object =>
  new Proxy({}, { get: (_, name) => (typeof name === "string" && name !== "then" ? of(name) : undefined) });
