import { expect, test } from "vitest";
import { severityTransform } from "../src/aggregate/transform/severity-transform.ts";
import { decayOf } from "../src/bounds/inversion/decay.ts";
import type { Distribution } from "@riskloom/risk-math";
import expected from "./fixtures/severity-transform.json" with { type: "json" };

function transformAt(severity: Distribution, t: number): readonly [re: number, im: number] {
  const out = { re: new Float64Array(1), im: new Float64Array(1) };
  severityTransform(severity, { step: t, from: 1, count: 1 }, out);
  return [out.re[0] ?? 0, out.im[0] ?? 0];
}

// Support [0.5, 1.5], so that frequency and phase are the same number; see scripts/severity-transform.py.
const betas = expected.rows.map(([alpha = 1, beta = 1, phase = 0, re = 0, im = 0]) => ({
  severity: { kind: "beta", low: 0.5, high: 1.5, alpha, beta } as const,
  t: phase,
  re,
  im,
}));
const lognormals = expected.lognormal.map(([sigma = 1, t = 0, re = 0, im = 0]) => ({
  severity: { kind: "lognormal", shift: 0, scale: 1, sigma } as const,
  t,
  re,
  im,
}));

test.each([...betas, ...lognormals])(
  "the transform of a severity is right to a ten-billionth, steep, unbounded and wide ones too: $severity at $t",
  ({ severity, t, re, im }) => {
    const [foundRe, foundIm] = transformAt(severity, t);
    expect(Math.hypot(foundRe - re, foundIm - im)).toBeLessThan(1e-10);
  },
);

test("what bounds the decay of a transform lies above its modulus, and near it far out", () => {
  const triangles = [
    { low: 0.5, mode: 0.6, high: 1.5 },
    { low: 0.5, mode: 1, high: 1.5 },
  ].flatMap((ends) =>
    [12, 60, 700].map((t) => {
      const severity = { kind: "triangular", ...ends } as const;
      const [re, im] = transformAt(severity, t);
      return { severity, t, re, im };
    }),
  );
  let told = 0;
  for (const { severity, t, re, im } of [...betas, ...lognormals, ...triangles]) {
    const decay = decayOf(severity);
    if (decay === null) continue;
    told += 1;
    const bound = decay(t);
    const modulus = Math.hypot(re, im);
    const farOut = severity.kind === "beta" && t >= 700 && modulus > 1e-12;
    expect([severity, t, bound >= modulus - 1e-13]).toEqual([severity, t, true]);
    expect([severity, t, !farOut || bound < 4 * modulus]).toEqual([severity, t, true]);
  }
  expect(told).toBeGreaterThan(140);
});
