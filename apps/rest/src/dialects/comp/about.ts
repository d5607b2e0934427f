import type { About } from "../../engine/open-api/about.ts";
import type { JsonSchema } from "../../engine/open-api/open-api-types.ts";

const text = { type: "string" };
const said = (value: boolean) => ({ type: "boolean", const: value });

/** One node for each field of the body that something is wrong with, `_errors` in each. */
const details: JsonSchema = {
  type: "object",
  description: "What is wrong, as a tree of the body's fields; each node has its messages under `_errors`.",
  properties: { _errors: { type: "array", items: text } },
  required: ["_errors"],
  additionalProperties: { type: "object" },
};

const score = (what: string) => `${what}, from 0 to 10; 0 is not assessed.`;

export const about: About = {
  title: "Comp AI",
  summary: "Comp AI's risks over one risk register.",
  description:
    "The risks of the organization's default project, as a security team sees them: with scores before and after treatment, whoever is assigned, and tasks. Whatever succeeds answers `success: true` and the record under `data`.",
  nouns: {
    risks: {
      one: "a risk",
      many: "risks",
      is: "A risk says what may happen, how likely it is and how much it would do, before treatment and after it.",
    },
  },
  fields: {
    "{id}": "The risk's identifier.",
    "?status": "Only risks that stand there.",
    "?category": "Only risks of this category.",
    "?department": "Only risks of this department.",
    "?search": "Only risks whose title or description has this text, in any case of the letters.",
    id: "The record's identifier.",
    title: "A short name.",
    description: "What may happen.",
    category: "What the risk is about.",
    department: "The department that it concerns.",
    status: "Where it stands.",
    probability: score("How likely it is before treatment"),
    impact: score("How much it would do before treatment"),
    residual_probability: score("How likely it is after treatment"),
    residual_impact: score("How much it would do after treatment"),
    createdAt: "When the record was made.",
    updatedAt: "When it was last changed.",
    assigneeId: "Who is responsible, by identifier.",
    assignee: "Who is responsible; null for nobody.",
    organizationId: "The organization, by identifier.",
    treatmentStrategy: "What is done about the risk as a whole; null where nothing was decided.",
    mitigationTasks: "The controls that are attached to the risk, as tasks.",
    type: "Which way was chosen.",
    dueDate: "By when it is to be done.",
    completedAt: "When it was done; null as long as it is not.",
    message: "What was done, in a sentence.",
  },
  security: {
    CompBearer: { type: "http", scheme: "bearer", description: "An API key, `comp_` and 64 digits." },
    CompKey: {
      type: "apiKey",
      in: "header",
      name: "X-API-Key",
      description: "The same key in a header of its own.",
    },
  },
  id: () => ({ type: "string", pattern: "^rsk_[0-9a-f]{32}$" }),
  paging: () => [],
  one: (data) => ({
    type: "object",
    properties: { success: said(true), data },
    required: ["success", "data"],
  }),
  page: (data) => ({ type: "array", items: data }),
  refused: (status) => ({
    type: "object",
    properties: {
      success: said(false),
      error: { ...text, description: "What is wrong, in one sentence." },
      ...(status === 400 && { details }),
    },
    required: ["success", "error"],
  }),
};
