// Writes the figures of docs/: node --conditions=@riskloom/source scripts/figures.ts
import { writeFileSync } from "node:fs";
import {
  bernoulli,
  density,
  exactAggregate,
  fitPert,
  pert,
  poissonProbabilities,
  oneFactorAggregate,
  simulate,
  tornado,
  triangular,
} from "@riskloom/risk-math";
import { portfolio } from "../test/canonical/portfolio.ts";

type Point = readonly [x: number, y: number];
interface Line {
  readonly points: readonly Point[];
  readonly label: string;
  readonly bars?: boolean;
}

const colors = ["#1f6f8b", "#c8553d", "#6a994e"];
const triple = { low: 500, mid: 1000, high: 2000 };
const small = portfolio("small", "pert");
const million = (x: number): string => `${(x / 1e6).toFixed(1)} M`;

figure("estimates", "cost of one event", (x) => x.toFixed(0), [
  { label: "PERT, ends as bounds", points: curve(0, 2600, (x) => density(pert(triple, 4), x)) },
  { label: "triangular, ends as bounds", points: curve(0, 2600, (x) => density(triangular(triple), x)) },
  {
    label: "PERT, ends as P10 and P90",
    points: curve(0, 2600, (x) => density(fitPert(triple, { low: 0.1, high: 0.9 }, 4), x)),
  },
]);
const total = exactAggregate(small);
figure("exact", "total loss", million, [
  { label: "exact S-curve", points: total.sCurve().map(({ x, probability }) => [x, probability]) },
  {
    label: "P80 and the mean beyond it",
    points: [
      [total.quantile(0.8) ?? 0, 0],
      [total.quantile(0.8) ?? 0, 0.8],
      [total.cvar(0.8) ?? 0, 0.8],
      [total.cvar(0.8) ?? 0, 0],
    ],
  },
]);
const run = simulate(small, { simulations: 200, seed: 1 });
const levels = Array.from({ length: 45 }, (_, i) => 0.05 + 0.02 * i);
figure("simulation", "total loss", million, [
  { label: "exact", points: levels.map((p) => [total.quantile(p) ?? 0, p]) },
  {
    label: "95 % interval of 200 simulations, low",
    points: levels.map((p) => [run.percentile(p).low ?? 0, p]),
  },
  {
    label: "95 % interval of 200 simulations, high",
    points: levels.map((p) => [run.percentile(p).high ?? 0, p]),
  },
]);
figure("occurrence", "events in a period of frequency 0.7", (x) => x.toFixed(0), [
  { label: "Poisson", bars: true, points: poissonProbabilities(0.7, 6).map((p, n) => [n - 0.12, p]) },
  {
    label: "at most one",
    bars: true,
    points: [
      [0.12, 0.3],
      [1.12, 0.7],
    ],
  },
]);
const atMostOnce = portfolio("mixed", "pert", 400).map((risk) => ({
  ...risk,
  occurrence:
    risk.occurrence.kind === "poisson" ? bernoulli(Math.min(0.95, risk.occurrence.rate)) : risk.occurrence,
}));
figure(
  "dependence",
  "total loss",
  million,
  [0, 0.1, 0.3].map((rho) => ({
    label: `common factor, rho = ${rho}`,
    points: oneFactorAggregate(atMostOnce, rho)
      .sCurve()
      .map(({ x, probability }): Point => [x, probability]),
  })),
);
const { rows } = tornado(small, { p: 0.8, sortBy: "mean", maxRisks: 8 });
figure("contributions", "risk, by mean share", (x) => x.toFixed(0), [
  {
    label: "share of the mean",
    bars: true,
    points: rows.map(({ meanShare }, i) => [i + 0.8, meanShare ?? 0]),
  },
  {
    label: "share of the variance",
    bars: true,
    points: rows.map(({ varianceShare }, i) => [i + 1.0, varianceShare ?? 0]),
  },
  {
    label: "share of P80 (Euler)",
    bars: true,
    points: rows.map(({ euler }, i) => [i + 1.2, euler / (total.quantile(0.8) ?? 1)]),
  },
]);
figure(
  "scoring",
  "consequence class",
  (x) => x.toFixed(0),
  [1, 2, 3].map((row) => ({
    label: `frequency class ${row}`,
    points: [1, 2, 3].map((column): Point => [column, row * column]),
  })),
);

function curve(from: number, to: number, f: (x: number) => number): Point[] {
  return Array.from({ length: 131 }, (_, i) => [
    from + ((to - from) * i) / 130,
    f(from + ((to - from) * i) / 130),
  ]);
}

function figure(name: string, axis: string, tick: (x: number) => string, lines: readonly Line[]): void {
  const all = lines.flatMap(({ points }) => points);
  const xs = all.map(([x]) => x);
  const [left, right] = [Math.min(...xs), Math.max(...xs)];
  const top = Math.max(...all.map(([, y]) => y));
  const at = ([x, y]: Point): [number, number] => [
    50 + (560 * (x - left)) / (right - left),
    270 - (230 * y) / top,
  ];
  const drawn = lines.map(({ points, bars }, i) => {
    const color = colors[i % colors.length];
    if (bars === true) {
      return points
        .map((point) => {
          const [x, y] = at(point).map((v) => v.toFixed(1));
          return `<line x1="${x}" y1="270" x2="${x}" y2="${y}" stroke="${color}" stroke-width="9"/>`;
        })
        .join("");
    }
    const path = points
      .map((point) =>
        at(point)
          .map((v) => v.toFixed(1))
          .join(","),
      )
      .join(" ");
    return `<polyline fill="none" stroke="${color}" stroke-width="2" points="${path}"/>`;
  });
  const legend = lines.map(
    ({ label }, i) => `<text x="66" y="${22 + 17 * i}" fill="${colors[i % colors.length]}">${label}</text>`,
  );
  const ticks = [0, 1, 2, 3, 4].map((i) => {
    const x = left + ((right - left) * i) / 4;
    return `<text x="${50 + 140 * i}" y="288" text-anchor="middle" fill="#444">${tick(x)}</text>`;
  });
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 660 312" font-family="sans-serif" font-size="13"><rect width="660" height="312" fill="#fff"/><line x1="50" y1="270" x2="610" y2="270" stroke="#444"/>${drawn.join("")}${legend.join("")}${ticks.join("")}<text x="330" y="306" text-anchor="middle" fill="#444">${axis}</text></svg>\n`;
  writeFileSync(new URL(`../docs/figures/${name}.svg`, import.meta.url), svg);
}
