import { expect, test } from "vitest";

import { commandOf } from "../tasks.mjs";

const demoOf = (environment: NodeJS.ProcessEnv): string | undefined =>
  commandOf("start", [], environment)?.environment["DEMO"];

test("the demo register is offered where only this machine can reach it", () => {
  expect(demoOf({})).toBe("1");
  expect(demoOf({ HOST: "127.0.0.1" })).toBe("1");
  expect(demoOf({ HOST: "localhost" })).toBe("1");
});

test("the demo register is not offered to a network, to a database of the user's, or against the user's word", () => {
  expect(demoOf({ HOST: "0.0.0.0" })).toBeUndefined();
  expect(demoOf({ DATABASE_URL: "postgres://db/register" })).toBeUndefined();
  expect(demoOf({ DEMO: "0" })).toBeUndefined();
});

test("what follows the task's name reaches the program", () => {
  expect(commandOf("test", ["--project", "geo"], {})?.args).toEqual(
    expect.arrayContaining(["run", "--project", "geo"]),
  );
  expect(commandOf("exec", ["pnpm", "why", "zod"], {})).toMatchObject({
    program: "pnpm",
    args: ["why", "zod"],
  });
});

test("the tests that take minutes are a task of their own, which the tests leave out", () => {
  expect(commandOf("test:slow", ["marginals"], {})).toMatchObject({
    args: expect.arrayContaining(["run", "marginals"]),
    environment: { SLOW: "1" },
  });
  expect(commandOf("test", [], {})?.environment).toEqual({});
});

test("an unknown task, or none, is not a command", () => {
  expect(commandOf("serve", [], {})).toBeNull();
  expect(commandOf("exec", [], {})).toBeNull();
});
