import { ProjectMember, writeTransaction } from "@riskloom/persistence";
import type { TestRegister, TestUser } from "../src/testing.ts";

let last = 0;

/** A risk of the default project, by alice. */
export async function makeRisk(register: TestRegister, draft: { confidential?: boolean } = {}) {
  const alice = await register.as("alice");
  last += 1;
  return alice.risk.create({
    projectId: register.projectId,
    title: `Risk ${last}`,
    description: "Water ingress",
    ...draft,
  });
}

const measure = { description: "Inspect the face", assignedToId: null } as const;

/** A control of the default project, without title, by alice. */
export async function makeControl(register: TestRegister) {
  const alice = await register.as("alice");
  return alice.control.create({ projectId: register.projectId, ...measure });
}

/** An action of the default project, without title, by alice. */
export async function makeAction(register: TestRegister) {
  const alice = await register.as("alice");
  return alice.action.create({ projectId: register.projectId, ...measure });
}

/** Gives a member of the default project another role; a caller that exists already keeps its rights. */
export const makeEditor = (register: TestRegister, user: TestUser) => setRole(register, user, "editor");
export const makeReader = (register: TestRegister, user: TestUser) => setRole(register, user, "reader");

const setRole = (
  { database, organizationId, projectId, users }: TestRegister,
  user: TestUser,
  role: "editor" | "reader",
): Promise<void> =>
  writeTransaction(database, { organizationId, userId: users.alice }, async ({ em }) => {
    const member = await em.findOneOrFail(ProjectMember, { organizationId, projectId, userId: users[user] });
    member.role = role;
    await em.flush();
  });
