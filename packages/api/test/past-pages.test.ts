import { afterAll, beforeAll, expect, it } from "vitest";
import { createContext } from "../src/call/context.ts";
import { type Api, createCaller } from "../src/router.ts";
import { testRegister, type TestRegister, type TestUser } from "../src/testing.ts";

let register: TestRegister;
let alice: Api;
beforeAll(async () => {
  register = await testRegister();
  alice = await register.as("alice");
}, 60_000);
afterAll(() => register.drop());

type Listed = Promise<{ total: number; rows: { id: number }[] }>;
interface Window {
  offset: number;
  limit: number | null;
  asOf?: string;
}

/** Lists of every kind: in the default order and in others, with and without conditions, of projects and of the organization. */
const lists: Record<string, (api: Api, window: Window) => Listed> = {
  risks: (api, window) => api.risk.list({ projectId: register.projectId, ...window }),
  "risks by title": (api, window) =>
    api.risk.list({
      projectId: register.projectId,
      orderBy: [{ key: "title", descending: true }],
      ...window,
    }),
  "open risks": (api, window) => api.risk.list({ projectId: register.projectId, status: "open", ...window }),
  "risks of the register": (api, window) => api.register.risks({ registerId: register.projectId, ...window }),
  evaluations: (api, window) => api.evaluation.list({ projectId: register.projectId, ...window }),
  controls: (api, window) => api.control.list({ projectId: register.projectId, ...window }),
  causalities: (api, window) => api.causality.list({ projectId: register.projectId, ...window }),
  "log entries": (api, window) => api.logEntry.list({ projectId: register.projectId, ...window }),
  incidents: (api, window) => api.incident.list(window),
};
const windows: Window[] = [
  { offset: 0, limit: null },
  { offset: 0, limit: 3 },
  { offset: 2, limit: 4 },
  { offset: 1, limit: null },
  { offset: 900, limit: 5 },
];

/** What every window of every list shows. */
async function shown(
  user: TestUser,
  asOf?: string,
): Promise<{ at: string; pages: Record<string, Awaited<Listed>> }> {
  const pages: Record<string, Awaited<Listed>> = {};
  let at = "";
  for (const [name, list] of Object.entries(lists))
    for (const window of windows) {
      const context = await createContext(register.deps, {
        secret: { kind: "bearer", token: register.secrets[user] },
      });
      const { offset, limit } = window;
      pages[`${name} from ${offset}, ${limit}`] = await list(createCaller(context), {
        ...window,
        ...(asOf !== undefined && { asOf }),
      });
      at = context.seen.readAt ?? "";
    }
  return { at, pages };
}

type Shown = Awaited<ReturnType<typeof shown>>;

/** The register changes a little: records come, change, are hidden or shown, and go. */
async function live(step: number): Promise<void> {
  const { projectId } = register;
  const risks = (await alice.risk.list({ projectId, limit: null })).rows;
  const pick = (n: number) => risks[(step * 7 + n * 5) % risks.length]?.id ?? 0;
  const status = "open" as const;
  await alice.risk.create({
    projectId,
    title: `Risk ${step}`,
    description: "Water",
    scores: { gross: { frequency: step, consequence: 3 } },
  });
  await alice.risk.create({
    projectId,
    title: `Risk ${step} b`,
    description: "Gas",
    confidential: step % 3 === 0,
  });
  await alice.control.create({ projectId, title: `Control ${step}`, description: "Probe" });
  await alice.causality.create({ projectId, text: `Cause ${step}`, isCause: true });
  const made = await alice.incident.create({ ...incident, name: `Incident ${step}` });
  if (step % 3 === 2) await alice.incident.remove({ id: made.id });
  if (risks.length < 4) return;
  await alice.risk.update({ id: pick(0), patch: { title: `Other ${step}`, status } });
  if (step % 2 === 0) await alice.risk.update({ id: pick(1), patch: { confidential: step % 4 === 0 } });
  if (step % 2 === 1) await alice.risk.remove({ id: pick(2) });
}

const incident = {
  status: "OPEN",
  type: "OTHERS",
  date: "2026-01-02T00:00:00.000000Z",
  description: "Smoke",
  reportedBy: "Alice",
} as const;

let moments: { alice: Shown; carol: Shown }[];
beforeAll(async () => {
  moments = [];
  for (let step = 1; step <= 9; step++) {
    await live(step);
    moments.push({ alice: await shown("alice"), carol: await shown("carol") });
  }
}, 120_000);

it("a page of a past moment shows what it showed then, in every list, order and window, counts included", async () => {
  for (const then of moments) expect((await shown("alice", then.alice.at)).pages).toEqual(then.alice.pages);
}, 60_000);

it("what is confidential today is gone from every past page of who may not see it, and from its counts", async () => {
  const { projectId } = register;
  const today = (await alice.risk.list({ projectId, limit: null })).rows;
  const hidden = new Set(today.flatMap(({ id, confidential }) => (confidential ? [id] : [])));
  // Whoever may see them asked first, so that whatever is kept was kept for them.
  for (const then of moments) await shown("alice", then.carol.at);
  let missing = 0;
  for (const { carol } of moments) {
    const { pages } = await shown("carol", carol.at);
    for (const name of Object.keys(lists)) {
      const whole = carol.pages[`${name} from 0, null`]?.rows ?? [];
      const seen = whole.filter((row) => !hidden.has(riskOf(name, row)));
      missing += whole.length - seen.length;
      for (const { offset, limit } of windows)
        expect(pages[`${name} from ${offset}, ${limit}`]).toEqual({
          total: seen.length,
          rows: seen.slice(offset, limit === null ? undefined : offset + limit),
        });
    }
  }
  expect(missing).toBeGreaterThan(20);
}, 60_000);

const riskOf = (list: string, row: { id: number; riskId?: number | null }): number =>
  /^(open )?risks/.test(list) ? row.id : (row.riskId ?? 0);
