import { catalogueRouter } from "./catalogue.ts";

/** How risky a project as a whole is. */
export const riskLevel = catalogueRouter("riskLevel");
