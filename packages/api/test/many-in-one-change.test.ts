import { afterAll, beforeAll, expect, it } from "vitest";
import { writeFor } from "../src/installation.ts";
import type { Api } from "../src/router.ts";
import { testRegister, type TestRegister } from "../src/testing.ts";

let register: TestRegister;
let projectId: number;
let riskId: number;
let controlId: number;
let tags: Record<"risk" | "control", number>;
beforeAll(async () => {
  register = await testRegister();
  ({ projectId } = register);
  const api = await register.as("alice");
  ({ id: riskId } = await api.risk.create({
    projectId,
    title: "Face collapse",
    description: "In soft ground",
  }));
  ({ id: controlId } = await api.control.create({ projectId, description: "Freeze" }));
  const tagOf = async (family: "risk" | "control") => {
    const { id: categoryId } = await api.category.create({ projectId, family, name: family, ordering: 1 });
    return (await api.tag.create({ projectId, family, name: family, ordering: 1, categoryId })).id;
  };
  tags = { risk: await tagOf("risk"), control: await tagOf("control") };
});
afterAll(() => register.drop());

/** What the log tells of when it is made. */
const makes: Readonly<Record<string, (api: Api, name: string) => Promise<unknown>>> = {
  risk: async (api, title) => {
    const { id } = await api.risk.create({
      projectId,
      title,
      description: title,
      ownerId: register.users.bob,
    });
    await api.risk.setTags({ projectId, id, tagIds: [tags.risk] });
  },
  control: (api, description) =>
    api.control.create({ projectId, description, ...duty(), tagIds: [tags.control] }),
  action: (api, description) =>
    api.action.create({ projectId, controlId, description, ...duty(), tagIds: [tags.control] }),
  causality: (api, text) => api.causality.create({ projectId, riskId, text, isCause: true }),
  comment: (api, text) => api.comment.create({ projectId, controlId, text }),
  reference: (api, name) =>
    api.reference.create({ projectId, riskId, toLink: `https://example.com/${name}` }),
  "attached control": async (api, description) => {
    const { id } = await api.control.create({ projectId, description });
    await api.riskControl.attach({ projectId, riskId, controlId: id });
  },
  "recurring control": async (api, description) => {
    const { id } = await api.control.create({ projectId, description, deadline: "2026-03-02" });
    await api.controlRecurrence.set({ projectId, controlId: id, scopeType: 10, dayInterval: 2 });
  },
  "reviewed risk": async (api, title) => {
    const { id } = await api.risk.create({ projectId, title, description: title });
    await api.riskReview.record({ projectId, riskId: id });
  },
};
const duty = () => ({ assignedToId: register.users.bob, deadline: "2026-03-02" });

/** Who makes a change within which more is done. */
const alice = () => ({
  organizationId: register.organizationId,
  user: { id: register.users.alice, fullName: "Alice" },
});

/** The kinds of the entries that were written meanwhile, in their order. */
async function toldOf(work: () => Promise<unknown>): Promise<string[]> {
  const entries = () =>
    writeFor(register.database, alice(), ({ db }) =>
      db.selectFrom("log_entry").select(["id", "type"]).orderBy("id").execute(),
    );
  const before = new Set((await entries()).map(({ id }) => id));
  await work();
  return (await entries()).flatMap(({ id, type }) => (before.has(id) ? [] : [type]));
}

it.each(Object.entries(makes))(
  "the log tells of every %s that one change makes, as of those that changes of their own make",
  async (kind, make) => {
    const apart = await toldOf(async () => {
      for (const name of ["a", "b", "c"]) await make(await register.as("alice"), `${kind}-${name}`);
    });
    const together = await toldOf(() =>
      writeFor(register.database, alice(), async (_, api) => {
        for (const name of ["d", "e", "f"]) await make(api, `${kind}-${name}`);
      }),
    );
    expect(apart.length).toBeGreaterThanOrEqual(3);
    expect(together).toEqual(apart);
  },
);
