import { maxLength } from "@riskloom/domain";
import { z } from "zod";
import { endSession, listSessions, openSession } from "../../auth/sessions.ts";
import { inOrganization } from "../../input/path.ts";
import { read, write } from "../../call/procedures.ts";
import { sent } from "../../input/sent.ts";
import { open, router } from "../../call/trpc.ts";
import { pair } from "./auth.ts";

const label = z.string().trim().max(maxLength.name).default("");

/** Sessions of people: secrets that end by themselves, sent as `Authorization: Bearer …` to this API alone. */
export const session = router({
  open: open
    .input(sent({}, pair.extend({ label }), {}))
    .meta({ says: "Logs a person in by name and password, for a session that ends by itself." })
    .mutation(({ ctx, input }) => openSession(ctx.deps, ctx.call, input)),
  list: read("organization.read", inOrganization)
    .meta({ says: "Lists the caller's sessions that go on." })
    .query(({ ctx }) => listSessions(ctx, ctx.call.secret)),
  close: write("organization.read", inOrganization)
    .meta({ says: "Logs out: ends the session that asks.", refuses: ["NotFound"] })
    .mutation(({ ctx }) => endSession(ctx, { secret: ctx.call.secret })),
  revoke: write("organization.read", inOrganization, z.object({ id: z.int() }))
    .meta({ says: "Ends another session of the caller's.", refuses: ["NotFound"] })
    .mutation(({ ctx, input }) => endSession(ctx, input)),
});
