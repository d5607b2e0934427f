export { loadDemo } from "./load-demo.ts";
export { matrixDraftOf } from "./load/create-project.ts";
export { demoOrganizations } from "./organizations.ts";
