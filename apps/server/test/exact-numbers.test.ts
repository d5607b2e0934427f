import { testRegister, type TestRegister } from "@riskloom/api/testing";
import { afterAll, beforeAll, expect, it } from "vitest";
import { createLog } from "../src/log.ts";
import { createServer } from "../src/server.ts";

let register: TestRegister;
let appId: string;
let fieldId: number;
let riskId: number;
beforeAll(async () => {
  register = await testRegister();
  const alice = await register.as("alice");
  const { projectId } = register;
  ({ appId } = await alice.apiApp.create({ name: "Map viewer" }));
  ({ id: riskId } = await alice.risk.create({ projectId, description: "Flooding" }));
  ({ id: fieldId } = await alice.customField.create({
    projectId,
    target: "risk",
    name: "Cost",
    type: "number",
  }));
});
afterAll(() => register.drop());

async function call(procedures: string, body: string) {
  const logged: string[] = [];
  const handler = createServer(
    register.deps,
    createLog((line) => logged.push(line)),
  );
  const response = await handler(
    new Request(`http://register.example/trpc/${procedures}`, {
      method: "POST",
      headers: {
        Authorization: `Bearer ${register.secrets.alice}`,
        "Content-Type": "application/json",
        "Content-Length": String(body.length),
        "X-App-Id": appId,
      },
      body,
    }),
  );
  const text = await response.text();
  expect(logged).toEqual([]);
  return { status: response.status, text };
}

const lost = ["9007199254740993", "-9007199254740993", "12345678901234567890.5", "1e400", "1e-400"];

it.each(lost)("the typed API refuses %s, which it could not keep, where it stands", async (number) => {
  const refused = (key: string) => ({
    status: 400,
    text: expect.stringContaining(`"path":["${key}"]`),
  });
  const meta = await call("metaObject.put", `{"projectId":"default","data":{"a":[{"b":${number}}]}}`);
  expect(meta).toEqual(refused("data"));
  const value = `{"projectId":"default","riskId":${riskId},"fieldId":${fieldId},"value":${number}}`;
  expect(await call("customValue.set", value)).toEqual(refused("value"));
  const batch = `{"0":{"projectId":"default"},"1":{"projectId":"default","data":${number}}}`;
  const both = await call("metaObject.put,metaObject.put?batch=1", batch);
  expect(both).toEqual({ status: 207, text: expect.stringMatching(/^\[\{"result".*"path":\["data"\]/) });
});

it("the typed API keeps what a double keeps, and texts that look like other numbers", async () => {
  const data = '{"n":[9007199254740992,1e20,0.1,5e-324],"t":"9007199254740993","u":"1e400 \\u00e9"}';
  const { status, text } = await call("metaObject.put", `{"projectId":"default","data":${data}}`);
  expect([status, (JSON.parse(text) as { result: { data: { data: unknown } } }).result.data.data]).toEqual([
    200,
    JSON.parse(data),
  ]);
});
