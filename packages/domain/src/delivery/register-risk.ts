import { z } from "zod";
import { distinct } from "../values/entries.ts";
import { Comment } from "../collaboration/comment.ts";
import { CustomValue } from "../collaboration/custom-value.ts";
import { CivilDate } from "../values/instant.ts";
import { maxLength } from "../values/limits.ts";
import { Band } from "../register/matrix.ts";
import { Risk, RiskStatus } from "../register/risk.ts";

const person = z.object({ id: z.int(), uid: z.uuid(), name: z.string() });
const titled = z.object({ id: z.int(), uid: z.uuid(), title: z.string() });
const text = z.string().trim().max(maxLength.text);

/** What delivery teams add to a risk. */
export const Delivery = z.object({
  /** one of the register's statuses; it decides the status of the risk */
  statusId: z.int().nullable(),
  raisedDate: CivilDate.nullable(),
  /** when it shall be resolved */
  resolutionDate: CivilDate.nullable(),
  /** own words; null where the list of controls speaks */
  mitigation: text.nullable(),
  teamIds: distinct(z.int()),
  sprintIds: distinct(z.int()),
  watcherIds: distinct(z.int()),
  linkedItemIds: distinct(z.int()),
});
export type Delivery = z.infer<typeof Delivery>;
/** Changes to it; what is left out stays, and lists are replaced whole. */
export const DeliveryPatch = Delivery.partial();
export type DeliveryPatch = z.infer<typeof DeliveryPatch>;

/** A risk as delivery teams see it: levels, dates and lists instead of evaluations. */
export const RegisterRisk = z.object({
  ...Risk.pick({ id: true, uid: true, number: true, title: true, description: true, version: true }).shape,
  /** the register's key, a dash and the risk's number */
  key: z.string(),
  register: titled,
  /** the id is null where the register has no status of its own for the risk's */
  status: z.object({ uid: z.uuid().nullable(), label: z.string(), status: RiskStatus }),
  owner: person.nullable(),
  creatorEmail: z.string().nullable(),
  /** titles of the classes of the present evaluation on the primary matrix, else of the gross one; null where it has none */
  impact: z.string().nullable(),
  probability: z.string().nullable(),
  /** the band of the product of the two classes' scores; null without either class, or on a matrix without bands */
  level: Band.pick({ title: true, hexColor: true }).nullable(),
  /** the day of registration unless another one was given */
  raisedDate: CivilDate,
  resolutionDate: CivilDate.nullable(),
  /** the own words, else the attached controls, one on a line; empty without either */
  mitigation: z.string(),
  teams: z.array(titled),
  sprints: z.array(titled),
  watchers: z.array(person),
  linkedItems: z.array(titled.extend({ key: z.string() })),
  /** in the order of the layout; empty unless asked for */
  customValues: z.array(CustomValue),
  /** oldest first; empty unless asked for */
  comments: z.array(Comment),
  /** counts the changes of what delivery teams add, from 0 */
  deliveryVersion: z.int(),
});
export type RegisterRisk = z.infer<typeof RegisterRisk>;
