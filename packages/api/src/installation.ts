export { type Caller } from "./auth/caller.ts";
export { change } from "./call/change.ts";
export { type Write } from "./call/writing.ts";
export { addUser, type MemberDraft, type UserDraft } from "./installation/add-user.ts";
export { checkRegister } from "./installation/check-register.ts";
export { findOrganization, findUser } from "./installation/find.ts";
export {
  createOrganization,
  foundOrganization,
  type OrganizationDraft,
} from "./installation/found-organization.ts";
export { isEmpty } from "./installation/is-empty.ts";
export { type CredentialDraft, issueCredential } from "./installation/issue-credential.ts";
export { acceptSecret, knowsSecret, recognizeSecret } from "./installation/recognize-secret.ts";
export { revokeCredential } from "./installation/revoke-credential.ts";
export { type OnBehalf, writeFor } from "./installation/write-for.ts";
export { createApiApp } from "./services/access/create-api-app.ts";
export { chooseTreatment } from "./services/register/choose-treatment.ts";
export { type ClassDraft, createMatrix, type MatrixDraft } from "./services/register/create-matrix.ts";
export { addProject, addProjectMember } from "./services/register/create-project.ts";
export { createRisk } from "./services/register/create-risk.ts";
export { createCategory, createTag } from "./services/register/create-tag.ts";
export { evaluateRisk, findEvaluation, reevaluateRisk } from "./services/register/evaluate-risk.ts";
export { type TemplateName, templateNames, templates } from "./services/register/matrix-templates.ts";
export { setTags } from "./services/register/set-tags.ts";
export { analyze, type Database as Owner } from "@riskloom/persistence";
