import { router } from "../trpc.ts";
import { linkProcedures } from "./link.ts";

export const controlTag = router(linkProcedures("control_tag"));
