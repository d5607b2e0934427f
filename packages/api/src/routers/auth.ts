import { z } from "zod";
import { login } from "../auth/login.ts";
import { open, router } from "../trpc.ts";

export const auth = router({
  /** A user's token for name and password; the same token each time until it is revoked. */
  login: open
    .input(z.object({ username: z.string(), password: z.string() }))
    .mutation(({ ctx, input }) => login(ctx.deps, input)),
});
