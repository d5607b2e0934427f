import { addUser, createApiApp, found, issueCredential, type Owner, writeFor } from "@riskloom/api";
import { type Keyed, keyed } from "./load/keyed.ts";
import { apply } from "./load/apply.ts";
import { type Loaded, startLoading } from "./load/loaded.ts";
import { demoOrganizations } from "./organizations.ts";
import { password } from "./people.ts";
import type { DemoEvent, DemoOrganization, DemoUser, UserKey } from "./types.ts";

/** Fills an empty database with the demo register, each change at its own moment of the past; `owner` is the owner's own connection. */
export async function loadDemo(owner: Owner): Promise<void> {
  for (const organization of demoOrganizations) await loadOrganization(owner, organization);
}

async function loadOrganization(owner: Owner, data: DemoOrganization): Promise<void> {
  const users = keyed<number>("user");
  const organizationId = await found(
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
  const events = projects.flatMap((loaded) => loaded.project.timeline.map((event) => ({ loaded, event })));
  for (const { loaded, event } of events.toSorted((a, b) => (a.event.at < b.event.at ? -1 : 1)))
    await replay(owner, { organizationId, user: actorOf(data.users, users, event.actor) }, loaded, event);
}

async function replay(
  owner: Owner,
  who: { organizationId: number; user: { id: number; fullName: string } },
  loaded: Loaded,
  { at, changes }: DemoEvent,
): Promise<void> {
  await writeFor(owner, { ...who, at }, async (write, api) => {
    for (const change of changes) await apply({ write, api, loaded }, change);
  });
}

function actorOf(
  people: readonly DemoUser[],
  users: Keyed<number>,
  actor: UserKey,
): { id: number; fullName: string } {
  const person = people.find(({ key }) => key === actor);
  return { id: users.get(actor), fullName: `${person?.firstName} ${person?.lastName}` };
}
