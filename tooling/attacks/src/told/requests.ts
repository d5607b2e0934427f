import { type Asking, calling } from "./ask.ts";

const ramrisk = { Authorization: "Token demo-token-alice", "X-APP-ID": "demo-app" };
const json = { "Content-Type": "application/json" };
const get = (path: string, headers: Readonly<Record<string, string>>): Asking => ({
  method: "GET",
  path,
  headers,
});

/** What the callers of the demo register read, through each interface. */
export const reading: readonly Asking[] = [
  get("/api/v2/projects/1/risks?page_size=20", ramrisk),
  get("/api/v2/projects/1/risks/1", ramrisk),
  get("/api/v2/projects/1/controls?page_size=20", ramrisk),
  get("/api/v1/projects/1/matrices", ramrisk),
  get("/api/v1/HT/risk?fields=key,title,riskLevel&pageLimit=5", {
    Authorization: `Basic ${Buffer.from("alice@example.com:demo-key-alice").toString("base64")}`,
  }),
  get("/api/v1/risks?perPage=5", { Authorization: "Bearer demo-key-alice" }),
  get("/v1/incident", { Authorization: "Bearer demo-token-bob" }),
  get("/v1/risk_severities", { Authorization: "Bearer demo-token-alice" }),
  calling("query", "risk.list", { projectId: "default", limit: 10 }, "demo-token-bob"),
  calling("query", "me.get", {}, "demo-token-alice"),
];

/** What they change; nothing grows by it but the history. */
export const changing = (at: number): readonly Asking[] => [
  {
    method: "PATCH",
    path: "/api/v2/projects/1/risks/2",
    headers: { ...ramrisk, ...json },
    body: JSON.stringify({ notes_description: `Looked at for the ${at}th time` }),
  },
  calling(
    "mutation",
    "risk.update",
    { projectId: "default", id: 3, patch: { notes: `Note ${at}` } },
    "demo-token-bob",
  ),
  calling(
    "mutation",
    "risk.update",
    { projectId: "default", id: 62, patch: { notes: `Note ${at}` } },
    "demo-token-mallory",
  ),
];
