import { catalogueRouter } from "./catalogue.ts";

/** How severe a risk is, in the service desk's words. */
export const riskSeverity = catalogueRouter("riskSeverity");
