import { compoundQuantile, exponential, poisson } from "@riskloom/risk-math";
import { expect, test } from "vitest";

test("a table that was kept is the one that would be made, also when the same object says something else by now", () => {
  const risk = { id: 1, occurrence: poisson(2), severity: { ...exponential(5) } };
  const first = compoundQuantile(risk)(0.9);
  expect(compoundQuantile({ ...risk, id: 2 })(0.9)).toBe(first);
  // Plain data may be changed by whoever owns it: twice the scale is twice the loss.
  Object.assign(risk.severity, { scale: 10 });
  expect(compoundQuantile(risk)(0.9)).toBeCloseTo(2 * first, 9);
});
