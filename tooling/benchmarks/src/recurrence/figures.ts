import { geometricMean, median } from "./measure.ts";
import { subjects } from "./rules.ts";

/** Microseconds per unit of one run. */
export interface Run {
  readonly rules: readonly Readonly<Record<string, number>>[];
  readonly controls: { readonly rows: number; readonly compiled: number; readonly rrule: number };
  readonly never: { readonly ours: number; readonly rrule: number };
}

interface Figure {
  readonly what: string;
  readonly value: number;
  readonly worst?: number;
  /** The gate, then the aim; lower is better where `ceiling` is set. */
  readonly gate: readonly [number, number];
  readonly worstGate?: readonly [number, number];
  readonly ceiling?: boolean;
}

/** Tables of the ratios, which are medians over the runs, and how many gates are missed. */
export function figures(
  runs: readonly Run[],
  size: number,
  nextSize: number,
): { report: string; failed: number } {
  const list = [...ruleFigures(runs), ...otherFigures(runs, size)];
  const rows = list.map((figure) => [
    figure.what,
    `${number(figure.value)}${figure.ceiling ? "" : "×"}`,
    figure.worst === undefined ? "" : number(figure.worst),
    bounds(figure, 0),
    bounds(figure, 1),
    verdict(figure),
  ]);
  const what = "ratio to rrule, geometric mean of nine rules";
  const header = [what, "median of five runs", "worst rule", "gate", "aim", ""];
  return {
    report: `${table([header, ...rows])}\n\n\`nextDate\` alone: ${nextSize} bytes.\n\n${perRule(runs)}\n`,
    failed: list.filter((figure) => !meets(figure, 0)).length,
  };
}

/** The ratios that each of the nine rules has. */
function ruleFigures(runs: readonly Run[]): Figure[] {
  const ratio = (what: string, slow: string, fast: string): Pick<Figure, "what" | "value" | "worst"> => {
    const ratios = runs.map(({ rules }) => rules.map((rule) => (rule[slow] ?? 0) / (rule[fast] ?? 1)));
    return {
      what,
      value: median(ratios.map(geometricMean)),
      worst: median(ratios.map((all) => Math.min(...all))),
    };
  };
  const next = ratio("next date 100 years on, ISO", "nextRrule", "next");
  const temporal = ratio("the same, against rrule-temporal", "nextTemporal", "next");
  const cold = ratio("cold: validated row in, ISO out", "coldRrule", "cold");
  const first = ratio("first 1,000 as ISO strings", "firstRrule", "first");
  const firstDays = ratio("first 1,000 as day numbers", "firstRrule", "firstDays");
  const window = ratio("one-year window 50 years on, ISO", "windowRrule", "window");
  return [
    { ...next, gate: [20_000, 60_000], worstGate: [2000, 4000] },
    { ...temporal, gate: [15, 40] },
    { ...cold, gate: [25, 60], worstGate: [15, 30] },
    { ...first, gate: [80, 200], worstGate: [40, 90] },
    { ...firstDays, gate: [800, 2500], worstGate: [300, 1000] },
    { ...window, gate: [1500, 5000], worstGate: [700, 2500] },
  ];
}

function otherFigures(runs: readonly Run[], size: number): Figure[] {
  const distance = runs.map(({ rules }) => rules.map((rule) => (rule["far"] ?? 0) / (rule["near"] ?? 1)));
  const rows = median(runs.map(({ controls }) => controls.rrule / controls.rows));
  const compiled = median(runs.map(({ controls }) => controls.rrule / controls.compiled));
  const never = median(runs.map(({ never }) => never.rrule / never.ours));
  return [
    { what: "100,000 controls, rows to ISO", value: rows, gate: [35, 80] },
    { what: "100,000 controls, compiled", value: compiled, gate: [100, 250] },
    { what: "a rule that never occurs", value: never, gate: [1000, 10_000] },
    {
      what: "time 1,000 years on / 1 year on (worst: the highest)",
      value: median(distance.map(geometricMean)),
      worst: median(distance.map((all) => Math.max(...all))),
      gate: [1.2, 1.2],
      ceiling: true,
    },
    { what: "bytes, whole package, min + gzip", value: size, gate: [8192, 5120], ceiling: true },
  ];
}

function meets({ ceiling = false, gate, value, worst, worstGate }: Figure, at: 0 | 1): boolean {
  if (ceiling) return value <= gate[at];
  return value >= gate[at] && (worst === undefined || worstGate === undefined || worst >= worstGate[at]);
}

function verdict(figure: Figure): string {
  if (meets(figure, 1)) return "aim met";
  return meets(figure, 0) ? "gate met" : "missed";
}

function bounds({ gate, worstGate }: Figure, at: 0 | 1): string {
  return number(gate[at]) + (worstGate === undefined ? "" : ` (${number(worstGate[at])})`);
}

function perRule(runs: readonly Run[]): string {
  const names = Object.keys(runs[0]?.rules[0] ?? {});
  const rows = subjects.map(({ name }, at) => [
    name,
    ...names.map((work) => median(runs.map(({ rules }) => rules[at]?.[work] ?? 0)).toPrecision(3)),
  ]);
  return `Microseconds of process CPU time, medians of five runs:\n\n${table([["rule", ...names], ...rows])}`;
}

function table([header = [], ...rows]: readonly (readonly string[])[]): string {
  return [header, header.map(() => "---"), ...rows].map((cells) => `| ${cells.join(" | ")} |`).join("\n");
}

function number(value: number): string {
  return value >= 100 ? Math.round(value).toLocaleString("en-US") : String(Number(value.toPrecision(3)));
}
