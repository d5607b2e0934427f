import { SprintDraft, SprintPatch } from "@riskloom/domain";
import { Sprint } from "@riskloom/persistence";
import { registerList } from "./register-list.ts";

export const sprint = registerList({
  table: "sprint",
  entity: Sprint,
  draft: SprintDraft,
  patch: SprintPatch,
});
