import { type Api, createCaller, createContext } from "@riskloom/api";
import type { TestRegister } from "@riskloom/api/testing";
import type { CellColor, Matrix } from "@riskloom/domain";
import { comp, type Http, http, kendis, ramrisk } from "../http.ts";
import { sample } from "./facts.ts";
import { sampleFields, sampleTypes } from "./fields.ts";

/** One register and a client of each of its interfaces, all of them alice's. */
export interface Interfaces {
  api: Api;
  ramrisk: Http;
  comp: Http;
  kendis: Http;
  incident: Http;
  register: TestRegister;
  /** the primary one */
  matrix: Matrix;
  tagId: number;
  controlId: number;
  /** custom fields of all types, by their names */
  fieldIds: Readonly<Record<string, number>>;
}

export async function interfacesOf(
  register: TestRegister,
  handler: (request: Request) => Promise<Response>,
): Promise<Interfaces> {
  const secret = { kind: "bearer", token: register.secrets.alice } as const;
  const api = createCaller(await createContext(register.deps, { secret }));
  const { projectId } = register;
  const category = await api.category.create({ projectId, family: "risk", name: "Kind", ordering: 1 });
  const tag = { projectId, family: "risk", categoryId: category.id, ordering: 1 } as const;
  const { id: tagId } = await api.tag.create({ ...tag, name: sample.tags[0] });
  const control = await api.control.create({
    projectId,
    title: sample.controls[0],
    description: sample.controlTexts[0],
  });
  const [matrix] = (await api.matrix.list({ projectId })).rows;
  if (matrix === undefined) throw new Error("the project has matrices");
  const send = http(handler, ramrisk("alice"));
  return {
    api,
    ramrisk: send,
    comp: http(handler, comp("alice")),
    kendis: http(handler, kendis("alice")),
    incident: http(handler, { Authorization: `Bearer ${register.secrets.alice}` }),
    register,
    matrix,
    tagId,
    controlId: control.id,
    fieldIds: await defineFields(api, send, projectId),
  };
}

/** Defines what RamRisk knows through RamRisk, and the rest through tRPC. */
async function defineFields(api: Api, send: Http, projectId: number): Promise<Record<string, number>> {
  const ids: Record<string, number> = {};
  for (const type of sampleTypes) {
    const { ramriskType, options = [] } = sampleFields[type];
    const told = { name: type, type_id: ramriskType, options: options.join("\n"), target_type_name: "risk" };
    const draft = { projectId, target: "risk" as const, name: type, type, options: [...options] };
    const { id } =
      ramriskType === undefined
        ? await api.customField.create(draft)
        : ((await answered(send("POST", `/api/v1/projects/${projectId}/udf_types`, { body: told }))) as {
            id: number;
          });
    ids[type] = id;
  }
  return ids;
}

export async function answered(response: Promise<Response>): Promise<unknown> {
  const { status } = await response;
  const text = await (await response).text();
  if (status >= 300) throw new Error(`answered with ${status}: ${text}`);
  return JSON.parse(text);
}

export const colorOf = (code: number | undefined): CellColor =>
  (["green", "yellow", "orange", "red"] as const)[(code ?? 0) / 10] ?? "green";
