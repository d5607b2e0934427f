import { Category, RiskTag, Tag } from "@riskloom/domain";
import { z } from "zod";
import { ordered, req, ro } from "../../../../engine/shape/field.ts";
import { shape } from "../../../../engine/shape/shape.ts";
import { integer, pk, pks, words } from "../../codecs.ts";
import { audit } from "../audit.ts";

const named = {
  id: ro("id"),
  name: req("name", words),
  ordering: req("ordering", integer),
  project: ro("projectId"),
};

/** The fields of categories of risks are those of categories of controls and actions. */
export const category = shape("Category", Category, { ...named, ...audit });

export const tag = shape("Tag", Tag, {
  ...named,
  category: req("categoryId", pk),
  category_name: ordered("categoryId", ro("categoryName")),
  ...audit,
});

export const riskTag = shape("RiskTag", RiskTag, {
  id: ro("id"),
  risk: ro("riskId"),
  tag: ro("tagId"),
  ...audit,
});

/** The whole set of tags of a record, by id. */
export const tagIds = shape("TagIds", z.object({ tagIds: z.array(z.int()) }), { tags: req("tagIds", pks) });
