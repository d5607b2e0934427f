import { ApiApp, uuidV7 } from "@riskloom/persistence";
import type { Write } from "../../call/writing.ts";

/** Registers a program that keeps objects of its own beside the register's; `appId` is what it says in `X-APP-ID`. */
export function createApiApp({ em, caller }: Write, draft: { appId: string; name: string }): ApiApp {
  return em.create(ApiApp, { ...draft, organizationId: caller.organizationId, uid: uuidV7() });
}
