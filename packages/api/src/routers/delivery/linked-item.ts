import { LinkedItemDraft, LinkedItemPatch } from "@riskloom/domain";
import { LinkedItem } from "@riskloom/persistence";
import { registerList } from "./register-list.ts";

export const linkedItem = registerList({
  table: "linked_item",
  entity: LinkedItem,
  draft: LinkedItemDraft,
  patch: LinkedItemPatch,
});
