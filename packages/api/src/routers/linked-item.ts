import { LinkedItemDraft, LinkedItemPatch } from "@riskloom/domain";
import { LinkedItem } from "@riskloom/persistence";
import { inProject } from "../input.ts";
import { reading } from "../reading.ts";
import { mutation, query, router } from "../trpc.ts";
import { writing } from "../writing.ts";
import { inList, oneEntry, registerList } from "./register-list.ts";

const { list, get, create, update, remove } = registerList("linked_item", LinkedItem);

export const linkedItem = router({
  list: query.input(inList).query(reading(list)),
  get: query.input(oneEntry).query(reading(get)),
  create: mutation.input(LinkedItemDraft.extend(inProject)).mutation(writing(create)),
  update: mutation.input(oneEntry.extend({ patch: LinkedItemPatch })).mutation(writing(update)),
  remove: mutation.input(oneEntry).mutation(writing(remove)),
});
