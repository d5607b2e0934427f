import { Comment } from "@riskloom/domain";
import { ordered, req, ro } from "../../../../engine/shape/field.ts";
import { shape } from "../../../../engine/shape/shape.ts";
import { datetime, words } from "../../codecs.ts";
import { audit } from "../audit.ts";

const said = {
  id: ro("id"),
  project: ro("projectId"),
  owner: ro("authorId"),
  owner_short_name: ordered("authorId", ro("authorShortName")),
  owner_full_name: ordered("authorId", ro("authorName")),
  owner_email: ordered("authorId", ro("authorEmail")),
  date: ro("createdAt", datetime),
  comment: req("text", words),
  ...audit,
};

export const riskComment = shape("RiskComment", Comment, { ...said, risk: ro("riskId") });
export const controlComment = shape("ControlComment", Comment, { ...said, control: ro("controlId") });
export const actionComment = shape("ActionComment", Comment, { ...said, action: ro("actionId") });
