import { catalogueRouter } from "../service/catalogue.ts";

/** What projects are filed under. */
export const projectCategory = catalogueRouter("projectCategory");
