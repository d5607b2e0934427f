import { invalid } from "@riskloom/domain";
import { z } from "zod";
import { inReading, type Read } from "./reading.ts";
import { translated } from "./trpc.ts";
import { admit, type Right } from "./admit.ts";
import { isTold, unreadParts } from "../input/gather.ts";
import { inOrganization } from "../input/path.ts";
import { inOrderOf, readable, refusalOf, sent } from "../input/sent.ts";

/**
 * A procedure that reads at several moments and works on what it read for long: it opens its own transactions, which end before
 * that work. What is refused is refused in the order of all procedures; `hear` adds what there is to say of an input of which
 * only parts can be read.
 */
export function longRead<Rest extends z.ZodObject>(
  right: Right,
  rest: Rest,
  hear: (read: Read, parts: object) => Promise<void>,
) {
  const schema = sent({}, rest, { asOf: z.string().optional() });
  return translated
    .meta({ long: true, right, path: [] })
    .use(async ({ ctx, next, getRawInput, type }) => {
      const raw = await getRawInput();
      const admitted = (read: Read) =>
        admit(read, right, inOrganization, { sent: raw, malformed: () => refusalOf(schema, raw) });
      // a stream has begun when its work first asks who listens
      if (type === "subscription") await inReading({ ...ctx, long: true }, raw, admitted);
      const { unread, faults: found } = ctx.call;
      const result =
        unread === undefined && found === undefined
          ? await next({ ctx: { call: { ...ctx.call, ...given(raw) } } })
          : undefined;
      const wrong = result === undefined ? refusalOf(schema, raw).issues : unreadParts(result, raw);
      if (result !== undefined && wrong === undefined) return result;
      return inReading({ ...ctx, long: true }, raw, async (read) => {
        await admitted(read);
        if (unread === "everything") throw invalid();
        read.faults.add(...(wrong ?? []).filter((issue) => !isTold(issue, unread)));
        await hear(read, readable(schema, raw, {}).values);
        throw invalid(...inOrderOf(schema, read.faults.issues));
      });
    })
    .input(schema);
}

/** The moment that an input asks for, as the transactions of the work will ask for it. */
const given = (raw: unknown): { asOf?: string } =>
  typeof raw === "object" && raw !== null && "asOf" in raw && typeof raw.asOf === "string"
    ? { asOf: raw.asOf }
    : {};
