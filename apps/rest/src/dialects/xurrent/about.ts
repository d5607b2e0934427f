import type { About, Noun } from "../../engine/open-api/about.ts";
import type { Header, JsonSchema } from "../../engine/open-api/open-api-types.ts";
import { levelItem } from "./shapes.ts";
import { accountHeaders } from "./account-headers.ts";
import { pagingParameters } from "./query.ts";
import { sourceHeaders } from "./source.ts";

const text = { type: "string" };
const header = (description: string, type = "integer"): Header => ({ description, schema: { type } });

const noun = (one: string, many: string, is: string): Noun => ({ one, many, is });
const audited = (of: string): Noun => ({
  ...noun("a change", "changes", `The audit trail tells of every change of ${of}, the newest first.`),
});
const [level, category, severity] = [
  noun(
    "a risk level",
    "risk levels",
    "A risk level is one of the organization's words for how risky a project is.",
  ),
  noun(
    "a project category",
    "project categories",
    "A project category is one of the organization's words for kinds of projects.",
  ),
  noun(
    "a risk severity",
    "risk severities",
    "A risk severity is one of the organization's words for how bad a risk is.",
  ),
];

const rates: Record<string, Header> = {
  "X-RateLimit-Limit": header("How many requests this credential may send in an hour."),
  "X-RateLimit-Remaining": header("How many of them are left."),
  "X-RateLimit-Reset": header("When there are as many again, in seconds since 1970."),
};
const pages: Record<string, Header> = {
  "X-Pagination-Per-Page": header("How many records a page has."),
  "X-Pagination-Current-Page": header("Which page it is, from 1."),
  "X-Pagination-Total-Pages": header("How many pages there are."),
  "X-Pagination-Total-Entries": header("How many records there are."),
  "X-Pagination-Start-Cursor": header("The place of the first record, for `search_before`.", "string"),
  "X-Pagination-End-Cursor": header("The place of the last record, for `search_after`.", "string"),
  Link: header("The first, previous, next and last page, as far as there are any.", "string"),
};

const sentence: JsonSchema = {
  type: "object",
  properties: {
    message: { ...text, description: "What is wrong, in one sentence." },
    documentation_url: { ...text, format: "uri", description: "Where more is said about it." },
  },
  required: ["message"],
};
const ofFields: JsonSchema = {
  type: "object",
  properties: {
    message: { ...text, description: "That the record is not valid." },
    errors: {
      type: "array",
      description: "Pairs of a field and what is wrong with it.",
      items: { type: "array", items: text, minItems: 2, maxItems: 2 },
    },
  },
  required: ["message", "errors"],
};

export const about: About = {
  title: "Xurrent",
  summary: "Xurrent's risk levels, project categories and risk severities over one risk register.",
  description:
    "The lists that an organization keeps for its projects and risks. Lists are bare arrays; where a page stands is told by headers. Everybody in the organization reads, its administrators write. Nothing is deleted; what is no longer used is disabled.",
  nouns: {
    "": {
      ...noun("nothing", "connections", "Tells that the interface is there."),
      does: { GET: "Test the connection" },
    },
    project_risk_levels: level,
    project_categories: category,
    risk_severities: severity,
    "project_risk_levels/audit": audited("a risk level"),
    "project_categories/audit": audited("a project category"),
    "risk_severities/audit": audited("a risk severity"),
  },
  fields: {
    "{id}": "The record's identifier.",
    id: "The record's identifier.",
    sourceID: "The record's identifier in the system that it came from.",
    reference: "A word for programs, made from the name.",
    name: "What it is called; unique in its list.",
    description: "What it means, in a sentence.",
    position: "Where it stands among its like; null where that was not said.",
    created_at: "When the record was made.",
    updated_at: "When it was last changed.",
    attachments: "Always empty: these records have no files.",
    disabled: "Whether it is no longer to be used.",
    information: "What else there is to say.",
    information_attachments: "Taken only where it is empty: these records have no files.",
    source: "Which program the record came from.",
    action: "What was done.",
    created_by: "Who did it.",
    changes: "The old and the new value of each field that was changed.",
  },
  security: {
    XurrentBearer: { type: "http", scheme: "bearer", description: "A personal token." },
    XurrentBasic: {
      type: "http",
      scheme: "basic",
      description: "The older form: the token as the user, anything as the password.",
    },
  },
  id: () => ({ type: "integer", minimum: 0, maximum: 2_147_483_647 }),
  paging: pagingParameters,
  parameters: ({ method, open }) =>
    open === true
      ? []
      : [
          {
            name: accountHeaders[0],
            in: "header",
            description:
              "The organization, by name, number or UUID; another one than the credential's is refused.",
            schema: text,
          },
          ...(method === "POST"
            ? [
                {
                  name: sourceHeaders[0],
                  in: "header",
                  description: "Which program the record comes from, where the body does not say it.",
                  schema: text,
                } as const,
              ]
            : []),
          ...(method === "GET"
            ? [
                {
                  name: "If-None-Match",
                  in: "header",
                  description:
                    "Entity tags of what the caller has: where one of them still holds, the answer is 304.",
                  schema: text,
                } as const,
              ]
            : []),
        ],
  one: (shown) => shown,
  page: (shown) => ({ type: "array", items: shown }),
  headers: ({ reply: { kind }, open }) => ({ ...(open !== true && rates), ...(kind === "page" && pages) }),
  always: (of) => (of === levelItem ? ["id"] : undefined),
  refused: (status) =>
    status === 422 ? { anyOf: [ofFields, sentence] } : status === 304 ? undefined : sentence,
  alsoRefused: ({ method, open, reply: { reads } }) => [
    ...(open === true ? [] : [{ status: 429, when: "The credential sent too many requests." }]),
    ...(reads ? [{ status: 422, when: "Something is wrong with fields of the body." }] : []),
    ...(method === "GET" && open !== true ? [{ status: 304, when: "The caller has it already." }] : []),
  ],
};
