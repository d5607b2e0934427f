import { DomainError, type ErrorCode, invalid, type Issue } from "@riskloom/domain";
import { outageOf } from "@riskloom/persistence";
import { experimental_standaloneMiddleware as middleware, type TRPCError } from "@trpc/server";
import { z } from "zod";
import type { Context } from "../call/context.ts";
import type { Faults } from "./faults.ts";
import { inOrderOf, issuesOf, readable, refusalOf } from "./sent.ts";
import { causeOf } from "../call/settled.ts";

interface Entered extends Context {
  faults: Faults;
  look(): Promise<void>;
}

/**
 * Tells all that is wrong with an input in one answer, in the order of its fields. Where a part of it cannot be read, the
 * procedure is run on the parts that can, to hear what it has to say of them; nothing that it does then has an effect.
 */
export const gather = (schema: z.ZodType, path: z.ZodRawShape) =>
  middleware<{ ctx: Entered }>().create(async ({ ctx, next, getRawInput }) => {
    const { faults, look } = ctx;
    const raw = await getRawInput();
    const { unread } = ctx.call;
    let result = faults.any ? undefined : await next();
    const wrong = result === undefined ? refusalOf(schema, raw).issues : unreadParts(result, raw);
    if (result === undefined || wrong !== undefined) {
      await look();
      if (unread !== "everything") faults.add(...(wrong ?? []).filter((issue) => !isTold(issue, unread)));
      const parts = readable(schema, raw, path);
      result = await next({ getRawInput: () => Promise.resolve(parts) });
    }
    if (result.ok && !faults.any) return result;
    const error = result.ok ? invalid() : causeOf(result.error);
    const isInvalid = error instanceof DomainError && error.code === "Invalid";
    if (isInvalid) faults.add(...error.issues);
    if (!faults.any || outageOf(error) !== null) throw error;
    if (error instanceof DomainError && comesFirst.includes(error.code)) throw error;
    if (unread === "everything") throw invalid();
    const unheard = new Set([...(unread ?? []), ...(wrong ?? []).map(({ path: [key] }) => String(key))]);
    throw invalid(
      ...inOrderOf(
        schema,
        faults.issues.filter((issue) => wrong?.includes(issue) || !isOf(issue, unheard)),
      ),
    );
  });

/** What is told before what is wrong with an input, or instead of it. */
const comesFirst: readonly ErrorCode[] = ["Unauthenticated", "NotFound", "Forbidden", "Unavailable"];

/** Whether an issue is about an attribute that the procedure was not told, and so took for one that is missing. */
const isOf = ({ path: [key], params }: Issue, unheard: ReadonlySet<string>): boolean => {
  const fields: unknown = params?.["fields"];
  return (
    unheard.has(String(key)) || (Array.isArray(fields) && fields.some((field) => unheard.has(String(field))))
  );
};

/** What is wrong with an input that a procedure was not run on, or undefined where it was. */
export function unreadParts(
  result: { ok: true } | { ok: false; error: TRPCError },
  raw: unknown,
): readonly Issue[] | undefined {
  if (result.ok || result.error.code !== "BAD_REQUEST") return undefined;
  const { cause } = result.error;
  return cause instanceof z.ZodError ? issuesOf(cause, raw) : undefined;
}

/** Whoever could not read a field of what it was sent tells so itself: to us the field is only missing. */
export const isTold = ({ path, code }: Issue, unread: readonly string[] = []): boolean =>
  code === "required" && unread.includes(String(path.at(-1)));
