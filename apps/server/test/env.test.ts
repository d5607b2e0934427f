import { expect, it } from "vitest";
import { readEnv } from "../src/env.ts";

it("offers the demo register only with the embedded database on a loopback address, unless it is told", () => {
  expect(readEnv({}).demo).toBe(true);
  expect(readEnv({ HOST: "0.0.0.0" }).demo).toBe(false);
  expect(readEnv({ DATABASE_URL: "postgres://db/riskloom" }).demo).toBe(false);
  expect(readEnv({ DATABASE_URL: "postgres://db/riskloom", DEMO: "1" }).demo).toBe(true);
  expect(readEnv({ DEMO: "0" }).demo).toBe(false);
});

it("takes an empty variable for one that is not set", () => {
  expect(readEnv({ PORT: "", HOST: "", DATA_DIR: "" })).toMatchObject({
    port: 4000,
    host: "127.0.0.1",
    dataDir: "./data",
  });
});

it("limits the Xurrent dialect as its manual does, unless it is told", () => {
  expect(readEnv({}).rateLimit).toEqual({ perHour: 3600, burst: 0 });
  expect(readEnv({ RATE_LIMIT: "10", RATE_BURST: "2" }).rateLimit).toEqual({ perHour: 10, burst: 2 });
});

it.each([
  [{ RATE_LIMIT: "0" }, "RATE_LIMIT"],
  [{ PORT: "many" }, "PORT"],
  [{ PORT: "70000" }, "PORT"],
  [{ DATABASE_URL: "mysql://db" }, "DATABASE_URL"],
  [{ DEMO: "yes" }, "DEMO"],
  [{ INSTALLATION_SECRET: "short" }, "INSTALLATION_SECRET"],
  [{ PUBLIC_URL: "risks.example" }, "PUBLIC_URL"],
  [{ TRUSTED_PROXIES: "10.0.0.0/99" }, "TRUSTED_PROXIES"],
])("names the variable that is wrong: %o", (variables, name) => {
  expect(() => readEnv(variables)).toThrow(name);
});
