/**
 * Exact distribution functions of small totals, written for the tests and sharing no code with the library: outcomes of
 * fixed amounts are enumerated, at most two amounts with a polynomial density are convolved by Gauss's rule, which is
 * exact on every piece between their ends and modes. Values are good to about 1e-13.
 */

/** An amount `low + (high - low) U`, U of a beta with whole parameters or triangular with its mode at `mode`. */
export type Amount =
  | {
      readonly kind: "beta";
      readonly low: number;
      readonly high: number;
      readonly a: number;
      readonly b: number;
    }
  | { readonly kind: "triangle"; readonly low: number; readonly high: number; readonly mode: number };

/** An amount, or none, with the probability that it is there. */
export interface Maybe {
  readonly p: number;
  readonly amount: Amount;
}

/** A total of fixed outcomes and amounts that vary. */
export interface SmallTotal {
  readonly atoms: readonly (readonly [value: number, mass: number])[];
  readonly amounts: readonly Maybe[];
}

/** P(total <= x), or with `strict` P(total < x). */
export function exactCdf({ atoms, amounts }: SmallTotal, x: number, strict: boolean = false): number {
  let sum = 0;
  for (const [value, mass] of atoms) {
    const y = x - value;
    for (const [parts, p] of choices(amounts)) {
      if (parts.length === 0) sum += strict ? (y > 0 ? p * mass : 0) : y >= 0 ? p * mass : 0;
      else sum += p * mass * cdfOfSum(parts, y);
    }
  }
  return sum;
}

/** E (total - x)+. */
export function exactShortfall({ atoms, amounts }: SmallTotal, x: number): number {
  let sum = 0;
  for (const [value, mass] of atoms) {
    for (const [parts, p] of choices(amounts)) sum += mass * p * excessOfSum(parts, x - value);
  }
  return sum;
}

function choices(amounts: readonly Maybe[]): [Amount[], number][] {
  let rows: [Amount[], number][] = [[[], 1]];
  for (const { p, amount } of amounts) {
    rows = rows.flatMap(([parts, mass]): [Amount[], number][] => [
      [parts, mass * (1 - p)],
      [[...parts, amount], mass * p],
    ]);
  }
  return rows.filter(([, mass]) => mass > 0);
}

function cdfOfSum([first, second]: readonly Amount[], y: number): number {
  if (first === undefined) return y >= 0 ? 1 : 0;
  if (second === undefined) return unitCdf(first, place(first, y));
  return mean(first, second, y, (z) => unitCdf(second, place(second, z)));
}

function excessOfSum([first, second]: readonly Amount[], y: number): number {
  if (first === undefined) return Math.max(0, -y);
  if (second === undefined) return excess(first, y);
  return mean(first, second, y, (z) => excess(second, z));
}

/** E g(y - first), piece by piece. */
function mean(first: Amount, second: Amount, y: number, g: (z: number) => number): number {
  const width = first.high - first.low;
  const breaks = [...knots(first), ...knots(second).map((knot) => y - knot)]
    .map((x) => (x - first.low) / width)
    .filter((u) => u > 0 && u < 1);
  const ends = [0, ...breaks.toSorted((a, b) => a - b), 1];
  let sum = 0;
  for (let i = 1; i < ends.length; i += 1) {
    const [from = 0, to = 0] = [ends[i - 1], ends[i]];
    gauss.forEach(([node, weight]) => {
      for (const sign of [-1, 1]) {
        const u = from + ((to - from) * (1 + sign * node)) / 2;
        sum += (weight / 2) * (to - from) * unitDensity(first, u) * g(y - first.low - width * u);
      }
    });
  }
  return sum;
}

/** Twelve-point Gauss–Legendre rule (Abramowitz and Stegun, table 25.4): exact to degree 23. */
const gauss = [
  [0.125233408511469, 0.249147045813403],
  [0.36783149899818, 0.233492536538355],
  [0.587317954286617, 0.203167426723066],
  [0.769902674194305, 0.160078328543346],
  [0.904117256370475, 0.106939325995318],
  [0.981560634246719, 0.047175336386512],
] as const;

const place = ({ low, high }: Amount, x: number): number =>
  Math.min(1, Math.max(0, (x - low) / (high - low)));

function knots(amount: Amount): number[] {
  const { low, high } = amount;
  return amount.kind === "beta" ? [low, high] : [low, low + (high - low) * amount.mode, high];
}

function unitDensity(amount: Amount, u: number): number {
  if (amount.kind === "beta") {
    const { a, b } = amount;
    return (u ** (a - 1) * (1 - u) ** (b - 1) * factorial(a + b - 1)) / factorial(a - 1) / factorial(b - 1);
  }
  return u < amount.mode ? (2 * u) / amount.mode : (2 * (1 - u)) / (1 - amount.mode);
}

/** Sum of binomial probabilities, all positive. */
function binomialTail(n: number, least: number, u: number): number {
  let sum = 0;
  for (let j = least; j <= n; j += 1) {
    sum += (factorial(n) / factorial(j) / factorial(n - j)) * u ** j * (1 - u) ** (n - j);
  }
  return sum;
}

function unitCdf(amount: Amount, u: number): number {
  if (u <= 0) return 0;
  if (u >= 1) return 1;
  if (amount.kind === "beta") return binomialTail(amount.a + amount.b - 1, amount.a, u);
  return u < amount.mode ? u ** 2 / amount.mode : 1 - (1 - u) ** 2 / (1 - amount.mode);
}

function excess(amount: Amount, y: number): number {
  const { low, high } = amount;
  if (y >= high) return 0;
  const width = high - low;
  if (y <= low) return low - y + width * unitMean(amount);
  const u = place(amount, y);
  if (amount.kind === "triangle") {
    const { mode } = amount;
    return width * (u < mode ? unitMean(amount) - u + u ** 3 / (3 * mode) : (1 - u) ** 3 / (3 * (1 - mode)));
  }
  const { a, b } = amount;
  const above = (least: number, n: number): number => 1 - binomialTail(n, least, u);
  return Math.max(0, width * ((a / (a + b)) * above(a + 1, a + b) - u * above(a, a + b - 1)));
}

const unitMean = (amount: Amount): number =>
  amount.kind === "beta" ? amount.a / (amount.a + amount.b) : (1 + amount.mode) / 3;

function factorial(n: number): number {
  let product = 1;
  for (let i = 2; i <= n; i += 1) product *= i;
  return product;
}
