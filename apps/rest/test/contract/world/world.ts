import type { Api } from "@riskloom/api";
import { type Filling, filledRegister, type TestRegister, type TestUser } from "@riskloom/api/testing";
import { dialects, restHandler, type RestOptions } from "../../../src/app.ts";
import { connectInProcess } from "../../../src/connect-in-process.ts";
import { connectRemote } from "../../../src/connect-remote.ts";
import type { DialectName } from "../../../src/engine/table/dialect.ts";
import { liesOf, report } from "../../description/described.ts";
import { z } from "zod";
import { trpcServer } from "./trpc-server.ts";

export type Way = "in process" | "remote";
export const ways: readonly Way[] = ["in process", "remote"];

export interface Answer {
  status: number;
  headers: Headers;
  text: string;
  bytes: Uint8Array;
  json: unknown;
}

interface Sending {
  /** null sends no credential, a text sends a wrong one */
  as?: TestUser | { token: string } | null;
  dialect?: DialectName;
  headers?: Record<string, string>;
  /** a text and a form go as they are, anything else as JSON */
  body?: unknown | undefined;
}

/** Two organizations that hold a record of every kind, behind the REST interfaces. */
export interface World {
  register: TestRegister;
  logged: unknown[];
  /** by which the program of each organization names itself, as every request does where the dialect knows such a header */
  apps: Record<TestUser, string>;
  send(method: string, path: string, sending?: Sending): Promise<Answer>;
  /** sends to the same register, reached in another way */
  sendThrough(connect: RestOptions["connect"]): World["send"];
  close(): Promise<void>;
}

/** How each dialect writes a token. */
const credential: Record<DialectName, (token: string, email: string) => string> = {
  ramrisk: (token) => `Token ${token}`,
  comp: (token) => `Bearer ${token}`,
  kendis: (token, email) => `Basic ${Buffer.from(`${email}:${token}`).toString("base64")}`,
  xurrent: (token) => `Bearer ${token}`,
  incident: (token) => `Bearer ${token}`,
};

export async function openWorld(
  way: Way,
  options: Partial<RestOptions> = {},
  filling: Filling = oneOfEach,
): Promise<World> {
  const { register, told } = await filledRegister(filling);
  const apps = appsOf.parse(JSON.parse(told));
  const server = way === "remote" ? await trpcServer(register.deps) : undefined;
  const logged: unknown[] = [];
  const settings: Omit<RestOptions, "connect"> = {
    log: { error: (message, details) => void logged.push({ message, ...details }) },
    // a clock that stands still gives answers that can be compared, and no suite is to run into a limit
    now: () => Date.UTC(2026, 2, 4, 5, 6, 7, 890),
    rateLimit: { perHour: 1_000_000, burst: 0 },
    ...options,
  };
  const sendThrough = (connect: RestOptions["connect"]): World["send"] => {
    const handle = restHandler({ connect, ...settings });
    return async (method, path, { as = "alice", dialect = dialectOf(path), headers = {}, body } = {}) => {
      const token = typeof as === "string" ? register.secrets[as] : as?.token;
      const email = `${typeof as === "string" ? as : "nobody"}@example.com`;
      const { type, content } = await sent(body);
      const response = await handle(
        new Request(`http://rest.test${path}`, {
          method,
          headers: {
            ...(token !== undefined && { Authorization: credential[dialect](token, email) }),
            ...(type !== null && { "Content-Type": type }),
            ...(dialect === "ramrisk" && typeof as === "string" && { "X-APP-ID": apps[as] }),
            ...headers,
          },
          ...(content !== null && { body: content }),
        }),
      );
      const bytes = new Uint8Array(await response.arrayBuffer());
      const text = new TextDecoder().decode(bytes);
      const lies = liesOf({ method, path, status: response.status, headers: response.headers, text });
      if (lies.length > 0)
        throw new Error(
          `${method} ${path} answers ${response.status} otherwise than described: ${lies.join("; ")}\n${text.slice(0, 2_000)}`,
        );
      return { status: response.status, headers: response.headers, text, bytes, json: parsed(text) };
    };
  };
  return {
    register,
    logged,
    apps,
    send: sendThrough(server ? connectRemote(server.url) : connectInProcess(register.deps)),
    sendThrough,
    close: async () => {
      process.stdout.write(`${report()}\n`);
      await server?.close();
      await register.drop();
    },
  };
}

/** What a world holds unless another filling is named, made once a run and copied. */
const oneOfEach: Filling = {
  name: "world",
  fill: async (register) => {
    const alices = await fill(register, "alice", register.projectId);
    const mallorys = await fill(register, "mallory", register.foreignProjectId);
    return JSON.stringify({ alice: alices, bob: alices, carol: alices, mallory: mallorys });
  },
};

const appsOf = z.object({ alice: z.string(), bob: z.string(), carol: z.string(), mallory: z.string() });

/** A form goes as its bytes: the platform's own stream of one fails unseen when it is not read to its end. */
async function sent(
  body: unknown,
): Promise<{ type: string | null; content: string | Uint8Array<ArrayBuffer> | null }> {
  if (body === undefined) return { type: null, content: null };
  if (!(body instanceof FormData))
    return { type: "application/json", content: typeof body === "string" ? body : JSON.stringify(body) };
  const form = new Response(body);
  return { type: form.headers.get("Content-Type"), content: new Uint8Array(await form.arrayBuffer()) };
}

const dialectOf = (path: string): DialectName =>
  dialects.find(({ owns }) => owns(path.split("?")[0] ?? path))?.name ?? "ramrisk";

function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}

/** One record of every kind, so that every path of every row leads somewhere; answers by what its program names itself. */
async function fill(register: TestRegister, user: TestUser, projectId: number): Promise<string> {
  const api = await register.as(user);
  const ownerId = register.users[user];
  const matrices = await api.matrix.list({ projectId });
  const [matrix] = matrices.rows;
  const cellId = matrix?.cells[0]?.id;
  if (matrix === undefined || cellId === undefined) throw new Error("the template has a matrix with cells");
  const tags: Record<"control" | "risk", number[]> = { control: [], risk: [] };
  for (const family of ["risk", "control"] as const) {
    const { id: categoryId } = await api.category.create({
      projectId,
      family,
      name: `${family}s`,
      ordering: 1,
    });
    const tag = await api.tag.create({ projectId, family, name: `${family} tag`, ordering: 1, categoryId });
    tags[family].push(tag.id);
  }
  for (const title of ["Face collapse", "Settlement", "Water ingress"]) {
    const risk = await api.risk.create({ projectId, title, description: `${title} in soft ground`, ownerId });
    await api.evaluation.create({ projectId, riskId: risk.id, matrixId: matrix.id, type: "gross", cellId });
    await api.risk.setTags({ projectId, id: risk.id, tagIds: tags.risk });
  }
  await deliver(api, projectId, ownerId);
  await api.label.create({ projectId, title: "Tender" });
  await api.label.create({ userId: ownerId, title: "Mine" });
  const { rows: risks } = await api.risk.list({ projectId });
  await fillControls(api, { projectId, assignedToId: ownerId, risks, matrix, tagIds: tags.control });
  await fillService(api, user);
  return fillMeta(register, user, projectId);
}

/** What a program keeps beside the project, and beside its first risk, control and action. */
async function fillMeta(register: TestRegister, user: TestUser, projectId: number): Promise<string> {
  const { appId } = await (await register.as(user)).apiApp.create({ name: "Map viewer" });
  const api = await register.as(user, { appId });
  await api.metaObject.put({ projectId, data: { foo: "bar" } });
  for (const kind of ["risk", "control", "action"] as const) {
    const [first] = (await api[kind].list({ projectId, limit: 1 })).rows;
    await api.metaObject.put({ projectId, [`${kind}Id`]: first?.id, data: { foo: "bar" } });
  }
  return appId;
}

async function fillControls(
  api: Api,
  given: {
    projectId: number;
    assignedToId: number;
    risks: { id: number }[];
    matrix: { riskTargetId: number };
    tagIds: number[];
  },
): Promise<void> {
  const { projectId, assignedToId, risks, matrix, tagIds } = given;
  const riskId = risks[0]?.id ?? 0;
  const draft = { projectId, assignedToId, deadline: "2026-03-02", tagIds };
  for (const description of ["Ground freezing", "Probe drilling"]) {
    const { id: controlId } = await api.control.create({ ...draft, description });
    const plant = `Order plant for ${description}`;
    const { id: actionId } = await api.action.create({ ...draft, controlId, description: plant });
    for (const subject of [{ controlId }, { actionId }]) {
      await api.comment.create({ projectId, ...subject, text: "Ask the supplier" });
      await refer(api, { projectId, ...subject });
    }
    await api.controlCost.create({ projectId, controlId, riskTargetId: matrix.riskTargetId, value: 7 });
    await api.controlRecurrence.set({ projectId, controlId, scopeType: 10, dayInterval: 2 });
    // the last one is left to be attached
    if (description === "Ground freezing") await api.riskControl.attach({ projectId, riskId, controlId });
  }
  const [control] = (await api.control.list({ projectId })).rows;
  const field = await api.customField.create({ projectId, target: "control", name: "Plant", type: "text" });
  await api.customValue.set({ projectId, controlId: control?.id, fieldId: field.id, value: "Chiller" });
  for (const on of [{ riskId }, { controlId: control?.id }])
    await api.mapFeature.create({ projectId, ...on, ...shaft });
  await refer(api, { projectId, riskId });
  await api.causality.create({ projectId, riskId, text: "Wire snaps", isCause: true });
  await api.riskReview.record({ projectId, riskId });
}

const shaft = {
  title: "Shaft",
  description: "Northern shaft",
  latitude: 55.6735,
  longitude: 12.5825,
  altitude: -12.5,
  rotation: 90,
  bimModel: "ramRisk",
  geometry: "point",
} as const;

/** A file, and after it an address. */
async function refer(
  api: Api,
  on: { projectId: number; riskId?: number; controlId?: number; actionId?: number },
): Promise<void> {
  const content = Buffer.from("Borehole 7\n").toString("base64");
  await api.reference.create({ ...on, toFile: { name: "log.txt", contentType: "text/plain", content } });
  await api.reference.create({ ...on, toLink: "https://example.com/report" });
}

/** What belongs to the organization as a whole. */
async function fillService(api: Api, user: TestUser): Promise<void> {
  for (const list of [api.riskLevel, api.projectCategory, api.riskSeverity])
    for (const name of ["Limited", "Moderate"]) await list.create({ name: `${name}, ${user}` });
  const attribute = `${user}'s count`;
  await api.incidentAttribute.define({ name: attribute, type: "integer" });
  const { id: incidentId } = await api.incident.create({
    name: "Server outage",
    status: "NEW",
    type: "OTHERS",
    date: "2026-01-02T03:04:05.000000Z",
    description: "Sudden loss of power",
    reportedBy: "System Monitor",
  });
  await api.incidentAttribute.add({ incidentId, values: [{ name: attribute, value: "5" }] });
  await api.incidentComment.create({ incidentId, text: "On it" });
}

/** What delivery teams add to the first risk. */
async function deliver(api: Api, projectId: number, ownerId: number): Promise<void> {
  const [risk] = (await api.risk.list({ projectId })).rows;
  if (risk === undefined) throw new Error("there are risks");
  const status = await api.registerStatus.create({ projectId, label: "Owned", status: "new" });
  const team = await api.team.create({ projectId, title: "Platform" });
  const sprint = await api.sprint.create({ projectId, title: "Sprint 1" });
  const item = await api.linkedItem.create({ projectId, key: "PLT-77" });
  await api.register.setDelivery({
    registerId: projectId,
    id: risk.id,
    patch: {
      statusId: status.id,
      teamIds: [team.id],
      sprintIds: [sprint.id],
      watcherIds: [ownerId],
      linkedItemIds: [item.id],
    },
  });
  const field = await api.customField.create({ projectId, target: "risk", name: "Trigger", type: "text" });
  await api.customValue.set({ projectId, riskId: risk.id, fieldId: field.id, value: "Rain" });
  await api.comment.create({ projectId, riskId: risk.id, text: "Watch the pumps" });
}
