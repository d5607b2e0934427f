import type { About } from "../../../engine/open-api/about.ts";
import type { JsonSchema } from "../../../engine/open-api/open-api-types.ts";
import type { Row } from "../../../engine/table/row.ts";
import { appHeader } from "../errors.ts";
import { pagingParameters } from "../paging.ts";
import { fields } from "./fields.ts";
import { nouns } from "./nouns.ts";

const text = { type: "string" };
const link = { type: ["string", "null"], format: "uri" };

/** Messages under the names of fields, at any depth. */
const tree: JsonSchema = {
  type: "object",
  description:
    "Messages under the fields that they blame; what concerns the whole body under `non_field_errors`.",
  additionalProperties: { anyOf: [{ type: "array", items: text }, { type: "object" }] },
};
const detail: JsonSchema = {
  type: "object",
  properties: { detail: { ...text, description: "What is wrong, in one sentence." } },
  required: ["detail"],
};

const isMeta = ({ path }: Row<never>): boolean => path.endsWith("/meta");

export const about: About = {
  title: "RamRisk",
  summary: "RamRisk's API, versions 1 and 2, over one risk register.",
  description: [
    "Risks, controls, actions, matrices, evaluations, reports and all else of RamRisk's manual of November 2024. Both versions are served; they differ in how a risk is shown and in what labels are called.",
    "Lists come in pages with links to the next and the previous one. Moments are UTC with six digits of the second. Bodies are JSON, forms or multipart forms; numbers may be sent as texts.",
    "Every path is served with a slash at its end, too, and answers `OPTIONS` with the fields that the caller may send.",
  ].join("\n\n"),
  nouns,
  fields,
  security: {
    RamriskToken: {
      type: "apiKey",
      in: "header",
      name: "Authorization",
      description: "`Token`, a blank and the token that `/api/api-token-auth` answers.",
    },
  },
  id: () => ({ type: "integer", minimum: 0, maximum: 2_147_483_647 }),
  paging: pagingParameters,
  parameters: (row) =>
    isMeta(row)
      ? [
          {
            name: appHeader,
            in: "header",
            required: true,
            description: "The identifier of the program whose objects these are; its own alone are shown.",
            schema: text,
          },
        ]
      : [],
  one: (shown) => shown,
  page: (shown) => ({
    type: "object",
    properties: {
      count: { type: "integer", minimum: 0, description: "How many there are on all pages." },
      next: { ...link, description: "The next page; null on the last." },
      previous: { ...link, description: "The page before; null on the first." },
      results: { type: "array", items: shown },
    },
    required: ["count", "next", "previous", "results"],
  }),
  refused: (status) => (status === 400 ? { anyOf: [detail, tree] } : detail),
  alsoRefused: ({ reply: { kind, reads } }) => [
    ...(kind === "file" ? [] : [{ status: 406, when: "The caller takes no JSON." }]),
    ...(reads ? [{ status: 415, when: "The body is of a type that is not read." }] : []),
    ...(kind === "page" ? [{ status: 404, when: "There is no such page." }] : []),
  ],
};
