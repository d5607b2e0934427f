import { router } from "../trpc.ts";
import { linkProcedures } from "./link.ts";

export const riskTag = router(linkProcedures("risk_tag"));
