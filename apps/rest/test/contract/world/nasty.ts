import type { Api } from "@riskloom/api";
import { customFieldTypes } from "@riskloom/domain";
import { Client } from "pg";
import { drawMatrices } from "./matrices.ts";
import type { World } from "./world.ts";

const long = `${"A text with “signs”, tabs\tand\r\nlines, an emoji 🏗 and e\u0301. ".repeat(40)}end`;
const options: Partial<Record<string, string[]>> = {
  select: ["High", "Low"],
  dropdown: ["High", "Low"],
  status: ["High", "Low"],
  numberSelect: ["1.50", "2"],
  dateSelect: ["2026-01-02", "0001-01-01"],
  multiSelect: ["Berlin", "Rome", "Oslo"],
};

/** Values that interfaces show less of than there is. */
const values: Record<string, string | string[] | { name: string; url: string }> = {
  text: long,
  number: "1.50",
  integer: "+007",
  boolean: "TRUE",
  date: "9999-12-31",
  select: "Low",
  dropdown: "Low",
  status: "Low",
  numberSelect: "1.5",
  dateSelect: "0001-01-01",
  multiSelect: ["Oslo", "Berlin"],
  link: { name: "The report", url: "https://example.com/report?a=1&b=%20#x" },
};

/**
 * Fills a world with records of which every interface shows less than is stored, or that could not be made like that today.
 * Answers the projects in which there are some.
 */
export async function fillNasty(world: World): Promise<number[]> {
  const { register, send } = world;
  const { projectId } = register;
  const kinds = await drawMatrices(world);
  const api = await register.as("alice");
  const risks = await nastyRisks(api, world);
  await nastyFields(api, projectId, risks);
  await nastyEvaluations(api, projectId, risks);
  await nastyControls(api, projectId, risks);
  await nastyService(api, risks);
  await old(world);
  const { status } = await send("GET", `/api/v1/projects/${projectId}/risks`);
  if (status !== 200) throw new Error("the risks cannot be read");
  return [projectId, ...kinds];
}

async function nastyRisks(api: Api, { register, send }: World): Promise<number[]> {
  const { projectId, users } = register;
  const scored = async (title: string, scores: object) => {
    const body = { title, description: "Scored", category: "technology", ...scores };
    const { status, text } = await send("POST", "/api/v1/risks", { dialect: "comp", body });
    if (status !== 200) throw new Error(text);
  };
  await scored("Between classes", {
    probability: 7.3,
    impact: 8.2,
    residual_probability: 0.1,
    residual_impact: 9.99,
  });
  await scored("Without a cell", { probability: 7, impact: 0 });
  const texts = { title: "T".repeat(500), description: long, cause: long, effect: long, notes: long };
  await api.risk.create({ projectId, ...texts, confidential: true, ownerId: users.bob, status: "discarded" });
  await api.risk.create({ projectId, description: "Bare" });
  const { rows } = await api.risk.list({ projectId, limit: null });
  return rows.map(({ id }) => id);
}

async function nastyFields(api: Api, projectId: number, risks: number[]): Promise<void> {
  const [control] = (await api.control.list({ projectId })).rows;
  const me = await api.me.get();
  for (const target of ["risk", "control"] as const)
    for (const type of customFieldTypes) {
      const given = { projectId, target, name: `A ${type}`, type, options: options[type] ?? [] };
      const { id: fieldId } = await api.customField.create(given);
      const on = target === "risk" ? { riskId: risks[0] } : { controlId: control?.id };
      await api.customValue.set({ projectId, fieldId, ...on, value: values[type] ?? me.uid });
      if (type === "multiSelect" && target === "risk")
        await api.customValue.set({ projectId, fieldId, riskId: risks[1], value: [] });
      // what was chosen can no longer be
      if (type === "dropdown")
        await api.customField.update({ projectId, id: fieldId, patch: { options: ["High"] } });
    }
}

async function nastyEvaluations(api: Api, projectId: number, risks: number[]): Promise<void> {
  const { rows: matrices } = await api.matrix.list({ projectId });
  for (const { id: matrixId, cells, explicitEvaluation } of matrices) {
    const on = { projectId, matrixId };
    await api.evaluation.create({
      ...on,
      riskId: risks[1] ?? 0,
      type: "present",
      cellId: cells[5]?.id ?? null,
    });
    const partly = { frequencyMid: 0.1 + 0.2, consequenceLow: -1e-300, consequenceHigh: 1e15 / 7 };
    await api.evaluation.create({ ...on, riskId: risks[1] ?? 0, type: "nett", ...partly });
    const whole = { frequencyLow: 1e-7, frequencyMid: 0.05, frequencyHigh: 1 / 3 };
    const both = { ...whole, consequenceLow: 1.1, consequenceMid: 2.2, consequenceHigh: 3.3 };
    await api.evaluation.create({ ...on, riskId: risks[2] ?? 0, type: "present", ...both });
    if (explicitEvaluation)
      await api.evaluation.create({ ...on, riskId: risks[3] ?? 0, type: "nett", ...whole });
  }
}

async function nastyControls(api: Api, projectId: number, risks: number[]): Promise<void> {
  const { rows } = await api.matrix.list({ projectId });
  const target = { riskTargetId: rows[0]?.riskTargetId ?? 0 };
  const rules = [
    { scopeType: 20, weekInterval: 2, weekRecurDays: "10,30,70" },
    { scopeType: 30, monthDate: 31, monthInterval: 1, monthEnd: "skip" },
    { scopeType: 40, nthMatch: 50, dayOfWeek: 80, yearMonth: 2, yearInterval: 3 },
  ] as const;
  for (const [at, rule] of rules.entries()) {
    const draft = { projectId, title: `Titled ${at}`, description: long, deadline: "2026-01-31" };
    const { id: controlId } = await api.control.create({ ...draft, status: at === 0 ? "done" : "ongoing" });
    await api.controlRecurrence.set({ projectId, controlId, ...rule });
    await api.controlCost.create({ projectId, controlId, ...target, value: 2 ** 40 * (at - 1) });
    await api.comment.create({ projectId, controlId, text: long });
    await api.reference.create({
      projectId,
      riskId: risks[0] ?? 0,
      toControlId: controlId,
      description: long,
    });
    const place = {
      title: "",
      description: "",
      altitude: 0.1 + 0.2,
      rotation: -0.5,
      bimModel: "cube",
    } as const;
    // told in the degrees of the project, kept in metres
    const position = {
      latitude: 7_520_000.1 + at / 3,
      longitude: 1_400_000.7 / (at + 1),
      coordinateSystem: 150,
    };
    await api.mapFeature.create({ projectId, controlId, ...place, ...position, geometry: "polygon" });
  }
  const done = await api.control.create({ projectId, description: "Done and reopened", status: "planned" });
  for (const status of ["done", "planned"] as const)
    await api.control.update({ projectId, id: done.id, patch: { status } });
}

async function nastyService(api: Api, risks: number[]): Promise<void> {
  for (const list of [api.riskLevel, api.projectCategory, api.riskSeverity])
    await list.create({
      name: "Nasty",
      description: "d".repeat(255),
      information: "  kept as it is \n",
      position: -2_147_483_647,
      source: "elsewhere",
      sourceId: "9007199254740993",
      disabled: true,
    });
  const { id: incidentId } = await api.incident.create({
    name: "Microseconds",
    status: "CLOSED",
    type: "OTHERS",
    date: "2026-01-02T03:04:05.000001Z",
    description: long,
    reportedBy: "System Monitor",
    severity: "judged",
    nextUpdate: 2 ** 52,
    resolvedDate: "2026-01-02T03:04:05.999999Z",
    backdated: true,
    riskId: risks[1] ?? null,
  });
  for (const type of ["integer", "boolean", "text", "number"] as const) {
    const name = `Attribute ${type}`;
    await api.customField.create({ target: "incident", name, type });
    const value = { integer: "+7", boolean: "TRUE", text: 7, number: "1.50" }[type];
    await api.incidentAttribute.add({ incidentId, values: [{ name, value }] });
  }
}

/** What was made before there were limits, and matrices that were changed since: as a database of earlier days holds it. */
async function old({ register }: World): Promise<void> {
  const client = new Client({ connectionString: register.url });
  await client.connect();
  await client.query("set session_replication_role = replica");
  await client.query(`update evaluation set frequency_low = -5, frequency_mid = -7 where id in
    (select id from evaluation where frequency_mid is not null order by id desc limit 2)`);
  await client.query("update frequency_class set low = low * 3, mid = mid * 3, high = high * 3");
  await client.query("update consequence_class set score = score * 1.7");
  await client.end();
}
