import { spawnSync } from "node:child_process";
import {
  type Distribution,
  exactAggregate,
  exponential,
  lognormal,
  pert,
  poisson,
  type Risk,
} from "@riskloom/risk-math";
import { cpuTime } from "./measure.ts";

/** One compound Poisson total, here and in R: `cdf` is R's distribution function of a loss x. */
interface Subject {
  readonly name: string;
  readonly rate: number;
  readonly severity: Distribution;
  readonly cdf: string;
  /** Step and end of R's lattice: as fine as its recursion does in about a second. */
  readonly step: number;
  readonly to: number;
}

const subjects: readonly Subject[] = [
  {
    name: "Poisson(5) × PERT(500, 1000, 2000)",
    rate: 5,
    severity: pert({ low: 500, mid: 1000, high: 2000 }, 4),
    cdf: "pbeta((x - 500) / 1500, 7/3, 11/3)",
    step: 2,
    to: 2000,
  },
  {
    name: "Poisson(3) × exponential(100)",
    rate: 3,
    severity: exponential(100),
    cdf: "pexp(x, 0.01)",
    step: 0.5,
    to: 3000,
  },
  {
    name: "Poisson(2) × lognormal(5, 1)",
    rate: 2,
    severity: lognormal({ mu: 5, sigma: 1 }),
    cdf: "plnorm(x, 5, 1)",
    step: 4,
    to: 60_000,
  },
];

const percentiles = [0.5, 0.9, 0.99];

/**
 * Lines of a table that sets `aggregateDist` of R's package actuar, by Panjer's recursion on a rounded lattice, beside
 * the bounds of this library; one line of explanation where R or the package is not installed.
 */
export function besideActuar(): string[] {
  const run = spawnSync("Rscript", ["--vanilla", "-"], {
    input: script(),
    encoding: "utf8",
    timeout: 120_000,
  });
  if (run.error !== undefined || run.status !== 0) {
    return [
      "R with the package actuar is not installed here (Debian: r-cran-actuar): nothing set beside it.",
    ];
  }
  const rows = run.stdout
    .trim()
    .split("\n")
    .map((line) => line.split(" ").map(Number));
  return [
    "| compound total | actuar ms | its P50, P90, P99 off by | here ms | bounds no wider than |",
    "|---|---|---|---|---|",
    ...subjects.map((subject, i) => line(subject, rows[i] ?? [])),
  ];
}

function line(
  { name, rate, severity }: Subject,
  [milliseconds = 0, ...quantiles]: readonly number[],
): string {
  const risks: Risk[] = [{ id: 1, occurrence: poisson(rate), severity }];
  const ask = (): (readonly [value: number, width: number])[] => {
    const { bounds } = exactAggregate(risks);
    return percentiles.map((p) => {
      const { value, low, high } = bounds.quantile(p) ?? { value: 0, low: null, high: null };
      return [value, ((high ?? Infinity) - (low ?? 0)) / value];
    });
  };
  const here = ask();
  const off = here.map(([value], i) => Math.abs((quantiles[i] ?? Number.NaN) / value - 1).toExponential(0));
  const widest = Math.max(...here.map(([, width]) => width));
  return `| ${[name, milliseconds.toFixed(0), off.join(", "), cpuTime(ask, 3).toFixed(1), widest.toExponential(0)].join(" | ")} |`;
}

function script(): string {
  const one = ({ rate, cdf, step, to }: Subject): string => `
time <- system.time({
  cdf <- function(x) ${cdf}
  fx <- discretize(cdf(x), from = 0, to = ${to}, step = ${step}, method = "rounding")
  total <- aggregateDist("recursive", model.freq = "poisson", model.sev = fx, lambda = ${rate}, x.scale = ${step}, maxit = 1e6)
  q <- quantile(total, c(${percentiles.join(", ")}))
})
cat(1000 * (time[["user.self"]] + time[["sys.self"]]), q, "\\n")`;
  return `suppressMessages(library(actuar))\noptions(warn = -1, digits = 15)\n${subjects.map(one).join("\n")}\n`;
}
