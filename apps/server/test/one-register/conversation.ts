import { ramrisk } from "../http.ts";
import { type Remark, sample } from "./facts.ts";
import { answered, type Interfaces } from "./interfaces.ts";

/** Says it through RamRisk, each with the own credential. */
export async function sayThroughRamRisk(send: Interfaces["ramrisk"], risk: string): Promise<void> {
  for (const { author, text } of sample.comments) {
    const headers = ramrisk(author.split("@")[0] ?? "");
    await answered(send("POST", `${risk}/comments`, { body: { comment: text }, headers }));
  }
}

/** Says it through tRPC. */
export async function sayThroughTrpc({ register }: Interfaces, riskId: number): Promise<void> {
  for (const { author, text } of sample.comments) {
    const api = await register.as(author === "alice@example.com" ? "alice" : "bob");
    await api.comment.create({ projectId: "default", riskId, text });
  }
}

/** What RamRisk tells of it, oldest first. */
export async function readThroughRamRisk(send: Interfaces["ramrisk"], risk: string): Promise<Remark[]> {
  const { results } = (await answered(send("GET", `${risk}/comments?ordering=id`))) as {
    results: { owner_email: string; comment: string; date: string }[];
  };
  return results.map(({ owner_email, comment, date }) => ({ author: owner_email, text: comment, at: date }));
}

/** What Kendis tells of it to those who ask. */
export async function readThroughKendis(send: Interfaces["kendis"], title: string): Promise<Remark[]> {
  const { data } = (await answered(send("GET", "/api/v1/HT/risk?fields=title,conversation"))) as {
    data: { title: string; conversation?: { createdBy: string; comment: string; createdDate: string }[] }[];
  };
  const { conversation: told = [] } = data.find((one) => one.title === title) ?? {};
  return told.map(({ createdBy, comment, createdDate }) => ({
    author: createdBy,
    text: comment,
    at: createdDate,
  }));
}

/** What the typed API tells of it, oldest first. */
export async function readThroughTrpc({ api }: Interfaces, riskId: number): Promise<Remark[]> {
  const { rows } = await api.comment.list({ projectId: "default", riskId, limit: null });
  return rows
    .toReversed()
    .map(({ authorEmail, text, createdAt }) => ({ author: authorEmail, text, at: createdAt }));
}
