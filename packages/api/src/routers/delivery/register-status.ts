import { RegisterStatusDraft, RegisterStatusPatch } from "@riskloom/domain";
import { RegisterStatus } from "@riskloom/persistence";
import { registerList } from "./register-list.ts";

export const registerStatus = registerList({
  table: "register_status",
  entity: RegisterStatus,
  draft: RegisterStatusDraft,
  patch: RegisterStatusPatch,
});
