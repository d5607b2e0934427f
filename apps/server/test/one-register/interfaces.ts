import { type Api, createCaller, createContext } from "@riskloom/api";
import type { TestRegister } from "@riskloom/api/testing";
import type { CellColor, Matrix } from "@riskloom/domain";
import { comp, type Http, http, kendis, ramrisk } from "../http.ts";
import { sample } from "./facts.ts";

/** One register and a client of each of its interfaces, all of them alice's. */
export interface Interfaces {
  api: Api;
  ramrisk: Http;
  comp: Http;
  kendis: Http;
  register: TestRegister;
  /** the primary one */
  matrix: Matrix;
  tagId: number;
  controlId: number;
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
  return {
    api,
    ramrisk: http(handler, ramrisk("alice")),
    comp: http(handler, comp("alice")),
    kendis: http(handler, kendis("alice")),
    register,
    matrix,
    tagId,
    controlId: control.id,
  };
}

export async function answered(response: Promise<Response>): Promise<unknown> {
  const { status } = await response;
  const text = await (await response).text();
  if (status >= 300) throw new Error(`answered with ${status}: ${text}`);
  return JSON.parse(text);
}

export const colorOf = (code: number | undefined): CellColor =>
  (["green", "yellow", "orange", "red"] as const)[(code ?? 0) / 10] ?? "green";
