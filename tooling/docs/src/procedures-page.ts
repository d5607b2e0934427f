import {
  type DescribedArea,
  type DescribedField,
  type DescribedProcedure,
  describeAreas,
  refusalWords,
} from "@riskloom/api/described";

/** The page of all procedures, in Markdown. */
export function proceduresPage(): string {
  const { shared, sharedBy, areas } = describeAreas();
  const count = areas.reduce((sum, { procedures }) => sum + procedures.length, 0);
  return [
    "# Procedures",
    `The ${count} procedures of the tRPC API: every capability of the register once. This page is written from the router by \`npm run docs\`; a server shows the same at \`/docs/procedures\`.`,
    areas.map(({ name }) => `[${name}](#${name.toLowerCase()})`).join(" · "),
    "## What all of them share",
    sharedBy,
    fieldsAsTable(shared),
    "A refused call carries one of these codes in `error.data.domain.code`, and all that is wrong, each with a sentence, in `error.data.domain.issues`.",
    table(
      ["code", "means"],
      Object.entries(refusalWords).map(([code, means]) => [`\`${code}\``, means]),
    ),
    ...areas.flatMap(area),
  ].join("\n\n");
}

const area = ({ name, shared, procedures }: DescribedArea): string[] => [
  `## ${name}`,
  ...(shared.length > 0 ? [`All procedures of \`${name}\` take:`, fieldsAsTable(shared)] : []),
  ...procedures.map(section),
];

const section = ({ name, kind, says, right, fields, refusals }: DescribedProcedure): string =>
  [
    `### \`${name}\``,
    says,
    `A ${kind}${rightInWords(right)}. Refuses with ${refusals.map(({ code }) => `\`${code}\``).join(", ")}.`,
    ...(fields.length > 0 ? [fieldsAsTable(fields)] : []),
  ].join("\n\n");

function rightInWords(right: DescribedProcedure["right"]): string {
  if (right === null) return " for everybody";
  if (typeof right === "string") return ` for callers with the right \`${right}\``;
  const [inProject = "", elsewhere = ""] = right;
  return ` for callers with the right \`${inProject}\` where a project is named, else \`${elsewhere}\``;
}

const fieldsAsTable = (fields: readonly DescribedField[]): string =>
  table(
    ["field", "type", "unless given", "means"],
    fields.map(({ path, type, required, byDefault, says }) => [
      `\`${path}\``,
      type,
      required ? "required" : byDefault === undefined ? "" : `\`${byDefault}\``,
      says,
    ]),
  );

const table = (head: readonly string[], rows: readonly (readonly string[])[]): string =>
  [head, head.map(() => "---"), ...rows]
    .map((cells) => `| ${cells.map((cell) => cell.replaceAll("|", "\\|")).join(" | ")} |`)
    .join("\n");
