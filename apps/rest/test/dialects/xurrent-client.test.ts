import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { testRegister, type TestRegister } from "@riskloom/api/testing";
import { restHandler } from "../../src/app.ts";
import { connectInProcess } from "../../src/connect-in-process.ts";
import { type XurrentError, xurrentClient } from "./clients/xurrent-client.ts";

let register: TestRegister;
beforeAll(async () => {
  register = await testRegister();
});
afterAll(() => register.drop());

/** A client of a server whose clock goes on only while the client sleeps. */
function open(rateLimit = { perHour: 3600, burst: 0 }) {
  const clock = { now: Date.UTC(2026, 2, 4), slept: [] as number[] };
  const fetch = restHandler({
    connect: connectInProcess(register.deps),
    log: { error: (message, details) => expect.unreachable(`${message} ${JSON.stringify(details)}`) },
    now: () => clock.now,
    rateLimit,
  });
  const options = { fetch, base: "http://api.test/v1", account: "demo-contractor" };
  const sleep = (seconds: number) => {
    clock.now += seconds * 1000;
    clock.slept.push(seconds);
    return Promise.resolve();
  };
  const as = (token: string) => xurrentClient({ ...options, token, sleep });
  return { clock, fetch, as, client: as(register.secrets.alice) };
}

describe("a client of the kind that there are", () => {
  it("creates, reads, changes, filters and pages through everything", async () => {
    const { client } = open();
    for (let at = 0; at < 7; at++)
      await client.create("project_risk_levels", {
        name: `Level ${at}`,
        position: String(at),
        disabled: at > 4,
      });
    const { rows, pages } = await client.all("project_risk_levels", {
      per_page: "3",
      sort: "-position",
      fields: "name,position",
    });
    expect([pages, rows.map(({ position }) => position)]).toEqual([3, [6, 5, 4, 3, 2, 1, 0]]);
    const enabled = await client.all("project_risk_levels", {
      per_page: "100",
      disabled: "false",
      id: "!1,2",
    });
    expect(enabled.rows.map(({ name }) => name)).toEqual(["Level 2", "Level 3", "Level 4"]);
    const [{ id } = { id: 0 }] = (await client.all("project_risk_levels", { name: "level 2" })).rows;
    const changed = await client.update(`project_risk_levels/${String(id)}/`, {
      description: "Rather small",
    });
    expect(await client.get(`project_risk_levels/${String(id)}/`)).toEqual(changed);
    const told = await client
      .create("project_risk_levels", { name: "Level 2" })
      .catch((error: XurrentError) => error);
    expect(told).toMatchObject({ status: 422, message: "Validation Failed" });
  });

  it("waits as long as it is told after a burst, and then is answered", async () => {
    const { client, clock } = open({ perHour: 3600, burst: 5 });
    for (let at = 0; at < 12; at++) await client.get("project_risk_levels/1");
    expect(clock.slept).toEqual([2, 2]);
  });
});

describe("the limit", () => {
  it("of an hour is told by every answer, refuses what is beyond it with the time to wait, and begins anew", async () => {
    const { fetch, clock } = open({ perHour: 3, burst: 0 });
    const ask = async (token = register.secrets.alice) => {
      const headers = { Authorization: `Bearer ${token}` };
      const response = await fetch(new Request("http://api.test/v1/project_risk_levels", { headers }));
      const numbers = ["X-RateLimit-Limit", "X-RateLimit-Remaining", "X-RateLimit-Reset", "Retry-After"].map(
        (name) => response.headers.get(name),
      );
      return { status: response.status, numbers, text: await response.text() };
    };
    const reset = String(clock.now / 1000 + 3600);
    expect((await ask()).numbers).toEqual(["3", "2", reset, null]);
    expect((await ask()).numbers).toEqual(["3", "1", reset, null]);
    clock.now += 1_000_000;
    expect((await ask()).numbers).toEqual(["3", "0", reset, null]);
    const refused = await ask();
    expect([refused.status, refused.numbers]).toEqual([429, ["3", "0", reset, "2600"]]);
    expect(JSON.parse(refused.text)).toEqual({
      message: "Too Many Requests",
      documentation_url: "http://api.test/v1/#rate-limiting",
    });
    expect((await ask(register.secrets.bob)).status).toBe(200);
    clock.now += 2_600_000;
    expect((await ask()).numbers[1]).toBe("2");
  });
});
