import type { Api } from "@riskloom/api";
import { openWorld } from "../../contract/world/world.ts";

type Json = Record<string, unknown>;

/** A record that the log tells of: where its entries are, and what each of them says of it. */
export interface Subject {
  path: string;
  id: number;
  about: Json;
}

/** Project 1 through RamRisk, and through tRPC for what RamRisk's manual has no way to change. */
export interface LogWorld {
  api: Api;
  /** identifiers of users */
  users: { alice: number; bob: number };
  /** sends and answers the body; any refusal is an error */
  send(method: "DELETE" | "GET" | "PATCH" | "POST" | "PUT", path: string, body?: object): Promise<Json>;
  /** a risk, control or action that nothing was said of yet but its own texts */
  made(kind: "action" | "control" | "risk", body?: object): Promise<Subject>;
  close(): Promise<void>;
}

const kinds = {
  risk: { switch: 10, name: "Risk", text: "risk_description" },
  control: { switch: 20, name: "Control", text: "description" },
  action: { switch: 30, name: "Action", text: "description" },
} as const;
const required = { description: "Freeze the ground", risk_description: "Water ingress", status: 20 } as const;

export async function logWorld(): Promise<LogWorld> {
  const world = await openWorld("in process");
  const send: LogWorld["send"] = async (method, path, body) => {
    const answer = await world.send(method, `/api/v1/projects/1${path}`, { dialect: "ramrisk", body });
    if (answer.status >= 300) throw new Error(`${method} ${path}: ${answer.status} ${answer.text}`);
    return answer.json as Json;
  };
  return {
    api: await world.register.as("alice"),
    users: world.register.users,
    send,
    made: async (kind, body) => {
      const all = { ...required, assigned_to: null, ...body };
      const { id, [`${kind}_number`]: number } = await send("POST", `/${kind}s`, all);
      const { switch: code, name, text } = kinds[kind];
      return {
        path: `/${kind}s/${String(id)}`,
        id: id as number,
        about: {
          [kind]: id,
          object_switch: code,
          object_switch_display: name,
          object_identifier: `${name} #${String(number)}`,
          object_description: all[text],
        },
      };
    },
    close: () => world.close(),
  };
}
