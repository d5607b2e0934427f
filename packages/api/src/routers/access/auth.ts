import { maxLength, Password } from "@riskloom/domain";
import { z } from "zod";
import { changePassword } from "../../auth/change-password.ts";
import { login } from "../../auth/login.ts";
import { sent } from "../../input/sent.ts";
import { open, router } from "../../call/trpc.ts";

/** A password that is guessed may be anything of a length that one can have. */
export const pair = z.object({ username: z.string().max(maxLength.email), password: z.string().max(1_024) });

export const auth = router({
  login: open
    .input(sent({}, pair, {}))
    .meta({
      says: "Answers a user's token for name and password: the same token each time, until it is revoked.",
    })
    .mutation(({ ctx, input }) => login(ctx.deps, ctx.call, input)),
  changePassword: open
    .input(sent({}, pair.extend({ newPassword: Password }), {}))
    .meta({ says: "Replaces a password by another, and ends the sessions of its owner." })
    .mutation(({ ctx, input }) => changePassword(ctx.deps, ctx.call, input)),
});
