import type { CustomValueInput, EvaluationType, Matrix } from "@riskloom/domain";
import { sayThroughRamRisk, sayThroughTrpc } from "./conversation.ts";
import { type Facts, sample } from "./facts.ts";
import { fieldTexts } from "./fields.ts";
import { answered, type Interfaces } from "./interfaces.ts";

/** What an interface wrote: the risk, and the facts that it could say in full. */
type Write = (interfaces: Interfaces) => Promise<{ title: string; facts: Facts }>;

const evaluated: readonly [EvaluationType, code: number, cell: readonly [number, number]][] = [
  ["gross", 10, sample.grossCell],
  ["present", 20, sample.presentCell],
  ["nett", 30, sample.nettCell],
];

/** The values by the types of their fields; those of the other types are texts. */
const typed = (userId: number): Record<string, CustomValueInput> => ({
  ...fieldTexts,
  number: 13.5,
  numberSelect: 2.5,
  integer: 7,
  boolean: true,
  multiSelect: ["API", "Frontend"],
  user: userId,
  link: { name: sample.fieldTexts.link, url: sample.linkAddress ?? "" },
});

const cellIn = ({ cells }: Matrix, [row, column]: readonly [number, number]): number =>
  cells.find((cell) => cell.row === row && cell.column === column)?.id ?? 0;

/** Writes the sample as far as each interface can, under a title of its own. */
export const writers: Record<"Comp AI" | "RamRisk" | "tRPC", Write> = {
  RamRisk: async ({ ramrisk: send, register, matrix, tagId, controlId, fieldIds }) => {
    const title = `${sample.title} by RamRisk`;
    const project = `/api/v1/projects/${register.projectId}`;
    const body = {
      title,
      risk_description: sample.description,
      cause_description: sample.cause,
      effect_description: sample.effect,
      notes_description: sample.notes,
      status: 30,
      owner: register.users.bob,
    };
    const { id } = (await answered(send("POST", `${project}/risks`, { body }))) as { id: number };
    await answered(send("PUT", `${project}/risks/${id}/tags`, { body: { tags: [tagId] } }));
    await answered(send("PUT", `${project}/risks/${id}/riskcontrols`, { body: { id: controlId } }));
    for (const [, evaluation_type, cell] of evaluated) {
      const evaluation = { risk: id, evaluation_type, cell: cellIn(matrix, cell) };
      await answered(send("POST", `${project}/evaluations`, { body: evaluation }));
    }
    for (const [name, text] of Object.entries(fieldTexts)) {
      const value = { field_type: fieldIds[name], value: name === "user" ? register.users.bob : text };
      await answered(send("POST", `${project}/risks/${id}/udf_values`, { body: value }));
    }
    await sayThroughRamRisk(send, `${project}/risks/${id}`);
    return {
      title,
      facts: {
        ...sample,
        title,
        category: "other",
        department: null,
        grossScores: [8, 8],
        nettScores: [4, 4],
        treatment: null,
        // a link that is written as a text is its own name
        fieldTexts,
      },
    };
  },
  "Comp AI": async ({ api, comp: send, register }) => {
    const title = `${sample.title} by Comp AI`;
    const { rows } = await api.project.users({ projectId: register.projectId });
    const uid = rows.find(({ id }) => id === register.users.bob)?.uid ?? "";
    const body = {
      title,
      description: sample.description,
      category: sample.category,
      department: sample.department,
      status: "closed",
      probability: 7,
      impact: 8,
      residual_probability: 2.5,
      residual_impact: 4,
      assigneeId: `usr_${uid.replaceAll("-", "")}`,
    };
    await answered(send("POST", "/api/v1/risks", { body }));
    return {
      title,
      facts: {
        ...sample,
        title,
        cause: "",
        effect: "",
        notes: "",
        tags: [],
        controls: [],
        controlTexts: [],
        treatment: null,
        fieldTexts: {},
        fieldTypes: {},
        linkAddress: null,
        comments: [],
        // there is no present evaluation, so the gross one says where the risk stands
        presentScores: [0, 0],
        presentCell: null,
        probability: "Likely",
        impact: "Severe",
        band: "Extreme",
        bandColor: "red",
      },
    };
  },
  tRPC: async (interfaces) => {
    const { api, register, matrix, tagId, controlId, fieldIds } = interfaces;
    const title = `${sample.title} by tRPC`;
    const { projectId, users } = register;
    const { description, cause, effect, notes, status, category, department } = sample;
    const [frequency, consequence] = sample.grossScores;
    const [nettFrequency, nettConsequence] = sample.nettScores;
    const { id } = await api.risk.create({
      projectId,
      title,
      description,
      cause,
      effect,
      notes,
      status,
      category,
      department,
      ownerId: users.bob,
      scores: {
        gross: { frequency, consequence },
        nett: { frequency: nettFrequency, consequence: nettConsequence },
      },
    });
    const cellId = cellIn(matrix, sample.presentCell);
    await api.evaluation.create({ projectId, riskId: id, type: "present", cellId });
    await api.risk.setTags({ projectId, id, tagIds: [tagId] });
    await api.riskControl.attach({ projectId, riskId: id, controlId });
    for (const [name, value] of Object.entries(typed(users.bob)))
      await api.customValue.set({ projectId, riskId: id, fieldId: fieldIds[name] ?? 0, value });
    await api.risk.chooseTreatment({ projectId, id, type: "mitigate", description: "By grouting" });
    await sayThroughTrpc(interfaces, id);
    return { title, facts: { ...sample, title } };
  },
};
