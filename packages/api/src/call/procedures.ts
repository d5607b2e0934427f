import { z } from "zod";
import { inReading } from "./reading.ts";
import { translated } from "./trpc.ts";
import { inWriting } from "./writing.ts";
import { admit, type Right } from "./admit.ts";
import { gather } from "../input/gather.ts";
import { answered, once, requestOf } from "./once.ts";
import type { Path } from "../input/path.ts";
import { deletedBefore } from "./repeat.ts";
import { refusalOf, sent } from "../input/sent.ts";
import { settled } from "./settled.ts";

const none = z.object({});
const ofReads = { asOf: z.string().optional() } as const;
const ofWrites = { expectedVersion: z.int().optional() } as const;

/**
 * A procedure that reads, for callers with a right to what the path leads to: one snapshot, now or as of the instant that was
 * asked for. It works with `ctx` as its `Read`, with `ctx.path` for what the path stands for, and with `input` for the rest.
 *
 * Refusals come in this order: who calls (401), whether the path is theirs to see (404), whether they may (403), and then all
 * that is wrong with what they sent (400).
 */
export function read<
  Keys extends z.ZodRawShape,
  Place extends object,
  Rest extends z.ZodObject = typeof none,
>(right: Right, path: Path<Keys, Place>, rest: Rest | typeof none = none) {
  const schema = sent(path.keys, rest as Rest, ofReads);
  return translated
    .meta({ right, path: Object.keys(path.keys) })
    .use(async ({ ctx, next, getRawInput }) => {
      const raw = await getRawInput();
      return inReading(ctx, raw, async (reading) => {
        const malformed = () => refusalOf(schema, raw);
        const { place, look } = await admit(reading, right, path, { sent: raw, malformed });
        return settled(await next({ ctx: { ...reading, path: place, look } }));
      });
    })
    .use(gather(schema, path.keys))
    .input(schema);
}

/**
 * The same for a procedure that writes: one transaction, one system time, its log entries, and the first answer for a repeated
 * request. It works with `ctx` as its `Write`; last of all refusals come conflicts (409) and stale versions (412).
 */
export function write<
  Keys extends z.ZodRawShape,
  Place extends object,
  Rest extends z.ZodObject = typeof none,
>(right: Right, path: Path<Keys, Place>, rest: Rest | typeof none = none) {
  const schema = sent(path.keys, rest as Rest, ofWrites);
  return translated
    .meta({ right, path: Object.keys(path.keys) })
    .use(async ({ ctx, next, getRawInput, path: name }) => {
      const raw = await getRawInput();
      const { unread, faults, asOf } = ctx.call;
      const malformed = () => refusalOf(schema, raw);
      // writers take turns, and what will be refused anyway neither waits for one nor takes one
      const doomed = (unread ?? faults ?? asOf) !== undefined || malformed().issues.length > 0;
      return inWriting({ ...ctx, doomed }, raw, async (writing, finish) => {
        const admitted = await admit(writing, right, path, { sent: raw, malformed }).catch(
          async (error: unknown) => {
            const request = () => requestOf({ name, path: path.keys, raw, input: schema.parse(raw) });
            return { kept: await deletedBefore(writing, error, { right, call: ctx.call, request }) };
          },
        );
        if ("kept" in admitted) {
          ctx.seen.readAt = writing.at;
          return answered<typeof next>(admitted.kept);
        }
        const { place, look, projectId } = admitted;
        return settled(await next({ ctx: { ...writing, path: place, look, finish, projectId } }));
      });
    })
    .use(gather(schema, path.keys))
    .input(schema)
    .use(once(path.keys));
}
