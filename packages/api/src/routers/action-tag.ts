import { router } from "../trpc.ts";
import { linkProcedures } from "./link.ts";

export const actionTag = router(linkProcedures("action_tag"));
