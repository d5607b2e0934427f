import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createContext, type Deps } from "../src/call/context.ts";
import { createCaller } from "../src/router.ts";
import { testRegister, type TestRegister } from "../src/testing.ts";

let register: TestRegister;
beforeAll(async () => {
  register = await testRegister();
});
afterAll(() => register.drop());

const anybody = async (deps: Deps = register.deps) =>
  createCaller(await createContext(deps, { secret: null }));
const password = "riskloom-demo";
const refused = {
  cause: {
    code: "Invalid",
    issues: [{ params: { message: "Unable to log in with provided credentials." } }],
  },
};

describe("logging in", () => {
  it("gives the same 40 hex digits each time, by e-mail address in whatever case, and they are a credential", async () => {
    const api = await anybody();
    const { token } = await api.auth.login({ username: "alice@example.com", password });
    expect(token).toMatch(/^[0-9a-f]{40}$/);
    expect(await api.auth.login({ username: "ALICE@example.com", password })).toEqual({ token });
    const alice = createCaller(await createContext(register.deps, { secret: { kind: "bearer", token } }));
    expect(await alice.me.get()).toMatchObject({ email: "alice@example.com" });
  });

  it("answers alike for a wrong password and for nobody", async () => {
    const api = await anybody();
    await expect(api.auth.login({ username: "bob@example.com", password: "guess" })).rejects.toMatchObject(
      refused,
    );
    await expect(api.auth.login({ username: "nobody@example.com", password })).rejects.toMatchObject(refused);
  });

  it("refuses the demo register's published passwords, tokens and keys where it is no demo", async () => {
    const real = { ...register.deps, demo: false };
    await expect(
      (await anybody(real)).auth.login({ username: "bob@example.com", password }),
    ).rejects.toMatchObject(refused);
    const { token } = await (await anybody()).auth.login({ username: "bob@example.com", password });
    for (const secret of [token, register.secrets.bob]) {
      const bob = createCaller(await createContext(real, { secret: { kind: "bearer", token: secret } }));
      await expect(bob.me.get()).rejects.toMatchObject({ code: "UNAUTHORIZED" });
    }
  });

  it("hears a name no more after ten wrong passwords, and others still", async () => {
    const api = await anybody();
    for (let i = 0; i < 10; i++)
      await expect(
        api.auth.login({ username: "carol@example.com", password: `guess ${i}` }),
      ).rejects.toMatchObject(refused);
    await expect(api.auth.login({ username: "carol@example.com", password })).rejects.toMatchObject({
      code: "TOO_MANY_REQUESTS",
    });
    expect(await api.auth.login({ username: "alice@example.com", password })).toHaveProperty("token");
  });
});

describe("a credential", () => {
  it("is taken with an e-mail address only from the person it was issued to", async () => {
    const as = async (email: string) =>
      createCaller(
        await createContext(register.deps, {
          secret: { kind: "basic", email, token: register.secrets.alice },
        }),
      );
    expect(await (await as("alice@example.com")).me.get()).toMatchObject({ firstName: "Alice" });
    await expect((await as("bob@example.com")).me.get()).rejects.toMatchObject({ code: "UNAUTHORIZED" });
  });
});
