import { router } from "../../call/trpc.ts";
import { linkProcedures } from "../register/link.ts";

export const controlTag = router(linkProcedures("control_tag"));
