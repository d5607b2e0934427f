import {
  Category,
  Control,
  type Database,
  Evaluation,
  foundingTransaction,
  Matrix,
  Organization,
  Project,
  Risk,
  RiskControl,
  RiskTag,
  RiskTarget,
  Tag,
  uuidV7,
  writeTransaction,
  type Writing,
} from "../src/index.ts";

const own = (organizationId: number) => ({ organizationId, uid: uuidV7() });

/** An organization with nothing in it. */
export function foundOrganization(database: Database, name: string): Promise<number> {
  return foundingTransaction(database, async ({ em }, id) => {
    em.create(Organization, { id, ...own(id), name, defaultProjectId: null });
    await em.flush();
    return id;
  });
}

export type Write = <T>(work: (writing: Writing) => Promise<T>, userId?: number | null) => Promise<T>;

/** The write transactions of one organization. */
export function writerOf(database: Database, organizationId: number): Write {
  return (work, userId = null) => writeTransaction(database, { organizationId, userId }, work);
}

/** A project with nothing in it but its fields. */
export async function makeProject({ em }: Writing, organizationId: number, key: string): Promise<number> {
  const texts = {
    description: "",
    code: "",
    phase: "",
    owner: "",
    manager: "",
    kind: "",
    location: "",
    office: "",
    division: "",
    budgetPriceIndex: "",
    finish: "",
    workshopLeader: "",
    workshopDate: "",
    workshopParticipants: "",
  };
  const project = em.create(Project, {
    ...own(organizationId),
    ...texts,
    key,
    title: key,
    date: "2026-01-05T08:00:00.000001Z",
    type: "project",
    status: "open",
    primaryMatrixId: null,
    coordinateSystem: 160,
  });
  await em.flush();
  return project.id;
}

export async function makeRisk(
  { em }: Writing,
  { organizationId, projectId }: { organizationId: number; projectId: number },
  number: number,
): Promise<number> {
  const risk = em.create(Risk, {
    ...own(organizationId),
    projectId,
    number,
    title: `Risk ${number}`,
    description: "",
    cause: "",
    effect: "",
    notes: "",
    status: "new",
    ownerId: null,
    confidential: false,
    category: "other",
    department: null,
  });
  await em.flush();
  return risk.id;
}

export interface Graph {
  organizationId: number;
  projectId: number;
  riskId: number;
  tagId: number;
  controlId: number;
  matrixId: number;
  evaluationId: number;
}

/** A project with one risk that has a tag, a control and an evaluation, made in one transaction. */
export async function makeGraph(writing: Writing, organizationId: number, key: string): Promise<Graph> {
  const { em } = writing;
  const projectId = await makeProject(writing, organizationId, key);
  const here = { organizationId, projectId };
  const riskId = await makeRisk(writing, here, 1);
  const target = em.create(RiskTarget, {
    ...own(organizationId),
    projectId,
    name: "Cost",
    unit: "EUR",
    monetary: true,
  });
  const category = em.create(Category, {
    ...own(organizationId),
    projectId,
    family: "risk",
    name: "Ground",
    ordering: 1,
  });
  const control = em.create(Control, {
    ...own(organizationId),
    projectId,
    number: 1,
    title: "Probe ahead",
    description: "",
    status: "possible",
    deadline: "2026-12-24",
    assignedToId: null,
    completedAt: null,
  });
  await em.flush();
  const tag = em.create(Tag, {
    ...own(organizationId),
    projectId,
    family: "risk",
    categoryId: category.id,
    name: "Water",
    ordering: 1,
  });
  const matrix = em.create(Matrix, {
    ...own(organizationId),
    projectId,
    riskTargetId: target.id,
    rows: 5,
    columns: 5,
    isOpportunity: false,
    consequenceDisplay: "absolute",
    frequencyDisplay: "absolute",
    percentileLow: null,
    percentileMid: null,
    percentileHigh: null,
    explicitEvaluation: false,
    scaleWithBudget: false,
    budget: null,
    riskReserve: null,
    lambda: 2.9,
  });
  await em.flush();
  const evaluation = em.create(Evaluation, {
    ...own(organizationId),
    projectId,
    riskId,
    matrixId: matrix.id,
    type: "gross",
    frequencyLow: null,
    frequencyMid: 0.5,
    frequencyHigh: null,
    consequenceLow: null,
    consequenceMid: 1e6,
    consequenceHigh: null,
    cellId: null,
    frequencyScore: 3,
    consequenceScore: 4,
  });
  em.create(RiskTag, { organizationId, projectId, riskId, tagId: tag.id });
  em.create(RiskControl, { organizationId, projectId, riskId, controlId: control.id });
  await em.flush();
  return {
    ...here,
    riskId,
    tagId: tag.id,
    controlId: control.id,
    matrixId: matrix.id,
    evaluationId: evaluation.id,
  };
}
