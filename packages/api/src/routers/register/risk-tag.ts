import { router } from "../../call/trpc.ts";
import { linkProcedures } from "./link.ts";

export const riskTag = router(linkProcedures("risk_tag"));
