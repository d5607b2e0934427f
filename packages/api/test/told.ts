import type { Api } from "../src/router.ts";
import type { TestRegister } from "../src/testing.ts";

type Where = Parameters<Api["logEntry"]["list"]>[0];

/** What the log tells: type, before and after of each entry, oldest first. */
export async function told(api: Api, where: Where): Promise<(string | null)[][]> {
  const { rows } = await api.logEntry.list({ ...where, limit: null });
  return rows.map(({ type, changedFrom, changedTo }) => [type, changedFrom, changedTo]);
}

/** A category of tags for controls and actions, with tags of these names. */
export async function controlTags(register: TestRegister, ...names: string[]): Promise<number[]> {
  const alice = await register.as("alice");
  const inFamily = { projectId: register.projectId, family: "control" as const };
  const category = await alice.category.create({ ...inFamily, name: "Discipline", ordering: 1 });
  const tags = [];
  for (const [at, name] of names.entries())
    tags.push(await alice.tag.create({ ...inFamily, name, ordering: at, categoryId: category.id }));
  return tags.map(({ id }) => id);
}
