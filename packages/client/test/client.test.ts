import { testRegister, type TestRegister } from "@riskloom/api/testing";
import { appRouter, callFromHeaders, createContext } from "@riskloom/api";
import { fetchRequestHandler } from "@trpc/server/adapters/fetch";
import { afterAll, beforeAll, expect, expectTypeOf, it } from "vitest";
import { createClient } from "../src/index.ts";

let register: TestRegister;
beforeAll(async () => {
  register = await testRegister();
});
afterAll(() => register.drop());

const send = (req: Request) =>
  fetchRequestHandler({
    endpoint: "/trpc",
    req,
    router: appRouter,
    createContext: () => createContext(register.deps, callFromHeaders(req.headers)),
  });

it("knows every procedure's input and answer", async () => {
  const client = createClient({ url: "http://register.example", token: register.secrets.alice, fetch: send });
  const created = await client.risk.create.mutate({
    projectId: "default",
    title: "Flooding",
    description: "The shaft floods",
  });
  expectTypeOf(created.status).toEqualTypeOf<"new" | "open" | "closed" | "discarded">();
  expect(created).toMatchObject({ number: 1, title: "Flooding", status: "new" });
  // @ts-expect-error a status that no risk has
  await expect(client.risk.list.query({ projectId: "default", status: "pending" })).rejects.toThrow(
    "status is none of new, open, closed, discarded.",
  );
});

it("reads the past when it is asked to", async () => {
  const client = createClient({
    url: "http://register.example/",
    token: register.secrets.alice,
    fetch: send,
  });
  const { id, period } = await client.risk.create.mutate({ projectId: "default", description: "Before" });
  await client.risk.update.mutate({ id, patch: { description: "After" } });
  const past = createClient({
    url: "http://register.example",
    token: register.secrets.alice,
    asOf: period.from,
    fetch: send,
  });
  expect((await past.risk.get.query({ id })).description).toBe("Before");
});

it("writes nothing when it reads the past, by no way", async () => {
  const options = { url: "http://register.example", token: register.secrets.alice };
  const asOf = new Date().toISOString();
  let sent = 0;
  const counted = (req: Request) => {
    sent += 1;
    return send(req);
  };
  const past = createClient({ ...options, asOf, fetch: counted });
  const written = { projectId: "default", description: "Out of time" } as const;
  await expect(past.risk.create.mutate(written)).rejects.toThrow("cannot call risk.create");
  expect(sent).toBe(0);
  const response = await send(
    new Request("http://register.example/trpc/risk.create", {
      method: "POST",
      headers: {
        Authorization: `Bearer ${options.token}`,
        "Content-Type": "application/json",
        "X-As-Of": asOf,
      },
      body: JSON.stringify(written),
    }),
  );
  expect([response.status, await response.json()]).toMatchObject([
    400,
    { error: { data: { domain: { code: "Invalid", issues: [{ path: ["asOf"], code: "rule" }] } } } },
  ]);
  const { rows } = await createClient({ ...options, fetch: send }).risk.list.query({ projectId: "default" });
  expect(rows.map(({ description }) => description)).not.toContain(written.description);
});

it("keeps objects beside records in the name of a program", async () => {
  const { appId } = await (await register.as("alice")).apiApp.create({ name: "Map viewer" });
  const options = { url: "http://register.example", token: register.secrets.alice, fetch: send };
  const viewer = createClient({ ...options, appId });
  await viewer.metaObject.put.mutate({ projectId: "default", data: { zoom: 7 } });
  expect((await viewer.metaObject.get.query({ projectId: "default" })).data).toEqual({ zoom: 7 });
  await expect(createClient(options).metaObject.get.query({ projectId: "default" })).rejects.toMatchObject({
    data: { domain: { code: "Invalid", issues: [{ path: ["appId"], code: "required" }] } },
  });
});

it("tells the register's own errors", async () => {
  const client = createClient({ url: "http://register.example", fetch: send });
  await expect(client.me.get.query()).rejects.toMatchObject({
    data: { code: "UNAUTHORIZED", domain: { code: "Unauthenticated" } },
  });
});
