"""Distributions far into their tails, for test/fixtures/distribution-tables.json.

Run: python3 scripts/distribution-tables.py > test/fixtures/distribution-tables.json (mpmath)

Rows of x: log P(X <= x), log P(X > x), log density, E[X; X <= x]; with 60 digits from textbook formulas in mpmath. Moments by
mpmath's quadrature of the quantile function's formulas or in closed form.
"""

import json
import math

import mpmath
from mpmath import mp, mpf

mp.dps = 60
inf = mpmath.inf


def number(value):
    value = mpf(value)
    return float(value) if math.isfinite(float(value)) else None


def row(x, below, above, density, partial):
    log = lambda v: number(mpmath.log(v)) if v > 0 else None
    return [float(x), log(below), log(above), log(density), number(partial)]


def pareto(threshold, scale, shape):
    t, s, k = map(mpf, (threshold, scale, shape))
    above = lambda x: mpmath.exp(-(x - t) / s) if k == 0 else (1 + k * (x - t) / s) ** (-1 / k)
    density = lambda x: above(x) ** (1 + k) / s
    mean = t + s / (1 - k)
    partial = lambda x: mean - above(x) * (x + (s + k * (x - t)) / (1 - k))
    variance = s**2 / ((1 - k) ** 2 * (1 - 2 * k)) if k < mpf(1) / 2 else inf
    skewness = 2 * (1 + k) * mpmath.sqrt(1 - 2 * k) / (1 - 3 * k) if 3 * k < 1 else inf
    quantile = lambda p: t - s * mpmath.log(1 - p) if k == 0 else t + s * ((1 - p) ** -k - 1) / k
    return above, density, partial, mean, variance, skewness, quantile


def weibull(shape, scale):
    k, s = mpf(shape), mpf(scale)
    above = lambda x: mpmath.exp(-((x / s) ** k))
    density = lambda x: k / s * (x / s) ** (k - 1) * above(x)
    g = lambda n: mpmath.gamma(1 + n / k)
    mean = s * g(1)
    partial = lambda x: s * mpmath.gammainc(1 + 1 / k, 0, (x / s) ** k)
    variance = s**2 * (g(2) - g(1) ** 2)
    third = s**3 * (g(3) - 3 * g(1) * g(2) + 2 * g(1) ** 3)
    quantile = lambda p: s * (-mpmath.log(1 - p)) ** (1 / k)
    return above, density, partial, mean, variance, third / variance ** mpf("1.5"), quantile


def loglogistic(shape, scale):
    b, s = mpf(shape), mpf(scale)
    above = lambda x: 1 / (1 + (x / s) ** b)
    density = lambda x: b / s * (x / s) ** (b - 1) / (1 + (x / s) ** b) ** 2
    raw = lambda n: s**n * (n * mpmath.pi / b) / mpmath.sin(n * mpmath.pi / b) if b > n else inf
    mean = raw(1)
    partial = lambda x: s * mpmath.betainc(1 + 1 / b, 1 - 1 / b, 0, 1 - above(x))
    variance = raw(2) - mean**2 if b > 2 else inf
    skewness = (raw(3) - 3 * mean * raw(2) + 2 * mean**3) / variance ** mpf("1.5") if b > 3 else inf
    quantile = lambda p: s * (p / (1 - p)) ** (1 / b)
    return above, density, partial, mean, variance, skewness, quantile


def normal(mean, sd):
    m, s = mpf(mean), mpf(sd)
    above = lambda x: mpmath.erfc((x - m) / s / mpmath.sqrt(2)) / 2
    density = lambda x: mpmath.npdf(x, m, s)
    partial = lambda x: m * (1 - above(x)) - s * s * density(x)
    return above, density, partial, m, s * s, mpf(0), None


def lognormal(mu, sigma):
    m, s = mpf(mu), mpf(sigma)
    scale = mpf(float(mpmath.exp(m)))
    z = lambda x: mpmath.log(x / scale) / s
    above = lambda x: mpmath.erfc(z(x) / mpmath.sqrt(2)) / 2
    density = lambda x: mpmath.exp(-z(x) ** 2 / 2) / (x * s * mpmath.sqrt(2 * mpmath.pi))
    mean = scale * mpmath.exp(s * s / 2)
    partial = lambda x: mean * mpmath.erfc((s - z(x)) / mpmath.sqrt(2)) / 2
    w = mpmath.exp(s * s)
    return above, density, partial, mean, mean**2 * (w - 1), (w + 2) * mpmath.sqrt(w - 1), None


def gamma(shape, scale):
    a, s = mpf(shape), mpf(scale)
    above = lambda x: mpmath.gammainc(a, x / s, regularized=True)
    density = lambda x: mpmath.exp((a - 1) * mpmath.log(x / s) - x / s - mpmath.loggamma(a)) / s
    partial = lambda x: a * s * mpmath.gammainc(a + 1, 0, x / s, regularized=True)
    return above, density, partial, a * s, a * s * s, 2 / mpmath.sqrt(a), None


def beta(a, b):
    a, b = mpf(a), mpf(b)
    above = lambda x: mpmath.betainc(b, a, 0, 1 - x, regularized=True)
    density = lambda x: x ** (a - 1) * (1 - x) ** (b - 1) / mpmath.beta(a, b)
    partial = lambda x: a / (a + b) * mpmath.betainc(a + 1, b, 0, x, regularized=True)
    variance = a * b / ((a + b) ** 2 * (a + b + 1))
    skewness = 2 * (b - a) * mpmath.sqrt(a + b + 1) / ((a + b + 2) * mpmath.sqrt(a * b))
    return above, density, partial, a / (a + b), variance, skewness, None


# P(X <= x) by itself: 400 digits of the other part are not enough where it is below 1e-400.
BELOW = {
    "normal": lambda x, mean, sd: mpmath.erfc((mpf(mean) - x) / mpf(sd) / mpmath.sqrt(2)) / 2,
    "lognormal": lambda x, mu, sigma: mpmath.erfc(
        -mpmath.log(x / mpf(float(mpmath.exp(mpf(mu))))) / mpf(sigma) / mpmath.sqrt(2)
    )
    / 2,
    "gamma": lambda x, shape, scale: mpmath.gammainc(mpf(shape), 0, x / mpf(scale), regularized=True),
    "beta": lambda x, alpha, beta: mpmath.betainc(mpf(alpha), mpf(beta), 0, x, regularized=True),
    "weibull": lambda x, shape, scale: -mpmath.expm1(-((x / mpf(scale)) ** mpf(shape))),
    "log-logistic": lambda x, shape, scale: 1 / (1 + (x / mpf(scale)) ** -mpf(shape)),
}

tables = []
wide = [1e-300, 1e-30, 1e-6, 0.1, 0.5, 1, 1.5, 3, 10, 100, 1e4, 1e8, 1e30]
cases = [("generalised-pareto", pareto, dict(threshold=0, scale=2, shape=k), wide) for k in (0, 1e-8, 0.1, 0.4, 0.9)]
cases += [("generalised-pareto", pareto, dict(threshold=10, scale=5, shape=-0.4), [10.000001, 12, 20, 22.49, 22.499999])]
cases += [("weibull", weibull, dict(shape=k, scale=2), wide) for k in (0.2, 0.7, 1, 3.5, 40)]
cases += [("log-logistic", loglogistic, dict(shape=b, scale=2), wide) for b in (1.1, 2.5, 4, 30)]
cases += [("normal", normal, dict(mean=1, sd=2), [-1e6, -300, -75, -38, -10, 0, 1, 3, 20, 80, 1e5])]
cases += [("lognormal", lognormal, dict(mu=1, sigma=s), wide) for s in (0.25, 1, 3)]
cases += [("gamma", gamma, dict(shape=a, scale=3), wide[:-2]) for a in (0.1, 1, 2.5, 80)]
cases += [("beta", beta, dict(alpha=a, beta=b), [1e-100, 1e-9, 0.01, 0.3, 0.7, 0.99, 1 - 1e-9]) for a, b in ((1.5, 4), (60, 300), (2, 1))]
for kind, make, parameters, places in cases:
    above, density, partial, mean, variance, skewness, quantile = make(*parameters.values())
    rows = []
    for x in places:
        mp.dps = 400
        x = mpf(x)
        up = above(x)
        low = BELOW[kind](x, **parameters) if kind in BELOW else 1 - up
        rows.append(row(x, low, up, density(x), partial(x)))
        mp.dps = 60
    levels = [1e-12, 0.001, 0.5, 0.999, 1 - 2**-40] if quantile else []
    tables.append(
        {
            "kind": kind,
            "parameters": parameters,
            "mean": number(mean),
            "variance": number(variance),
            "skewness": number(skewness),
            "quantiles": [[p, number(quantile(mpf(p)))] for p in levels],
            "rows": rows,
        }
    )
print(json.dumps(tables, indent=None).replace("}, {", "},\n{"))
