import { Project, ProjectGroup, User } from "@riskloom/domain";
import { coded } from "../../../engine/shape/codec.ts";
import { ordered, ro } from "../../../engine/shape/field.ts";
import { shape } from "../../../engine/shape/shape.ts";
import { datetime } from "../codecs.ts";
import { audit } from "./audit.ts";

export const project = shape("Project", Project, {
  id: ro("id"),
  contract: ordered(null, ro("organizationId")),
  title: ro("title"),
  date: ro("date", datetime),
  description: ro("description"),
  project_id: ro("code"),
  project_phase: ro("phase"),
  project_owner: ro("owner"),
  project_manager: ro("manager"),
  project_type: ro("kind"),
  project_location: ro("location"),
  project_office: ro("office"),
  project_division: ro("division"),
  budget_price_index: ro("budgetPriceIndex"),
  project_finish: ro("finish"),
  workshop_leader: ro("workshopLeader"),
  workshop_date: ro("workshopDate"),
  workshop_participants: ro("workshopParticipants"),
  status: ro("status", coded({ open: 10, closed: 20 }, { open: "Open", closed: "Closed" })),
  type: ro(
    "type",
    coded(
      { project: 10, trial: 20, template: 30 },
      { project: "Project", trial: "Free trial Project", template: "Template" },
    ),
  ),
  ...audit,
});

export const projectGroup = shape("ProjectGroup", ProjectGroup, {
  id: ro("id"),
  name: ro("name"),
  ordering: ro("ordering"),
  project: ro("projectId"),
  parent: ro("parentId"),
  user: ro("userId"),
});

export const user = shape("User", User, {
  id: ro("id"),
  username: ro("username"),
  email: ro("email"),
  first_name: ro("firstName"),
  last_name: ro("lastName"),
  full_name: ordered("firstName", ro("fullName")),
});
