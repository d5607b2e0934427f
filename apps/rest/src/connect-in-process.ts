import { type Api, createCaller, createContext, type Deps } from "@riskloom/api";
import { DomainError } from "@riskloom/domain";
import { TRPCError } from "@trpc/server";
import type { Connect } from "./engine/table/connect.ts";
import { procedures } from "./procedures.ts";

/** Reaches the register in this process. */
export function connectInProcess(deps: Deps): Connect<Api> {
  return async (call, signal) => {
    const context = await createContext(deps, call);
    const caller = createCaller(context, signal && { signal }) as unknown as Callers;
    const api = procedures(async (router, procedure, input) => {
      try {
        return await caller[router]?.[procedure]?.(input);
      } catch (error) {
        throw error instanceof TRPCError && error.cause instanceof DomainError ? error.cause : error;
      }
    });
    return { api, seen: context.seen };
  };
}

type Callers = Readonly<Record<string, Readonly<Record<string, (input: unknown) => Promise<unknown>>>>>;
