import { CatalogueChange, CatalogueEntry } from "@riskloom/domain";
import { z } from "zod";
import { shown } from "../../engine/shape/codec.ts";
import { derived, req, ro, rw } from "../../engine/shape/field.ts";
import { shape } from "../../engine/shape/shape.ts";
import { boolean, integer, name, noAttachments, seconds, text } from "./codecs.ts";

const attachments = derived(shown(() => [], z.array(z.never()), { type: "list" }));
const description = rw("description", text);
const information = rw("information", text);
const times = { created_at: ro("createdAt", seconds), updated_at: ro("updatedAt", seconds) };
const source = rw("source", text);
const sourceID = rw("sourceId", text);

/** A whole record, its fields in alphabetical order. */
export const level = shape("Level", CatalogueEntry, {
  attachments,
  created_at: times.created_at,
  description,
  disabled: rw("disabled", boolean),
  id: ro("id"),
  information,
  information_attachments: {
    shown: undefined,
    written: { key: "informationAttachments", codec: noAttachments, required: false, once: false },
  },
  name: req("name", name),
  position: rw("position", integer),
  reference: ro("reference"),
  source,
  sourceID,
  updated_at: times.updated_at,
});

/** Stands in a selection of fields for the wish to see that a record is not disabled; that one is, is always told. */
export const evenEnabled = "disabled: false";

const disabled = derived(
  shown(
    (row: CatalogueEntry, { select }) =>
      row.disabled || select?.has(evenEnabled) ? row.disabled : undefined,
    z.boolean(),
    { type: "boolean" },
  ),
);

/** A record in a collection: the fields that are shown by default, then those that can be asked for. */
export const levelItem = shape("LevelItem", CatalogueEntry, {
  id: ro("id"),
  sourceID,
  reference: ro("reference"),
  name: req("name", name),
  description,
  position: rw("position", integer),
  ...times,
  attachments,
  disabled,
  information,
  source,
});

export const defaultFields = [
  "id",
  "sourceID",
  "reference",
  "name",
  "description",
  "position",
  "created_at",
  "updated_at",
];

const wireNames: Readonly<Record<string, string>> = { sourceId: "sourceID" };

/** One change of a record, as the audit trail tells it. */
export const auditEntry = shape("AuditEntry", CatalogueChange, {
  id: ro("id"),
  action: ro("action"),
  created_at: ro("at", seconds),
  created_by: ro("by"),
  changes: ro(
    "changes",
    shown(
      (changes: CatalogueChange["changes"]) =>
        Object.fromEntries(Object.entries(changes).map(([key, pair]) => [wireNames[key] ?? key, pair])),
      z.record(z.string(), z.array(z.unknown())),
    ),
  ),
});
