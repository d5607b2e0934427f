import { createClient } from "@riskloom/client";

const url = process.env.RISKLOOM_URL ?? "http://127.0.0.1:4000";
const token = process.env.RISKLOOM_TOKEN ?? "demo-token-alice";
const client = createClient({ url, token });
const projectId = "default";

/** What the other system says today; a real one would be asked. */
const findings = Array.from({ length: 500 }, (_, at) => ({
  key: `F-${String(at + 1).padStart(4, "0")}`,
  title: `Port ${1000 + at} answers without a password`,
  description: `Seen on host ${at % 40}.`,
}));

const known = new Map();
for (let offset = 0, total = 1; offset < total; offset += 200) {
  const page = await client.risk.list.query({ projectId, offset, limit: 200 });
  for (const risk of page.rows) known.set(risk.title.split(" ")[0], risk);
  total = page.total;
}

let [made, changed] = [0, 0];
// Fifty calls travel in one request; more at once would only wait for each other.
for (let at = 0; at < findings.length; at += 50) await Promise.all(findings.slice(at, at + 50).map(keep));

async function keep({ key, title, description }) {
  const wanted = { title: `${key} ${title}`, description };
  const risk = known.get(key);
  if (risk === undefined) {
    await client.risk.create.mutate({ projectId, status: "open", ...wanted });
    made += 1;
  } else if (risk.title !== wanted.title || risk.description !== wanted.description) {
    await client.risk.update.mutate({ id: risk.id, patch: wanted });
    changed += 1;
  }
}
console.log(`${made} made, ${changed} changed, ${findings.length - made - changed} as they were`);
