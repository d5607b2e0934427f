import { TeamDraft, TeamPatch } from "@riskloom/domain";
import { Team } from "@riskloom/persistence";
import { registerList } from "./register-list.ts";

export const team = registerList({
  table: "team",
  entity: Team,
  draft: TeamDraft,
  patch: TeamPatch,
});
