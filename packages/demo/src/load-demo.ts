import { type Api } from "@riskloom/api";
import {
  addUser,
  analyze,
  createApiApp,
  createOrganization,
  isEmpty,
  issueCredential,
  type Owner,
  type Write,
  writeFor,
} from "@riskloom/api/installation";
import { type Keyed, keyed } from "./load/keyed.ts";
import { apply } from "./load/apply.ts";
import { startLoading } from "./load/loaded.ts";
import { serve, startServing } from "./load/serve.ts";
import { demoOrganizations } from "./organizations.ts";
import { password } from "./people.ts";
import type { DemoOrganization, DemoUser, UserKey } from "./types.ts";

/**
 * Fills an empty database with the demo register, each change at its own moment of the past; `owner` is the owner's own
 * connection. All of it is there at once, so that whoever ends meanwhile leaves an empty database, and who loads at the same
 * time waits and finds it filled.
 */
export async function loadDemo(owner: Owner): Promise<void> {
  await owner.atOnce(async (whole) => {
    if (!(await isEmpty(whole))) return;
    for (const organization of demoOrganizations) await loadOrganization(whole, organization);
  });
  await analyze(owner);
}

async function loadOrganization(owner: Owner, data: DemoOrganization): Promise<void> {
  const users = keyed<number>("user");
  const organizationId = await createOrganization(
    { database: owner, at: data.createdAt },
    data.name,
    async (write, { id }) => {
      for (const { key, ...user } of data.users) users.set(key, await addUser(write, { ...user, password }));
      for (const { user, secret, ...credential } of data.credentials)
        await issueCredential(write, { ...credential, userId: users.get(user), demoSecret: secret });
      for (const appId of data.apiApps) createApiApp(write, { appId, name: appId });
      return id;
    },
  );
  const projects = data.projects.map((project) => startLoading(project, users));
  const serving = startServing(projects);
  const events = [
    ...projects.flatMap((loaded) =>
      loaded.project.timeline.map(({ at, actor, changes }) => ({
        at,
        actor,
        work: async (write: Write, api: Api) => {
          for (const change of changes) await apply({ write, api, loaded }, change);
        },
      })),
    ),
    ...data.service.map(({ at, actor, changes }) => ({
      at,
      actor,
      work: async (_: Write, api: Api) => {
        for (const change of changes) await serve(api, serving, change);
      },
    })),
  ];
  for (const { at, actor, work } of events.toSorted((a, b) => (a.at < b.at ? -1 : 1)))
    await writeFor(owner, { organizationId, user: actorOf(data.users, users, actor), at }, work);
}

function actorOf(
  people: readonly DemoUser[],
  users: Keyed<number>,
  actor: UserKey,
): { id: number; fullName: string } {
  const person = people.find(({ key }) => key === actor);
  return { id: users.get(actor), fullName: `${person?.firstName} ${person?.lastName}` };
}
