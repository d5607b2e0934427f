import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openWorld, type World } from "../contract/world/world.ts";
import { project, projectOne } from "./project-one.ts";

let world: World;
beforeAll(async () => {
  world = await openWorld("in process");
});
afterAll(() => world.close());

const { said } = projectOne(() => world);

const bytes = new Uint8Array([0, 255, 10, 13, 60, 115, 62]);
const form = (file: File, fields: Record<string, string> = {}): FormData => {
  const body = new FormData();
  for (const [name, value] of Object.entries(fields)) body.append(name, value);
  body.append("to_file", file);
  return body;
};

describe("a file", () => {
  const upload = async (file: File, fields?: Record<string, string>) => {
    const [status, json] = await said("POST", "/risks/2/references", { body: form(file, fields) });
    expect([status, json]).toEqual([201, expect.anything()]);
    return json as { id: number; to_file: string; repr: string; url: string; description: string };
  };
  const download = (url: string, sending: Parameters<World["send"]>[2] = {}) =>
    world.send("GET", new URL(url).pathname, { dialect: "ramrisk", ...sending });

  it("comes back byte for byte under its name, as something that no browser runs", async () => {
    const sent = new File([bytes], "Überdeckung 50% 'neu'.html", { type: "text/html" });
    const { id, to_file, repr, url, description } = await upload(sent, { description: "Plan" });
    expect([repr, url, description]).toEqual([sent.name, to_file, "Plan"]);
    expect(to_file).toBe(`http://rest.test${project}/risks/2/references/${id}/file`);
    const got = await download(to_file, { as: "carol", headers: { Accept: "text/html" } });
    expect([got.status, got.bytes]).toEqual([200, bytes]);
    expect(Object.fromEntries(got.headers)).toMatchObject({
      "content-type": "text/html",
      "content-disposition":
        "attachment; filename=\"_berdeckung 50_ 'neu'.html\"; filename*=UTF-8''%C3%9Cberdeckung%2050%25%20%27neu%27.html",
      "x-content-type-options": "nosniff",
      "content-security-policy": "sandbox; default-src 'none'",
      "x-read-at": expect.any(String),
    });
    const head = await world.send("HEAD", new URL(to_file).pathname);
    expect([head.status, head.text, head.headers.get("Content-Disposition")]).toEqual([
      200,
      "",
      got.headers.get("Content-Disposition"),
    ]);
  });

  it("has no type in its answer that is none, and no name that leads elsewhere", async () => {
    const { to_file, repr } = await upload(new File([bytes], "../../etc/passwd", { type: "text/x, y" }));
    expect(repr).toBe("passwd");
    const { headers } = await download(to_file);
    expect(headers.get("Content-Type")).toBe("application/octet-stream");
    expect(headers.get("Content-Disposition")).toBe(
      "attachment; filename=\"passwd\"; filename*=UTF-8''passwd",
    );
  });

  it("comes in a form as any program writes one, or is refused in the framework's words", async () => {
    const post = (content: string, type = "multipart/form-data; boundary=B") =>
      world.send("POST", `${project}/risks/2/references`, {
        headers: { "Content-Type": type },
        body: content,
      });
    const body = (name: string) =>
      `--B\nContent-Disposition: form-data; name="to_file"; filename="${name}"\n\none\n--B--\n`;
    // the register keeps no quotes in names of files
    for (const lines of [body('a\\"b.txt'), body('a\\"b.txt').replaceAll("\n", "\r\n")]) {
      const { status, json } = await post(lines);
      expect([status, json]).toEqual([201, expect.objectContaining({ repr: "ab.txt" })]);
      expect((await download((json as { to_file: string }).to_file)).text).toBe("one");
    }
    expect(await post(body("a.txt"), "multipart/form-data")).toMatchObject({
      status: 400,
      json: { detail: "Multipart form parse error - Invalid boundary in multipart: None" },
    });
  });

  it("is replaced by a later one, and read as it was", async () => {
    const { id, to_file } = await upload(new File(["one"], "a.txt"));
    const readAt = (await download(to_file)).headers.get("X-Read-At") ?? "";
    const path = `/risks/2/references/${id}`;
    const [status, json] = await said("PUT", path, { body: form(new File(["two"], "b.txt")) });
    expect([status, json]).toEqual([200, expect.objectContaining({ repr: "b.txt", to_file })]);
    expect((await download(to_file)).text).toBe("two");
    const past = await download(to_file, { headers: { "X-As-Of": readAt } });
    expect([past.text, past.headers.get("X-As-Of")]).toEqual(["one", readAt]);
    await said("PUT", path, { body: { to_link: "https://example.com" } });
    expect((await download(to_file)).status).toBe(404);
  });

  it("is nobody's who does not see its record", async () => {
    const api = await world.register.as("alice");
    const { id } = await api.risk.create({ projectId: "default", description: "Sealed" });
    const body = form(new File(["x"], "x.txt"));
    const [, json] = await said("POST", `/risks/${id}/references`, { body });
    await api.risk.update({ id, patch: { confidential: true } });
    for (const as of ["carol", "mallory"] as const)
      expect((await download(String(json["to_file"]), { as })).json).toEqual({ detail: "Not found." });
    expect((await download(String(json["to_file"]), { as: null })).status).toBe(401);
    expect((await download(String(json["to_file"]), { as: "bob" })).text).toBe("x");
  });

  it("says something, has a name, and is of a size that is kept", async () => {
    const post = (file: File) => said("POST", "/risks/2/references", { body: form(file) });
    expect(await post(new File([], "empty.txt"))).toEqual([
      400,
      { to_file: ["The submitted file is empty."] },
    ]);
    expect(await post(new File(["x"], ".."))).toEqual([400, { to_file: [expect.any(String)] }]);
    const largest = 10 * 1024 * 1024;
    const { to_file } = await upload(new File([new Uint8Array(largest)], "large.bin"));
    expect((await download(to_file)).bytes.length).toBe(largest);
    for (const more of [1, 2 * 1024 * 1024])
      expect((await post(new File([new Uint8Array(largest + more)], "larger.bin")))[0]).toBe(413);
  });

  it("is not read from strangers, and nothing else is as large", async () => {
    const body = form(new File([new Uint8Array(2 * 1024 * 1024)], "large.bin"));
    expect((await said("POST", "/risks/2/references", { as: { token: "nobody's" }, body }))[0]).toBe(401);
    expect((await said("POST", "/risks/2/references", { as: "mallory", body }))[0]).toBe(404);
    expect((await said("POST", "/risks/2/comments", { body }))[0]).toBe(413);
    const text = { to_link: "x".repeat(2 * 1024 * 1024) };
    expect((await said("POST", "/risks/2/references", { body: text }))[0]).toBe(413);
  });
});
