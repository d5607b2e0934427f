import { expect } from "vitest";
import type { World } from "../contract/world/world.ts";

export const project = "/api/v1/projects/1";

export type Json = Record<string, unknown>;
type Sending = Parameters<World["send"]>[2];

/** Requests below the first project by RamRisk's API, version 1; `world` is asked when the first one is sent. */
export function projectOne(world: () => World) {
  /** the status and the body that come back */
  const said = async (method: string, path: string, sending: Sending = {}): Promise<[number, Json]> => {
    const { status, json } = await world().send(method, `${project}${path}`, {
      dialect: "ramrisk",
      ...sending,
    });
    return [status, json as Json];
  };
  /** the identifier of what a POST made */
  const made = async (path: string, body: object, as: "alice" | "bob" = "alice"): Promise<number> => {
    const [status, json] = await said("POST", path, { as, body });
    expect([status, json]).toEqual([201, expect.anything()]);
    return json["id"] as number;
  };
  return { said, made };
}
