import { CustomField, type CustomFieldType, CustomValue, plainTypeOf } from "@riskloom/domain";
import { z } from "zod";
import { coded, nullable, shown } from "../../../../engine/shape/codec.ts";
import { derived, ordered, req, ro, rw, split } from "../../../../engine/shape/field.ts";
import { nested } from "../../../../engine/shape/nested.ts";
import { shape } from "../../../../engine/shape/shape.ts";
import { choice, lines, pkOrObject, text, words } from "../../codecs.ts";

const types = {
  text: 10,
  number: 20,
  select: 30,
  numberSelect: 40,
  date: 70,
  dateSelect: 80,
  user: 90,
} as const;
const typeLabels = {
  text: "TEXT",
  number: "NUMBER",
  select: "TEXT_LIST",
  numberSelect: "NUMBER_LIST",
  date: "DATE",
  dateSelect: "DATE_LIST",
  user: "LINK",
} as const;

/** Types that other interfaces know are told as the nearest. */
const typeCode = shown((type: CustomFieldType) => types[plainTypeOf[type]], z.literal(Object.values(types)));
const linked = shown(({ type }: CustomField) => (type === "user" ? "user" : null), z.string().nullable());

export const udfType = shape("UdfType", CustomField, {
  id: ro("id"),
  name: req("name", words),
  type_id: split(ro("type", typeCode), req("type", choice(types, typeLabels))),
  // people are all that a link can lead to, so that the register does not ask
  object_type_name: split(derived(linked), rw("linked", nullable(coded({ user: "user" })))),
  options: rw("options", lines),
  target_type_name: split(ro("target"), req("target", coded({ risk: "risk", control: "control" }))),
  project: ro("projectId"),
});

/** A value is a text whatever its type, as it was spelled; null takes it away. */
export const udfValue = shape(
  "UdfValue",
  z.object({ field: CustomField, text: CustomValue.shape.text.nullable() }),
  {
    field_type: split(ordered("fieldId", ro("field", nested(udfType))), req("fieldId", pkOrObject)),
    value: split(ro("text"), req("value", nullable(text))),
  },
);
