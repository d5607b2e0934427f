import type { CustomValueContent } from "@riskloom/domain";
import { readThroughKendis, readThroughRamRisk, readThroughTrpc } from "./conversation.ts";
import type { Facts } from "./facts.ts";
import { answered, colorOf, type Interfaces } from "./interfaces.ts";

/** What an interface tells of the risk of a title, and the text in which it does. */
type Reader = (interfaces: Interfaces, title: string) => Promise<{ told: Partial<Facts>; text: string }>;

interface RamRiskCell {
  row: number;
  column: number;
  color: number;
}
interface RamRiskRisk {
  id: number;
  title: string;
  risk_description: string;
  cause_description: string;
  effect_description: string;
  notes_description: string;
  status: number;
  owner_full_name: string;
  created_at: string;
  tags: { name: string }[];
  evaluations: {
    evaluation_type: number;
    cell: RamRiskCell | null;
    matrix: {
      frequencies: { row: number; name: string }[];
      consequences: { column: number; name: string }[];
    };
  }[];
}
interface CompRisk {
  id: string;
  title: string;
  description: string;
  category: Facts["category"];
  department: Facts["department"];
  status: "archived" | "closed" | "open" | "pending";
  probability: number;
  impact: number;
  residual_probability: number;
  residual_impact: number;
  createdAt: string;
  assignee: { user: { name: string } } | null;
  treatmentStrategy: { type: string } | null;
  mitigationTasks: { title: string; description: string }[];
}
interface KendisField {
  title: string;
  value: string | number | string[] | { fullName: string } | { name: string; url: string };
}
interface KendisRisk {
  title: string;
  customFields: KendisField[];
  riskDesc: string;
  mitigationActions?: string;
  impact: string;
  probability: string;
  riskLevel: { title: string; color: string };
  raisedDate: string;
  status: { id: string };
  responsible: { user: string };
}

const statuses = { 10: "new", 20: "open", 30: "closed", 40: "discarded" } as const;
const compStatuses = { pending: "new", open: "open", closed: "closed", archived: "discarded" } as const;

export const readers: Record<"Comp AI" | "Kendis" | "RamRisk" | "tRPC", Reader> = {
  RamRisk: async ({ ramrisk: send, register }, title) => {
    const project = `/api/v1/projects/${register.projectId}`;
    const { results } = (await answered(send("GET", `${project}/risks?page_size=0`))) as {
      results: RamRiskRisk[];
    };
    const { id = 0 } = results.find((one) => one.title === title) ?? {};
    const risk = (await answered(send("GET", `${project}/risks/${id}`))) as RamRiskRisk;
    const controls = (await answered(send("GET", `${project}/risks/${id}/controls`))) as {
      results: { description: string }[];
    };
    const values = (await answered(send("GET", `${project}/risks/${id}/udf_values`))) as {
      results: { field_type: { name: string; object_type_name: string | null }; value: string }[];
    };
    const users = (await answered(send("GET", `${project}/users`))) as {
      results: { id: number; full_name: string }[];
    };
    const nameOf = (user: string) => users.results.find((one) => String(one.id) === user)?.full_name ?? "";
    const on = (type: number) => risk.evaluations.find(({ evaluation_type }) => evaluation_type === type);
    const cell = (type: number) => {
      const found = on(type)?.cell;
      return found ? ([found.row, found.column] as const) : null;
    };
    const shown = on(20) ?? on(10);
    const told: Partial<Facts> = {
      title: risk.title,
      description: risk.risk_description,
      cause: risk.cause_description,
      effect: risk.effect_description,
      notes: risk.notes_description,
      status: statuses[risk.status as keyof typeof statuses],
      owner: risk.owner_full_name,
      grossCell: cell(10),
      presentCell: cell(20),
      nettCell: cell(30),
      probability: shown?.matrix.frequencies.find(({ row }) => row === shown.cell?.row)?.name ?? "",
      impact: shown?.matrix.consequences.find(({ column }) => column === shown.cell?.column)?.name ?? "",
      bandColor: colorOf(shown?.cell?.color),
      tags: risk.tags.map(({ name }) => name),
      controlTexts: controls.results.map(({ description }) => description),
      registered: risk.created_at,
      comments: await readThroughRamRisk(send, `${project}/risks/${id}`),
      fieldTexts: Object.fromEntries(
        values.results.map(({ field_type, value }) => [
          field_type.name,
          field_type.object_type_name === "user" ? nameOf(value) : value,
        ]),
      ),
    };
    return { told, text: JSON.stringify(risk) };
  },
  "Comp AI": async ({ comp: send }, title) => {
    const { data } = (await answered(send("GET", "/api/v1/risks"))) as { data: CompRisk[] };
    const { id = "" } = data.find((one) => one.title === title) ?? {};
    const { data: risk } = (await answered(send("GET", `/api/v1/risks/${id}`))) as { data: CompRisk };
    const told: Partial<Facts> = {
      title: risk.title,
      description: risk.description,
      status: compStatuses[risk.status],
      owner: risk.assignee?.user.name ?? null,
      category: risk.category,
      department: risk.department,
      grossScores: [risk.probability, risk.impact],
      nettScores: [risk.residual_probability, risk.residual_impact],
      controls: risk.mitigationTasks.map((task) => task.title),
      controlTexts: risk.mitigationTasks.map((task) => task.description),
      treatment: risk.treatmentStrategy?.type ?? null,
      registered: risk.createdAt,
    };
    return { told, text: JSON.stringify(risk) };
  },
  Kendis: async ({ kendis: send }, title) => {
    const { data } = (await answered(send("GET", "/api/v1/HT/risk"))) as { data: KendisRisk[] };
    const risk = data.find((one) => one.title === title);
    if (risk === undefined) throw new Error(`no risk ${title}`);
    const told: Partial<Facts> = {
      title: risk.title,
      description: risk.riskDesc,
      status: risk.status.id as Facts["status"],
      owner: risk.responsible.user,
      probability: risk.probability,
      impact: risk.impact,
      band: risk.riskLevel.title,
      controls: risk.mitigationActions?.split("\n") ?? [],
      registered: risk.raisedDate,
      comments: await readThroughKendis(send, title),
      fieldTexts: Object.fromEntries(risk.customFields.map(({ title, value }) => [title, spelled(value)])),
      linkAddress: risk.customFields.map(({ value }) => addressIn(value)).find((url) => url !== null) ?? null,
    };
    return { told, text: JSON.stringify(risk) };
  },
  tRPC: async (interfaces, title) => {
    const { api, matrix } = interfaces;
    const { rows } = await api.risk.list({ projectId: "default", limit: null });
    const { id = 0 } = rows.find((one) => one.title === title) ?? {};
    const risk = await api.risk.get({ id });
    const seen = await api.register.risk({ registerId: "HT", id });
    const on = (type: string) =>
      risk.evaluations.find((one) => one.type === type && one.matrixId === matrix.id)?.cell ?? null;
    const cell = (type: string) => {
      const found = on(type);
      return found && ([found.row, found.column] as const);
    };
    const { gross, present, nett } = risk.scores;
    const { rows: values } = await api.customValue.list({ projectId: "default", riskId: id });
    const told: Facts = {
      title: risk.title,
      description: risk.description,
      cause: risk.cause,
      effect: risk.effect,
      notes: risk.notes,
      status: risk.status,
      owner: risk.ownerName,
      category: risk.category,
      department: risk.department,
      grossScores: [gross.frequency, gross.consequence],
      presentScores: [present.frequency, present.consequence],
      nettScores: [nett.frequency, nett.consequence],
      grossCell: cell("gross"),
      presentCell: cell("present"),
      nettCell: cell("nett"),
      probability: seen.probability ?? "",
      impact: seen.impact ?? "",
      band: seen.level?.title ?? "",
      bandColor: (on("present") ?? on("gross"))?.color ?? "green",
      tags: risk.tags.map(({ name }) => name),
      controls: risk.controls.map((control) => control.title),
      controlTexts: risk.controls.map((control) => control.description),
      treatment: risk.treatment?.type ?? null,
      registered: risk.createdAt,
      fieldTexts: Object.fromEntries(
        values.map(({ field, value, text }) => [field.name, field.type === "user" ? spelled(value) : text]),
      ),
      fieldTypes: Object.fromEntries(values.map(({ field }) => [field.name, field.type])),
      comments: await readThroughTrpc(interfaces, id),
      linkAddress: values.map(({ value }) => addressIn(value)).find((url) => url !== null) ?? null,
    };
    return { told, text: JSON.stringify(risk) };
  },
};

/** A value in the words of its spelling, people and links by their names. */
function spelled(value: CustomValueContent | KendisField["value"]): string {
  if (Array.isArray(value)) return value.join("\n");
  if (typeof value !== "object") return String(value);
  return "fullName" in value ? value.fullName : value.name;
}

const addressIn = (value: CustomValueContent | KendisField["value"]): string | null =>
  typeof value === "object" && "url" in value ? value.url : null;
