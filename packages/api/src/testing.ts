import type { OrganizationRole, ProjectRole } from "@riskloom/domain";
import { type Database, Membership, ProjectMember, writeTransaction } from "@riskloom/persistence";
import { filledDatabase, type TestDatabase } from "@riskloom/persistence/testing";
import { z } from "zod";
import { type Call, createContext, type Deps } from "./call/context.ts";
import { addUser } from "./installation/add-user.ts";
import { foundOrganization } from "./installation/found-organization.ts";
import { installationWrite } from "./installation/installation-write.ts";
import { issueCredential } from "./installation/issue-credential.ts";
import { addProjectMember } from "./services/register/create-project.ts";
import { type Api, createCaller } from "./router.ts";

/** Two organizations on a database of their own; the names are those of the demo register. */
export interface TestRegister {
  database: Database;
  url: string;
  deps: Deps;
  /** the default project of the first organization, in which alice is admin, bob editor and carol reader */
  projectId: number;
  organizationId: number;
  /** the default project of the other organization */
  foreignProjectId: number;
  users: Record<TestUser, number>;
  /** the secret of each user's credential */
  secrets: Record<TestUser, string>;
  as(user: TestUser, call?: Omit<Call, "secret">): Promise<Api>;
  /** gives a user of the first organization other roles: there, and in its default project, or none in that */
  appoint(user: TestUser, roles: Roles): Promise<void>;
  drop(): Promise<void>;
}
interface Roles {
  organization: OrganizationRole;
  project: ProjectRole | null;
}
export type TestUser = "alice" | "bob" | "carol" | "mallory";

/** What a suite's register holds beside people, projects and matrices: made once a run, and copied by every file. */
export interface Filling {
  /** the name of this filling */
  name: string;
  /** founds what there is before, where it is not two organizations with nothing but people, projects and matrices */
  found?: (empty: TestDatabase) => Promise<Founded>;
  /** answers what every file that uses it has to know of it */
  fill(register: TestRegister): Promise<string>;
}

/** Makes the register that suites of the API and of the adapters start from: nothing but people, projects and matrices. */
export async function testRegister(): Promise<TestRegister> {
  const filled = await filledDatabase("register", async (empty) => JSON.stringify(await found(empty)));
  return registerOn(filled, founded.parse(JSON.parse(filled.told)));
}

/** The same with more in it, and what the filling told. */
export async function filledRegister({
  name,
  found: foundIt = found,
  fill,
}: Filling): Promise<{ register: TestRegister; told: string }> {
  const filled = await filledDatabase(`register_${name}`, async (empty) => {
    const people = await foundIt(empty);
    return JSON.stringify({ people, told: await fill(registerOn(empty, people)) });
  });
  const { people, told } = z.object({ people: founded, told: z.string() }).parse(JSON.parse(filled.told));
  return { register: registerOn(filled, people), told };
}

const ofEveryUser = <T extends z.ZodType>(value: T) =>
  z.object({ alice: value, bob: value, carol: value, mallory: value });

/** What a register that is founded tells of its people and projects. */
export type Founded = Pick<
  TestRegister,
  "projectId" | "organizationId" | "foreignProjectId" | "users" | "secrets"
>;

const founded = z.object({
  projectId: z.number(),
  organizationId: z.number(),
  foreignProjectId: z.number(),
  users: ofEveryUser(z.number()),
  secrets: ofEveryUser(z.string()),
});

const depsOf = ({ database }: TestDatabase): Deps => ({
  database,
  installationSecret: "only for tests, only for tests, only for tests",
  demo: true,
  now: Date.now,
});

function registerOn(on: TestDatabase, people: Founded): TestRegister {
  const { database, url, drop } = on;
  const deps = depsOf(on);
  return {
    database,
    url,
    deps,
    ...people,
    as: async (user, call = {}) =>
      createCaller(
        await createContext(deps, { ...call, secret: { kind: "bearer", token: people.secrets[user] } }),
      ),
    appoint: (user, roles) => appoint(database, { ...people, userId: people.users[user] }, roles),
    drop,
  };
}

async function found(empty: TestDatabase): Promise<Founded> {
  const deps = depsOf(empty);
  const { database } = empty;
  const person = (name: string) => ({
    email: `${name.toLowerCase()}@example.com`,
    firstName: name,
    lastName: "Example",
    password: "riskloom-demo",
  });
  const project = { key: "HT", title: "Harbour Tunnel" };
  const home = await foundOrganization(deps, {
    name: "Demo Contractor",
    owner: person("Alice"),
    template: "cost-time-opportunity",
    project,
  });
  const other = await foundOrganization(deps, {
    name: "Other Tenant",
    owner: person("Mallory"),
    template: "cost",
  });
  const users = { alice: home.ownerId, bob: 0, carol: 0, mallory: other.ownerId };
  const secrets = { alice: "", bob: "", carol: "", mallory: "" };
  const issue = async (write: Parameters<typeof issueCredential>[0], name: TestUser) => {
    const { secret } = await issueCredential(write, {
      userId: users[name],
      kind: "personalToken",
      label: "test",
      demoSecret: `demo-token-${name}`,
    });
    secrets[name] = secret;
  };
  await writeTransaction(database, { organizationId: home.organizationId, userId: null }, async (writing) => {
    const write = installationWrite(writing, { organizationId: home.organizationId });
    users.bob = await addUser(write, person("Bob"));
    users.carol = await addUser(write, { ...person("Carol"), confidentialAccess: false });
    const { projectId } = home;
    await addProjectMember(write, { projectId, userId: users.bob, role: "editor", apiAccess: true });
    await addProjectMember(write, { projectId, userId: users.carol, role: "reader", apiAccess: true });
    for (const name of ["alice", "bob", "carol"] as const) await issue(write, name);
  });
  await writeTransaction(database, { organizationId: other.organizationId, userId: null }, (writing) =>
    issue(installationWrite(writing, { organizationId: other.organizationId }), "mallory"),
  );
  return {
    projectId: home.projectId,
    organizationId: home.organizationId,
    foreignProjectId: other.projectId,
    users,
    secrets,
  };
}

const appoint = (
  database: Database,
  { organizationId, projectId, userId }: { organizationId: number; projectId: number; userId: number },
  { organization, project }: Roles,
): Promise<void> =>
  writeTransaction(database, { organizationId, userId: null }, async ({ em }) => {
    (await em.findOneOrFail(Membership, { organizationId, userId })).role = organization;
    const key = { organizationId, projectId, userId };
    const member = await em.findOne(ProjectMember, key);
    if (member !== null && project === null) em.remove(member);
    if (member !== null && project !== null) member.role = project;
    if (member === null && project !== null)
      em.create(ProjectMember, { ...key, role: project, apiAccess: true });
    await em.flush();
  });
