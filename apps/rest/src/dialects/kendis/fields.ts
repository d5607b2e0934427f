import { z } from "zod";
import type { Shape } from "../../engine/shape/shape.ts";
import type { Parameter } from "../../engine/open-api/open-api-types.ts";

/** Told only to those who ask for it by name. */
const onRequest = ["conversation", "description"];

/** Registers show no more than this unless more is asked for. */
const minimal: Readonly<Record<string, readonly string[]>> = { Register: ["key", "title", "id"] };

/** The wire names of a shape that `fields=` asks for: all without it, names of no field are nothing. */
export function fieldsOf({ name, columns }: Shape<never>, asked: string | null | undefined): Set<string> {
  const all = columns.map((column) => column.name).filter((field) => !onRequest.includes(field));
  if (!asked?.trim()) return new Set(minimal[name] ?? all);
  const names = asked.split(",").map((field) => field.trim());
  const fields = names.flatMap((field) => (field === "all" ? all : [field]));
  // the older name of the description brings the newer one along
  return new Set(fields.includes("description") ? [...fields, "riskDesc"] : fields);
}

/** The query of rows that show risks: what has to be fetched for it. */
export const fieldsQuery = (of: Shape<never>) =>
  z.object({
    fields: z
      .string()
      .default("")
      .transform((asked) => {
        const wanted = fieldsOf(of, asked);
        return { customValues: wanted.has("customFields"), comments: wanted.has("conversation") };
      }),
  });

/** The parameter, for the description of the interface. */
export const fieldsParameter = ({ name, columns }: Shape<never>): Parameter => ({
  name: "fields",
  in: "query",
  description: `The fields to tell, separated by commas, of ${columns.map((column) => `\`${column.name}\``).join(", ")}; \`all\` stands for all but ${onRequest.map((field) => `\`${field}\``).join(" and ")}, which have to be named. Without it ${minimal[name] ? "the key, the title and the identifier are told" : "it is `all`"}.`,
  schema: { type: "string" },
});
