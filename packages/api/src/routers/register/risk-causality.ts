import { router } from "../../call/trpc.ts";
import { linkProcedures } from "./link.ts";

export const riskCausality = router(linkProcedures("risk_causality"));
