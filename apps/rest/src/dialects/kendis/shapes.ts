import { type Comment, type CustomValue, Register, RegisterRisk } from "@riskloom/domain";
import { z } from "zod";
import { shown } from "../../engine/codec.ts";
import { ro } from "../../engine/field.ts";
import { shape } from "../../engine/shape.ts";
import { customField, dayMonthYear, filled, hex, identifier, listed, minute, object } from "./codecs.ts";

/** Registers that are closed are not shown at all. */
const active = { status: "Active", id: "active" };

export const register = shape("Register", Register, {
  key: ro("key"),
  title: ro("title"),
  id: ro("uid", identifier),
  createdBy: ro("creatorEmail", filled),
  status: ro(
    "status",
    shown((_: Register["status"]) => active, z.object({}), { type: "nested object" }),
  ),
});

type Row = RegisterRisk;
const lists = z.array(z.object({}));

export const risk = shape("Risk", RegisterRisk, {
  key: ro("key"),
  title: ro("title", filled),
  id: ro("uid", identifier),
  riskDesc: ro("description", filled),
  description: ro("description", filled),
  mitigationActions: ro("mitigation", filled),
  createdBy: ro("creatorEmail", filled),
  impact: ro("impact", filled),
  probability: ro("probability", filled),
  riskLevel: ro(
    "level",
    object(({ title, hexColor }: NonNullable<Row["level"]>) => ({ title, color: hexColor })),
  ),
  raisedDate: ro("raisedDate", dayMonthYear),
  resolutionDate: ro("resolutionDate", dayMonthYear),
  linkedItems: ro(
    "linkedItems",
    listed(({ key, uid }: Row["linkedItems"][0]) => ({ key, id: hex(uid) })),
  ),
  boardTeams: ro(
    "teams",
    listed(({ title, uid }: Row["teams"][0]) => ({ teamTitle: title, teamId: hex(uid) })),
  ),
  boardSprints: ro(
    "sprints",
    listed(({ title, uid }: Row["sprints"][0]) => ({ sprintTitle: title, sprintId: hex(uid) })),
  ),
  status: ro(
    "status",
    object(({ label, uid, status }: Row["status"]) => ({ status: label, id: uid ? hex(uid) : status })),
  ),
  riskRegister: ro(
    "register",
    object(({ title, uid }: Row["register"]) => ({ riskRegister: title, id: hex(uid) })),
  ),
  responsible: ro(
    "owner",
    object(({ name, uid }: NonNullable<Row["owner"]>) => ({ user: name, id: hex(uid) })),
  ),
  watcherList: ro(
    "watchers",
    listed(({ name, uid }: Row["watchers"][0]) => ({ Watcher: name, id: hex(uid) })),
  ),
  customFields: ro(
    "customValues",
    shown((values: CustomValue[]) => values.map(customField), lists, { type: "list" }),
  ),
  conversation: ro("comments", listed(message)),
});

function message({ uid, text, authorEmail, createdAt }: Comment) {
  return { id: hex(uid), comment: text, createdBy: authorEmail, createdDate: minute(createdAt) };
}
