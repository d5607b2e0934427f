import { SprintDraft, SprintPatch } from "@riskloom/domain";
import { Sprint } from "@riskloom/persistence";
import { inProject } from "../input.ts";
import { reading } from "../reading.ts";
import { mutation, query, router } from "../trpc.ts";
import { writing } from "../writing.ts";
import { inList, oneEntry, registerList } from "./register-list.ts";

const { list, get, create, update, remove } = registerList("sprint", Sprint);

export const sprint = router({
  list: query.input(inList).query(reading(list)),
  get: query.input(oneEntry).query(reading(get)),
  create: mutation.input(SprintDraft.extend(inProject)).mutation(writing(create)),
  update: mutation.input(oneEntry.extend({ patch: SprintPatch })).mutation(writing(update)),
  remove: mutation.input(oneEntry).mutation(writing(remove)),
});
