import type { About } from "../../engine/open-api/about.ts";
import type { JsonSchema, Parameter } from "../../engine/open-api/open-api-types.ts";
import type { Shape } from "../../engine/shape/shape.ts";
import { fieldsParameter } from "./fields.ts";
import { pagingParameters } from "./paging.ts";

const text = { type: "string" };
const count: JsonSchema = { type: "integer", minimum: 0 };

const object = (properties: Record<string, JsonSchema>): JsonSchema => ({
  type: "object",
  properties,
  required: Object.keys(properties),
});

const fieldsOf = (of: Shape<never>): Parameter => fieldsParameter(of);

export const about: About = {
  title: "Kendis",
  summary: "Kendis's risk registers over one risk register.",
  description:
    "The risk registers of a company and the risks in them, for reading, as delivery teams see them. What is empty is left out. Everybody may choose the fields that are told.",
  nouns: {
    "": { one: "a register", many: "registers", is: "A register holds the risks of one project." },
    riskregister: {
      one: "a register",
      many: "registers",
      is: "A register holds the risks of one project; registers that are closed are not shown.",
    },
    risk: {
      one: "a risk",
      many: "risks",
      is: "A risk with what delivery teams keep of it: teams, sprints, watchers, linked items.",
    },
  },
  fields: {
    "{registerId}": "The register's key or its identifier.",
    "{id}": "The risk's key or its identifier.",
    key: "The key by which people speak of it.",
    title: "A short name.",
    id: "The record's identifier.",
    createdBy: "The e-mail address of whoever made it.",
    status: "Where it stands.",
    riskDesc: "What may happen.",
    description: "The older name of `riskDesc`.",
    mitigationActions: "What is done about it, in words.",
    impact: "The title of the class of consequence.",
    probability: "The title of the class of frequency.",
    riskLevel: "The band of the matrix that impact and probability lead to.",
    raisedDate: "When it was raised, as in `21-May-2026`.",
    resolutionDate: "When it shall be solved, as in `21-May-2026`.",
    linkedItems: "The items of work that are linked to it.",
    boardTeams: "The teams that it concerns.",
    boardSprints: "The sprints that it concerns.",
    riskRegister: "The register that it is in.",
    responsible: "Who is responsible.",
    watcherList: "Who is told of changes.",
    customFields: "The values of the register's own fields, in their order.",
    conversation: "What was said about it, the oldest first; told only to those who ask for it by name.",
  },
  security: {
    KendisBasic: {
      type: "http",
      scheme: "basic",
      description: "The e-mail address as the user, an API key of the same person as the password.",
    },
  },
  id: () => ({ ...text, minLength: 1 }),
  paging: (of) => [...pagingParameters, fieldsOf(of)],
  parameters: ({ reply: { kind, shows } }) => (kind === "one" && shows ? [fieldsOf(shows)] : []),
  one: (data) => object({ data }),
  page: (item) =>
    object({
      startAt: { ...count, description: "How many records come before this page." },
      pageLimit: { ...count, description: "How many records a page has at most." },
      total: { ...count, description: "How many records there are." },
      data: { type: "array", items: item },
    }),
  always: () => [],
  refused: (status) =>
    object({
      [status < 500 ? "errorMessages" : "error"]: { ...text, description: "What is wrong, in one sentence." },
    }),
};
