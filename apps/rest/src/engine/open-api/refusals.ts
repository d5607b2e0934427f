import type { Dialect } from "../table/dialect.ts";
import type { Row } from "../table/row.ts";
import { examplesOf, type Executed } from "./examples.ts";
import { type Occasion, occasionsOf } from "./occasions.ts";
import type { ExampleValue, Header, Response } from "./open-api-types.ts";

/** The refusals of a row by their status, each with a body as the dialect itself writes it. */
export function refusalsOf(
  dialect: Dialect<never>,
  row: Row<never>,
  executed: readonly Executed[],
): Record<string, Response> {
  const byStatus = Map.groupBy(occasionsOf(dialect, row), ({ refusal }) => refusal.status);
  for (const { status, when } of dialect.about.alsoRefused?.(row) ?? [])
    byStatus.set(status, [...(byStatus.get(status) ?? []), { when, refusal: { status } }]);
  return Object.fromEntries(
    [...byStatus].map(([status, occasions]) => {
      const schema = dialect.about.refused(status);
      const headers = headersIn(occasions);
      const examples = { ...asExamples(occasions), ...examplesOf(executed, status) };
      return [
        `${status}`,
        {
          description: [...new Set(occasions.map(({ when }) => when))].join(" "),
          ...(Object.keys(headers).length > 0 && { headers }),
          ...(schema && { content: { "application/json": { schema, examples } } }),
        },
      ];
    }),
  );
}

const asExamples = (occasions: readonly Occasion[]): Record<string, ExampleValue> =>
  Object.fromEntries(
    occasions.flatMap(({ when, refusal: { body } }, at) =>
      body === undefined ? [] : [[`refused${at + 1}`, { summary: when, value: body }] as const],
    ),
  );

const words: Readonly<Record<string, string>> = {
  "Retry-After": "After how many seconds another attempt can succeed.",
  "WWW-Authenticate": "In which way to say who calls.",
};

function headersIn(occasions: readonly Occasion[]): Record<string, Header> {
  const names = occasions.flatMap(({ refusal }) => Object.keys(refusal.headers ?? {}));
  return Object.fromEntries(
    names.flatMap((name) => {
      const description = words[name];
      const schema = { type: name === "Retry-After" ? "integer" : "string" };
      return description === undefined ? [] : [[name, { description, schema }] as const];
    }),
  );
}
