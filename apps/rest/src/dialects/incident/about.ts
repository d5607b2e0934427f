import type { About } from "../../engine/open-api/about.ts";
import type { JsonSchema } from "../../engine/open-api/open-api-types.ts";
import { pagingParameters } from "./paging.ts";
import { untabled } from "./shapes.ts";

const text = { type: "string" };
const sent_at: JsonSchema = { type: "string", format: "date-time", description: "When the answer was sent." };
const number = (description: string): JsonSchema => ({ type: "integer", minimum: 0, description });

const object = (properties: Record<string, JsonSchema>, optional: readonly string[] = []): JsonSchema => ({
  type: "object",
  properties,
  required: Object.keys(properties).filter((name) => !optional.includes(name)),
});

const pageOf = object({
  number: number("Which page, from 1."),
  size: number("How many incidents a page has."),
  total_records: number("How many incidents there are."),
  count: number("How many incidents this page has."),
  sort: { type: "array", items: text, description: "The order, as it was understood." },
});

const comment = {
  one: "a comment",
  many: "comments",
  is: "A comment is what somebody said about an incident.",
};

export const about: About = {
  title: "Incident module",
  summary: "The incidents of an operations room over one risk register.",
  description:
    "Incidents with their attributes and comments, and the risk that each of them realises. Answers have the record under `data`; answers to writes tell in `sent_at` when they were sent. A replacement says in `occ_lock` what it was made from, so that nobody's change is lost.",
  nouns: {
    incident: {
      one: "an incident",
      many: "incidents",
      is: "An incident is something that happened, with its state, its times and whoever told of it.",
    },
    "incident/attributes": {
      one: "an attribute",
      many: "attributes",
      is: "An attribute is something that an organization keeps of incidents beside what every incident has.",
    },
    "incident/comments": comment,
  },
  fields: {
    "{incidentId}": "The incident's identifier.",
    "{name}": "The attribute's name.",
    "{commentId}": "The comment's identifier.",
    "?id": "The one comment to delete; all of the incident's without it.",
    id: "The record's identifier.",
    name: "What it is called.",
    status: "Where the incident stands, in one of the organization's words.",
    type: "Which kind of incident it is, in one of the organization's words.",
    "AttributeDefinition.type": "What the attribute holds.",
    date: "When it happened; whoever sends an incident is told this as it was sent.",
    description: "What happened.",
    reported_by: "Who told of it.",
    attributes: "The values of attributes by their names; null where there are none.",
    location: "Where it happened.",
    severity: "How bad it is.",
    next_update: "When there will be news, in seconds since 1970; 0 for never.",
    resolved_date: "When it was over; null as long as it is not.",
    backdated: "Whether it was written down later than it happened.",
    created_at: "When the record was made.",
    created_by: "Who made it.",
    updated_at: "When it was last changed.",
    updated_by: "Who changed it last.",
    tenant_id: "The organization, by identifier.",
    occ_lock: "The count of changes, from 0.",
    risk_id: "The risk that the incident realises, by identifier; left out where there is none.",
    message: "What was done, in a sentence.",
    value: "The value of the attribute.",
    incident_id: "The incident, by identifier.",
    user_id: "Who said it, by identifier.",
    text: "What was said.",
    "Comment.name": "The name of whoever said it.",
  },
  security: { IncidentBearer: { type: "http", scheme: "bearer", description: "A personal token." } },
  id: (name) => ({
    ...text,
    ...(name !== "name" && { format: "uuid" }),
    ...(name === "name" && { maxLength: 300 }),
  }),
  paging: pagingParameters,
  one: (data, { method, reply }) => {
    const sent: Record<string, JsonSchema> = method === "GET" ? {} : { sent_at };
    if (reply.shows === untabled.message) return { allOf: [data, object(sent)] };
    return method === "PUT" ? { allOf: [data, object({ data, ...sent })] } : object({ data, ...sent });
  },
  page: (incident) =>
    object(
      {
        data: object({
          incidents: { type: "array", items: incident },
          total: number("How many incidents there are."),
        }),
        page: { ...pageOf, description: "Which page it is; left out where none was asked for." },
      },
      ["page"],
    ),
  refused: () =>
    object({
      sent_at,
      errors: {
        type: "array",
        description: "One sentence for each thing that is wrong.",
        items: object({ message: text }),
      },
    }),
};
