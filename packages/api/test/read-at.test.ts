import { dayOf } from "@riskloom/domain";
import { afterAll, beforeAll, expect, it } from "vitest";
import { createContext } from "../src/call/context.ts";
import { createCaller } from "../src/router.ts";
import { testRegister, type TestRegister } from "../src/testing.ts";

let register: TestRegister;
beforeAll(async () => {
  register = await testRegister();
});
afterAll(() => register.drop());

it("shows a moment of today even when nothing was written since yesterday", async () => {
  const tomorrow = () => Date.now() + 86_400_000;
  const call = { secret: { kind: "bearer", token: register.secrets.alice } } as const;
  const today = await createContext(register.deps, call);
  await createCaller(today).me.get();
  expect(dayOf(today.seen.readAt ?? "")).toBe(new Date().toISOString().slice(0, 10));
  const before = await clock();
  const later = await createContext({ ...register.deps, now: tomorrow }, call);
  await createCaller(later).me.get();
  expect(await clock()).not.toBe(before);
});

it("refuses a moment that lies in the future and a text that is no instant", async () => {
  const alice = await register.as("alice");
  await expect(alice.me.get({ asOf: "2999-01-01T00:00:00.000000Z" })).rejects.toMatchObject({
    code: "BAD_REQUEST",
  });
  await expect(alice.me.get({ asOf: "yesterday" })).rejects.toMatchObject({
    cause: { issues: [{ path: ["asOf"], code: "invalidFormat" }] },
  });
});

/** The moment that a read in the database's own time shows. */
async function clock(): Promise<string | undefined> {
  const context = await createContext(register.deps, {
    secret: { kind: "bearer", token: register.secrets.bob },
  });
  await createCaller(context).me.get();
  return context.seen.readAt;
}
