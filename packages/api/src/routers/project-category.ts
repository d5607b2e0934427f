import { catalogueRouter } from "./catalogue.ts";

/** What projects are filed under. */
export const projectCategory = catalogueRouter("projectCategory");
