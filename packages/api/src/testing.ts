import { type Database, writeTransaction } from "@riskloom/persistence";
import { freshDatabase } from "@riskloom/persistence/testing";
import { type Call, createContext, type Deps } from "./context.ts";
import { addUser } from "./installation/add-user.ts";
import { foundOrganization } from "./installation/found-organization.ts";
import { installationWrite } from "./installation/installation-write.ts";
import { issueCredential } from "./installation/issue-credential.ts";
import { addProjectMember } from "./services/create-project.ts";
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
  drop(): Promise<void>;
}
export type TestUser = "alice" | "bob" | "carol" | "mallory";

/** Makes the register that suites of the API and of the adapters start from: nothing but people, projects and matrices. */
export async function testRegister(): Promise<TestRegister> {
  const { database, url, drop } = await freshDatabase();
  const deps: Deps = {
    database,
    installationSecret: "only for tests, only for tests, only for tests",
    demo: true,
    now: Date.now,
  };
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
    database,
    url,
    deps,
    projectId: home.projectId,
    organizationId: home.organizationId,
    foreignProjectId: other.projectId,
    users,
    secrets,
    as: async (user, call = {}) =>
      createCaller(await createContext(deps, { ...call, secret: { kind: "bearer", token: secrets[user] } })),
    drop,
  };
}
