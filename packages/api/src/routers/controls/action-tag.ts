import { router } from "../../call/trpc.ts";
import { linkProcedures } from "../register/link.ts";

export const actionTag = router(linkProcedures("action_tag"));
