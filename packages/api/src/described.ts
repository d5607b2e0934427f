export { type DescribedProcedure, describeProcedures } from "./described/describe-procedures.ts";
export type { DescribedField } from "./described/fields-in.ts";
export { type Refusal, refusalWords } from "./described/refusals-of.ts";
export { type DescribedApi, type DescribedArea, describeAreas } from "./described/describe-areas.ts";
