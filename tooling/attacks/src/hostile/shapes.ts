/** What a hostile connection does: writes, perhaps dribbles, perhaps does not read, perhaps breaks off. */
export interface Shape {
  readonly first: Buffer;
  /** written every second after it */
  readonly dribble?: string;
  /** reads nothing of what is answered */
  readonly unread?: boolean;
  /** breaks the connection off so many milliseconds after it began */
  readonly resetAfterMs?: number;
}

const head = (line: string, headers: Readonly<Record<string, string | number>> = {}): string =>
  [
    `${line} HTTP/1.1`,
    "Host: riskloom.test",
    ...Object.entries(headers).map(([name, value]) => `${name}: ${value}`),
    "\r\n",
  ].join("\r\n");

const token = { Authorization: "Token demo-token-alice", "X-APP-ID": "demo-app" };
const bearer = { Authorization: "Bearer demo-token-alice" };
const json = { "Content-Type": "application/json" };
const formType = "application/x-www-form-urlencoded";

const posted = (path: string, headers: Readonly<Record<string, string>>, body: string): Buffer =>
  Buffer.from(head(`POST ${path}`, { ...headers, "Content-Length": Buffer.byteLength(body) }) + body);

/** Begins a body of a megabyte and leaves it at that. */
const begun = (path: string, headers: Readonly<Record<string, string>>): Buffer =>
  Buffer.from(`${head(`POST ${path}`, { ...headers, ...json, "Content-Length": 1_000_000 })}{"a":`);

const asked = (path: string, headers: Readonly<Record<string, string>> = {}, times = 1): Buffer =>
  Buffer.from(head(`GET ${path}`, headers).repeat(times));

const form = Array.from({ length: 200_000 }, (_, at) => `n${at}`)
  .join("&")
  .slice(0, 930_000);
const keys = `{${Array.from({ length: 70_000 }, (_, at) => `"k${at}":${at}`).join()}}`;
const parts = `${"--b\r\nContent-Disposition: form-data; name=a\r\n\r\n\r\n".repeat(100_000)}--b--\r\n`;
const risks = "/api/v1/projects/1/risks";
const listed = encodeURIComponent('{"projectId":"default"}');
const batch = (calls: number): string => {
  const names = Array.from({ length: calls }, () => "risk.list").join();
  const input = Object.fromEntries(
    Array.from({ length: calls }, (_, at) => [at, { projectId: "default", limit: 100 }]),
  );
  return `/trpc/${names}?batch=1&input=${encodeURIComponent(JSON.stringify(input))}`;
};
const types = `{"projectGroupId":2,"options":{"evaluationTypes":[${Array.from({ length: 300 }, () => '"present"').join()}]}}`;
const curve = `/trpc/report.scurve?input=${encodeURIComponent(types)}`;
const progress = `/trpc/report.monteCarloProgress?input=${encodeURIComponent('{"projectGroupId":2,"options":{"seed":7}}')}`;

/** By name; most ask with a credential that is good, from the very organization of the honest. */
export const shapes: Readonly<Record<string, Shape>> = {
  "form of 200,000 names, no credential": {
    first: posted("/api/api-token-auth/", { "Content-Type": formType }, form),
  },
  "form of 200,000 names, made-up token": {
    first: posted(risks, { Authorization: "Token made-up", "Content-Type": formType }, form),
  },
  "form of 200,000 names": { first: posted(risks, { ...token, "Content-Type": formType }, form) },
  "multipart of 100,000 parts": {
    first: posted(
      `${risks}/1/references`,
      { ...token, "Content-Type": "multipart/form-data; boundary=b" },
      parts,
    ),
  },
  "1,300 pipelined descriptions, unread": { first: asked("/openapi.json", {}, 1_300), unread: true },
  "20 pipelined page_size=0, unread": { first: asked(`${risks}?page_size=0`, token, 20), unread: true },
  "page_size=0, unread": { first: asked("/api/v2/projects/1/risks?page_size=0", token), unread: true },
  "a subscription, unread": { first: asked(progress, bearer), unread: true },
  "headers a byte a second": { first: Buffer.from("GET / HTTP/1.1\r\nHost: a\r\nX-Slow: "), dribble: "x" },
  "body a byte a second": { first: begun(risks, token), dribble: " " },
  "body a byte a second to /trpc": { first: begun("/trpc/risk.create", bearer), dribble: " " },
  "14 MB announced to /trpc, no credential": {
    first: begun("/trpc/risk.create", {}),
    dribble: " ".repeat(65_536),
  },
  "JSON 100,000 deep": {
    first: posted(risks, { ...token, ...json }, `{"title":${"[".repeat(100_000)}${"]".repeat(100_000)}}`),
  },
  "JSON of 70,000 keys": { first: posted(risks, { ...token, ...json }, keys) },
  "JSON of 70,000 keys to /trpc": { first: posted("/trpc/risk.create", { ...bearer, ...json }, keys) },
  "batch of 200 lists": { first: asked(batch(200), bearer) },
  "batch of 200 lists by POST": {
    first: posted(
      batch(200).replace(/&input=.*/, ""),
      { ...bearer, ...json, "X-HTTP-Method-Override": "GET" },
      "{}",
    ),
  },
  "evaluationTypes 300 times": { first: asked(curve, bearer) },
  "reset in the middle of a body": { first: begun(risks, token), resetAfterMs: 50 },
  "reset in the middle of an answer": {
    first: asked(`/trpc/risk.list?input=${listed}`, bearer),
    resetAfterMs: 20,
  },
  "no HTTP at all": { first: Buffer.from("\u0016\u0003\u0001 hello\r\n\r\n".repeat(20)) },
  "headers of 64 KB": { first: asked("/", { "X-Long": "x".repeat(65_536) }) },
  "two lengths and chunks": {
    first: Buffer.from(
      `${head(`POST ${risks}`, { ...token, "Content-Length": 5, "Transfer-Encoding": "chunked" })}0\r\n\r\nGET /livez HTTP/1.1\r\n\r\n`,
    ),
  },
  "100-continue, and no body": {
    first: Buffer.from(
      head(`POST ${risks}`, { ...token, ...json, Expect: "100-continue", "Content-Length": 100 }),
    ),
  },
  "nothing at all": { first: Buffer.alloc(0) },
};
