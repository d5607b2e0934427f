import { experimental_standaloneMiddleware as middleware } from "@trpc/server";
import type { z } from "zod";
import type { Context } from "./context.ts";
import { firstAnswer, keepAnswer, type Kept } from "./idempotency.ts";
import { aboutChanges } from "../log/about-change.ts";
import type { Write } from "./writing.ts";
import { repeatable } from "./repeat.ts";
import { settled } from "./settled.ts";

interface Writing extends Context, Write {
  finish(): Promise<void>;
  look(): Promise<void>;
  /** the project in which the right was asked for */
  projectId: number | null;
}

/**
 * Ends a write: what it changed is flushed and logged, and its answer kept for a repeat of the request, which has it for as long
 * as its caller could ask for it anew.
 */
export const once = (path: z.ZodRawShape) =>
  middleware<{ ctx: Writing; input: object }>().create(
    async ({ ctx, next, input, path: name, getRawInput }) => {
      // a request that will be refused is never answered twice
      if (ctx.faults.any) return next();
      const { db, caller, call, projectId, changed } = ctx;
      const request = requestOf({ name, path, raw: await getRawInput(), input });
      const key = call.idempotencyKey;
      const asked = key === undefined ? undefined : { db, caller, key, request };
      const first = asked && (await firstAnswer(asked));
      if (first !== undefined) {
        await repeatable(ctx, ctx.look, first);
        ctx.seen.readAt = ctx.at;
        return answered<typeof next>(first);
      }
      const done = settled(await next());
      await ctx.finish();
      ctx.seen.readAt = ctx.at;
      if (asked === undefined) return done;
      const output: unknown = done.ok ? done.data : undefined;
      const about = aboutChanges(changed);
      await keepAnswer(asked, { output, about, gone: output === undefined && about.removed, projectId });
      return done;
    },
  );

/** What has to be the same for a request to be a repeat. */
export function requestOf(sent: { name: string; path: z.ZodRawShape; raw: unknown; input: object }) {
  const refs = Object.fromEntries(
    Object.keys(sent.path).map((key) => [key, Reflect.get(sent.raw ?? {}, key) as unknown]),
  );
  return { path: sent.name, input: { ...refs, ...sent.input } };
}

type Marker<Next extends () => Promise<{ marker: unknown }>> = Awaited<ReturnType<Next>>["marker"];

/** The result of a procedure that need not run. */
export const answered = <Next extends () => Promise<{ marker: unknown }>>({ output }: Kept) => ({
  ok: true as const,
  data: output,
  marker: "middlewareMarker" as Marker<Next>,
});
