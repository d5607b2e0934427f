import { fetchRequestHandler } from "@trpc/server/adapters/fetch";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { z } from "zod";
import { appRouter, createContext } from "../src/index.ts";
import { type TestRegister, testRegister } from "../src/testing.ts";

let register: TestRegister;
beforeAll(async () => {
  register = await testRegister();
});
afterAll(() => register.drop());

const Refused = z.object({
  error: z.object({
    message: z.string(),
    data: z.object({
      domain: z.object({
        code: z.string(),
        issues: z.array(z.object({ path: z.array(z.unknown()), message: z.string() })),
      }),
    }),
  }),
});

async function refused(procedure: string, input: object) {
  const answer = await fetchRequestHandler({
    endpoint: "/trpc",
    router: appRouter,
    req: new Request(`http://api.test/trpc/${procedure}`, {
      method: "POST",
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify(input),
    }),
    createContext: () =>
      createContext(register.deps, { secret: { kind: "bearer", token: register.secrets.alice } }),
  });
  return Refused.parse(await answer.json()).error;
}

describe("a refusal over the wire", () => {
  it("says in its message what is wrong, and of each field in a sentence", async () => {
    const { message, data } = await refused("risk.create", {
      projectId: register.projectId,
      title: "x".repeat(501),
      description: "",
      colour: "red",
    });
    expect(message).toBe(
      "title is longer than 500 characters. description cannot be blank. The input has keys that are not known: colour.",
    );
    expect(data.domain.issues.map((issue) => issue.message)).toEqual([
      "title is longer than 500 characters.",
      "description cannot be blank.",
      "The input has keys that are not known: colour.",
    ]);
  });

  it("keeps the words of what is no fault of a field", async () => {
    const { message, data } = await refused("risk.remove", {
      projectId: register.projectId,
      id: 2_000_000_000,
    });
    expect([message, data.domain.code, data.domain.issues]).toEqual([
      "There is no such risk.",
      "NotFound",
      [],
    ]);
  });
});
