import { ConsequenceClass, MatrixCell, writeTransaction } from "@riskloom/persistence";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { requests } from "../../rest/test/examples/ramrisk-reports.ts";
import { listen, type Listening } from "../src/listen.ts";
import type { BlockOf, RiskAtTime } from "./demo-reports/blocks.ts";
import { printed } from "./demo-reports/printed.ts";
import { type DemoServer, demoServer } from "./demo-server.ts";
import { type Http, http, ramrisk } from "./http.ts";

/** The day of the last change of the demo register, so that its answers depend on no other. */
const lastDay = (): number => Date.parse("2026-10-30T18:00:00Z");
/** What the manual's examples name: all projects, the tunnel's two timestamps; its three matrices are 1, 2 and 3 here too. */
const group = 1;
const timestamps = [1, 3];
/** The examples look for words that stand for any; these occur. */
const words: Readonly<Record<string, string>> = {
  text_search: "shaft",
  control_text_search: "segment",
  action_text_search: "test",
};

let server: DemoServer;
let listening: Listening;
let alice: Http;
let carol: Http;
beforeAll(async () => {
  server = await demoServer(lastDay);
  listening = await listen(server.handler, { host: "127.0.0.1", port: 0 });
  alice = http(fetch, ramrisk("alice"), listening.url);
  carol = http(fetch, ramrisk("carol"), listening.url);
});
afterAll(async () => {
  await listening.stop();
  await server.drop();
});

const ask = async <Element extends string>(
  element: Element,
  { version = "v1", by = alice, ...body }: Asked = {},
) => {
  const response = await by("POST", `/api/${version}/reporting/${element}`, {
    body: { project_group: group, ...body },
  });
  const text = await response.text();
  expect(`${element} ${response.status} ${response.status === 200 ? "" : text}`).toBe(`${element} 200 `);
  return { text, answer: JSON.parse(text) as { element: string; results: BlockOf<Element>[] } };
};

interface Asked {
  version?: "v1" | "v2";
  by?: Http;
  [part: string]: unknown;
}

const example = (name: string): { filter: object; ordering: object; opts: object } => {
  const found = requests.find(({ element }) => element === name);
  const { filter = {}, ordering = {}, opts = {} } = found ?? {};
  const spoken = Object.entries(filter).map(([key, word]) => [key, words[key] ?? word]);
  return { filter: Object.fromEntries(spoken), ordering, opts };
};

describe("every example request of the manual's chapter", () => {
  it.each(requests.map(({ element, moments }) => [element, moments] as const))(
    "of %s is answered over HTTP with figures that were read and found right, in both versions",
    async (element, moments) => {
      const ids = timestamps.slice(0, moments);
      const first = await ask(element, { ...example(element), labels: { labels: ids } });
      const second = await ask(element, {
        version: "v2",
        ...example(element),
        timestamps: { timestamps: ids },
      });
      expect(first.answer.element).toBe(element);
      expect(second.answer.results).toEqual(first.answer.results);
      await expect(printed(first.answer)).toMatchFileSnapshot(`demo-reports/${element}.snap`);
    },
  );
});

/** The risks of the tunnel as its list shows them, now or as of a moment. */
const risksAsOf = async (moment?: string): Promise<RiskAtTime[]> => {
  const headers: Record<string, string> = moment === undefined ? {} : { "X-As-Of": moment };
  const response = await alice("GET", "/api/v1/projects/1/risks?limit=200", { headers });
  return ((await response.json()) as { results: RiskAtTime[] }).results;
};
const baseline = "2026-07-01T06:00:00.000000Z";
const tunnel = { project_group: 2 };
const counting = ({ status }: RiskAtTime): boolean => status === 10 || status === 20;
const sum = (numbers: readonly number[]): number => numbers.reduce((total, one) => total + one, 0);
const types = { eval_types: [10, 20, 30] };

describe("figures agree with what the lists of the register show", () => {
  it("counts statuses, bars and cells as the list of risks does, now and at the timestamp", async () => {
    const now = await risksAsOf();
    const { answer } = await ask("status", tunnel);
    for (const { status, count } of answer.results[0]?.risks ?? [])
      expect(count).toBe(now.filter((risk) => risk.status === status).length);
    const then = await risksAsOf(baseline);
    const labels = { labels: [1] };
    const bars = await ask("barplots", {
      ...example("barplots"),
      ...tunnel,
      labels,
    });
    for (const { bars: counts } of bars.answer.results[0]?.plots ?? [])
      expect(sum(counts.map(({ count }) => count))).toBe(then.length);
    const opts = { ...types, matrices: [1] };
    const { results } = (await ask("matrix", { ...tunnel, labels, opts })).answer;
    for (const { row, column, risks } of results[0]?.matrices[0]?.cells ?? [])
      expect(new Set(risks.map((one) => `${one.risk} at ${one.eval_type}`))).toEqual(
        new Set(
          then.flatMap(({ id, evaluations }) =>
            evaluations
              .filter(({ cell }) => cell?.matrix === 1 && cell.row === row && cell.column === column)
              .map((one) => `${id} at ${one.evaluation_type}`),
          ),
        ),
      );
  });

  it("sums values over the risks that are new or open, as their evaluations show them", async () => {
    const byList = (risks: RiskAtTime[], matrix: number, type: number): number =>
      sum(
        risks
          .filter(counting)
          .flatMap(({ evaluations }) => evaluations)
          .filter(({ cell, evaluation_type }) => cell?.matrix === matrix && evaluation_type === type)
          .map(({ value }) => value),
      );
    const now = await risksAsOf();
    const { answer } = await ask("valueatrisks", example("valueatrisks"));
    for (const { matrix, bars } of answer.results[0]?.matrices ?? [])
      for (const { eval_type, value, stacks } of bars) {
        expect(value / byList(now, matrix, eval_type)).toBeCloseTo(1, 9);
        expect(sum(stacks.map((stack) => stack.value)) / value).toBeCloseTo(1, 9);
      }
    const tornado = await ask("risk_value_contributions", example("risk_value_contributions"));
    for (const { matrix, eval_type, total, risks, other } of tornado.answer.results[0]?.matrices ?? []) {
      expect(total / byList(now, matrix, eval_type)).toBeCloseTo(1, 9);
      expect((sum(risks.map(({ value }) => value)) + other.value) / total).toBeCloseTo(1, 9);
      for (const { value, share } of risks) expect(share).toBeCloseTo(value / total, 12);
      expect(risks.map(({ value }) => value)).toEqual(
        risks.map(({ value }) => value).toSorted((a, b) => b - a),
      );
    }
    const opts = { matrices: [1], ...types };
    const { results } = (await ask("var_diff", { opts, labels: { labels: [1, 3] } })).answer;
    const then = await risksAsOf(baseline);
    for (const { eval_type, from, to, total, items } of results[1]?.matrices ?? []) {
      expect(from / byList(then, 1, eval_type)).toBeCloseTo(1, 9);
      expect(total).toBeCloseTo(to - from, 3);
      expect(sum(items.map(({ difference }) => difference))).toBeCloseTo(total, 3);
    }
  });

  it("shows nothing of confidential risks to those without the right, nor counts them", async () => {
    const groups = (await (await carol("GET", "/api/v1/projectgroups")).json()) as {
      results: { id: number }[];
    };
    const own = { by: carol, project_group: groups.results[0]?.id };
    const { answer, text } = await ask("risk_list", own);
    const all = await ask("risk_list");
    const hidden = all.answer.results[0]?.risks.filter(({ confidential }) => confidential) ?? [];
    expect(hidden.length).toBeGreaterThan(0);
    expect(answer.results[0]?.count).toBe((all.answer.results[0]?.count ?? 0) - hidden.length);
    for (const { title } of hidden) expect(text).not.toContain(title);
  });
});

describe("the curves of the demo register", () => {
  const percentiles = [0.05, 0.1, 0.2, 0.5, 0.8, 0.9, 0.95];
  const opts = { matrices: [1, 2], percentiles, ...types };

  it("rise to 0.999 at least, lie within their bounds, and stand on the budget where it is asked for", async () => {
    const plain = await ask("scurve", { opts });
    const shifted = await ask("scurve", { opts: { ...opts, include_budget: true } });
    for (const [i, { budget, curves }] of (plain.answer.results[0]?.matrices ?? []).entries())
      for (const [j, curve] of curves.entries()) {
        expect(curve.probability_bound).toBeLessThan(2e-3);
        expect(curve.points.at(-1)?.probability).toBeGreaterThanOrEqual(0.999);
        const values = curve.percentiles.map(({ value }) => value);
        expect(values).toEqual(values.toSorted((a, b) => a - b));
        for (const { value, low = 0, high = 0 } of curve.percentiles)
          expect(low <= value && value <= high).toBe(true);
        const chances = curve.points.map(({ probability }) => probability);
        expect(chances).toEqual(chances.toSorted((a, b) => a - b));
        const moved = shifted.answer.results[0]?.matrices[i]?.curves[j];
        expect(moved?.percentiles.map(({ value }) => value)).toEqual(values.map((value) => value + budget));
        expect(moved?.mean).toBe(curve.mean);
      }
  });

  it("fall from gross to present to nett at every percentile, simulated ones too", async () => {
    for (const element of ["scurve", "monte_carlo"] as const) {
      const { answer } = await ask(element, { opts });
      for (const { curves } of answer.results[0]?.matrices ?? []) {
        const [gross = [], present = [], nett = []] = curves.map((curve) =>
          curve.percentiles.map(({ value }) => value),
        );
        for (const [i, value] of present.entries()) {
          expect(value).toBeLessThanOrEqual(gross[i] ?? 0);
          expect(value).toBeGreaterThanOrEqual(nett[i] ?? 0);
        }
      }
    }
  });

  it("are simulated within four standard errors of the exact ones, by a seed that is told and can be given", async () => {
    const asked = { ...opts, simulations: 10_000 };
    const first = await ask("monte_carlo", { opts: asked });
    for (const { curves } of first.answer.results[0]?.matrices ?? [])
      for (const { mean, exact_mean = 0, mean_error = 0, percentiles: simulated } of curves) {
        expect(Math.abs(mean - exact_mean)).toBeLessThan(4 * mean_error);
        // close to the atom of no loss the density changes too fast for a standard error to say all
        for (const { value, exact = 0, standard_error, low = 0, high = 0 } of simulated)
          expect(
            Math.abs(value - exact) <= 4 * (standard_error ?? 0) || (low <= exact && exact <= high),
          ).toBe(true);
      }
    const seed = first.answer.results[0]?.seed;
    const again = await ask("monte_carlo", { opts: { ...asked, seed } });
    expect(again.answer.results).toEqual(first.answer.results);
  });
});

it("answers at a timestamp byte for byte the same after later edits, also of the matrix", async () => {
  const made = async () => {
    const texts: string[] = [];
    for (const { element } of requests) {
      const { text } = await ask(element, { opts: example(element).opts, labels: { labels: timestamps } });
      texts.push(text);
    }
    return texts;
  };
  const before = await made();
  const [{ id } = { id: 0 }] = await risksAsOf();
  const edit = async (method: string, path: string, body: object) =>
    expect(await (await alice(method, `/api/v1/projects/1/${path}`, { body })).text()).toContain("id");
  await edit("PATCH", `risks/${id}`, { title: "Renamed later", status: 30, confidential: true });
  await edit("POST", "risks", { risk_description: "Registered later", status: 10 });
  const { database } = server.deps;
  await writeTransaction(database, { organizationId: 1, userId: null }, async ({ em }) => {
    for (const cell of await em.find(MatrixCell, {})) {
      cell.value += 100;
      cell.color = "red";
    }
    for (const reached of await em.find(ConsequenceClass, {})) reached.mid = (reached.mid ?? 0) * 2;
  });
  expect(await made()).toEqual(before);
});
