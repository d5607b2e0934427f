import { type Comment, type CustomValue, Register, RegisterRisk } from "@riskloom/domain";
import { z } from "zod";
import { shown } from "../../engine/shape/codec.ts";
import { ro } from "../../engine/shape/field.ts";
import { shape } from "../../engine/shape/shape.ts";
import {
  customField,
  CustomFieldOnWire,
  dayMonthYear,
  filled,
  hex,
  identifier,
  listed,
  minute,
  object,
} from "./codecs.ts";

const text = z.string();

/** Registers that are closed are not shown at all. */
const active = { status: "Active", id: "active" };

export const register = shape("Register", Register, {
  key: ro("key"),
  title: ro("title"),
  id: ro("uid", identifier),
  createdBy: ro("creatorEmail", filled),
  status: ro(
    "status",
    shown((_: Register["status"]) => active, z.object({ status: text, id: text }), { type: "nested object" }),
  ),
});

const Message = z.object({ id: text, comment: text, createdBy: text.nullable(), createdDate: text });

type Row = RegisterRisk;

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
    object(z.object({ title: text, color: text }), ({ title, hexColor }: NonNullable<Row["level"]>) => ({
      title,
      color: hexColor,
    })),
  ),
  raisedDate: ro("raisedDate", dayMonthYear),
  resolutionDate: ro("resolutionDate", dayMonthYear),
  linkedItems: ro(
    "linkedItems",
    listed(z.object({ key: text, id: text }), ({ key, uid }: Row["linkedItems"][0]) => ({
      key,
      id: hex(uid),
    })),
  ),
  boardTeams: ro(
    "teams",
    listed(z.object({ teamTitle: text, teamId: text }), ({ title, uid }: Row["teams"][0]) => ({
      teamTitle: title,
      teamId: hex(uid),
    })),
  ),
  boardSprints: ro(
    "sprints",
    listed(z.object({ sprintTitle: text, sprintId: text }), ({ title, uid }: Row["sprints"][0]) => ({
      sprintTitle: title,
      sprintId: hex(uid),
    })),
  ),
  status: ro(
    "status",
    object(z.object({ status: text, id: text }), ({ label, uid, status }: Row["status"]) => ({
      status: label,
      id: uid ? hex(uid) : status,
    })),
  ),
  riskRegister: ro(
    "register",
    object(z.object({ riskRegister: text, id: text }), ({ title, uid }: Row["register"]) => ({
      riskRegister: title,
      id: hex(uid),
    })),
  ),
  responsible: ro(
    "owner",
    object(z.object({ user: text, id: text }), ({ name, uid }: NonNullable<Row["owner"]>) => ({
      user: name,
      id: hex(uid),
    })),
  ),
  watcherList: ro(
    "watchers",
    listed(z.object({ Watcher: text, id: text }), ({ name, uid }: Row["watchers"][0]) => ({
      Watcher: name,
      id: hex(uid),
    })),
  ),
  customFields: ro(
    "customValues",
    shown((values: CustomValue[]) => values.map(customField), z.array(CustomFieldOnWire), { type: "list" }),
  ),
  conversation: ro("comments", listed(Message, message)),
});

function message({ uid, text, authorEmail, createdAt }: Comment) {
  return { id: hex(uid), comment: text, createdBy: authorEmail, createdDate: minute(createdAt) };
}
