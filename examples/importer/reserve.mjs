import { readFileSync } from "node:fs";
import { exactAggregate, pert, poisson, tornado } from "@riskloom/risk-math";

const [, ...lines] = readFileSync(process.argv[2], "utf8").trim().split("\n");
const risks = lines.map((line) => {
  const [id, frequency, low, mid, high] = line.split(",");
  const severity = pert({ low: Number(low), mid: Number(mid), high: Number(high) }, 4);
  return { id, occurrence: poisson(Number(frequency)), severity };
});

const total = exactAggregate(risks);
console.log(
  `expected ${Math.round(total.mean)} a year; nothing at all happens in ${percent(total.probabilityOfNothing)}`,
);
for (const level of [0.5, 0.8, 0.95]) {
  const { value, low, high } = total.bounds.quantile(level);
  console.log(
    `${percent(level)} of years cost at most ${Math.round(value)} (off by at most ${Math.ceil(high - low)})`,
  );
}
const [worst] = tornado(risks, { p: 0.8 }).rows;
console.log(`most of it is for: ${worst.id}`);

function percent(share) {
  return `${Math.round(100 * share)} %`;
}
