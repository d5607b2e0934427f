import { CustomField, Incident as IncidentModel, IncidentAttribute, IncidentComment } from "@riskloom/domain";
import { z } from "zod";
import { coded, type Codec, same, shown } from "../../engine/shape/codec.ts";
import { derived, ordered, req, ro, rw, split } from "../../engine/shape/field.ts";
import { shape } from "../../engine/shape/shape.ts";
import { attributeValues } from "./attribute-values.ts";
import {
  date,
  epoch,
  lock,
  moment,
  optionalText,
  riskReference,
  sentMoment,
  text,
  truth,
  uuid,
} from "./codecs.ts";

/** An incident as an answer tells it: just registered, it has no attributes yet, and its date is told as it was sent. */
const Incident = IncidentModel.extend({
  sentDate: z.string().optional(),
  registered: z.boolean().optional(),
});
type Incident = z.infer<typeof Incident>;

const attributes = shown(
  ({ attributes: values, registered }: Incident) => {
    if (registered) return undefined;
    return values.length === 0 ? null : Object.fromEntries(values.map(({ name, value }) => [name, value]));
  },
  z.record(z.string(), z.unknown()).nullable().optional(),
  { type: "nested object" },
);

const sentDate = { decode: sentMoment, schema: z.iso.datetime(), describe: { type: "datetime" } };

const fields = {
  id: ro("uid", uuid),
  name: req("name", text),
  status: req("status", text),
  type: req("type", text),
  date: ordered("date", split(derived(date), req("date", sentDate))),
  description: req("description", text),
  reported_by: req("reportedBy", text),
  attributes: derived(attributes),
  location: rw("location", optionalText),
  severity: rw("severity", optionalText),
  next_update: rw("nextUpdate", epoch),
  resolved_date: rw("resolvedDate", moment),
  backdated: rw("backdated", truth),
  created_at: ro("createdAt", moment),
  created_by: ordered(null, ro("createdByName")),
  updated_at: ro("updatedAt", moment),
  updated_by: ordered(null, ro("updatedByName")),
  tenant_id: ordered(null, ro("organizationUid", uuid)),
  occ_lock: split(ro("version", lock), rw("basedOn", lock)),
  risk_id: ordered(null, split(ro("riskUid", riskReference), rw("riskId", riskReference))),
} as const;

export const incident = shape("Incident", Incident, fields);

/** The content that replaces an incident; it has to tell what it was made from. */
const replacement = shape("IncidentReplacement", Incident, {
  ...fields,
  occ_lock: split(fields.occ_lock, req("basedOn", lock)),
});

const scalar = { type: "scalar" };

/** A value of an attribute. */
const attribute = shape("Attribute", IncidentAttribute, {
  name: req("name", text),
  value: req("value", same(IncidentAttribute.shape.value, scalar)),
});

const values = attributeValues(attribute);

/** An attribute that incidents can have. */
const definition = shape("AttributeDefinition", CustomField.pick({ name: true, type: true }), {
  name: req("name", text),
  type: split(
    ro(
      "type",
      shown((type: CustomField["type"]) => words[type] ?? "STRING", z.string()),
    ),
    req("type", coded({ text: "STRING", integer: "INT", boolean: "BOOLEAN" })),
  ),
});

const words: { readonly [Type in CustomField["type"]]?: string } = { integer: "INT", boolean: "BOOLEAN" };

export const comment = shape("Comment", IncidentComment, {
  id: ro("uid", uuid),
  incident_id: ro("incidentUid", uuid),
  user_id: ro("authorUid", uuid),
  name: ro("authorName"),
  text: req("text", text),
  created_at: ro("createdAt", moment),
  created_by: ro("authorUid", uuid),
  updated_at: ro("updatedAt", moment),
  updated_by: ro("authorUid", uuid),
  occ_lock: ro("version", lock),
  tenant_id: ro("organizationUid", uuid),
});

const named: Codec<string> = {
  decode: z.string().trim().min(1),
  schema: z.uuid(),
  describe: { type: "string" },
};

/** Which of an incident's comments is taken back; without one, all. */
const choice = shape("CommentChoice", z.object({ commentId: z.string() }), { id: rw("commentId", named) });

const message = shape("Message", z.object({ message: z.string() }), { message: ro("message") });

/** What the manual has no table for. */
export const untabled = { attribute, choice, definition, message, replacement, values };
