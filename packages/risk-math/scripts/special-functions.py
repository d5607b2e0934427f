"""Special functions at extremes, for test/fixtures/special-functions.json.

Run: python3 scripts/special-functions.py > test/fixtures/special-functions.json (mpmath)

Every argument is a double taken as it is; the values are computed with 40 digits and more, by mpmath's hypergeometric
series or, where those do not converge, by quadrature of the density split around its peak.
"""

import functools
import json
import math
import sys

import mpmath
from mpmath import mp, mpf

mp.dps = 50


def density(t, a, b):
    return mpmath.exp((a - 1) * mpmath.log(t) + (b - 1) * mpmath.log1p(-t) - log_beta(a, b))


@functools.cache
def log_beta(a, b):
    return mpmath.loggamma(a) + mpmath.loggamma(b) - mpmath.loggamma(a + b)


def integral(f, x, centre, width, low, high):
    """Both parts of the integral of a unimodal density around x."""
    steps = [centre + width * k for k in (-200, -30, -12, -6, -3, 0, 3, 6, 12, 30, 200)]
    steps += [x + width * k for k in (-2, -mpf(1) / 4, 0, mpf(1) / 4, 2)]
    inside = sorted({s for s in steps if low < s < high})
    lower = [low] + [s for s in inside if s <= x]
    upper = [s for s in inside if s >= x] + [high]
    return mpmath.quad(f, lower), mpmath.quad(f, upper)


def series(x, a, b):
    """DLMF 8.17.8 with positive terms only."""
    term = mpmath.exp(a * mpmath.log(x) + b * mpmath.log1p(-x) - log_beta(a, b)) / a
    total, n = term, 0
    while term > total * mpf(10) ** -45:
        term *= (a + b + n) / (a + 1 + n) * x
        total += term
        n += 1
    return total


def beta(x, a, b):
    x, a, b = mpf(x), mpf(a), mpf(b)
    centre = a / (a + b)
    width = mpmath.sqrt(centre * (1 - centre) / (a + b))
    if (a + b) * (centre * mpmath.log(centre / x) + (1 - centre) * mpmath.log((1 - centre) / (1 - x))) > 600:
        return mpf(0), mpf(1)
    if min(a, b) >= 50 and a + b >= 2000:
        lower, upper = integral(lambda t: density(t, a, b), x, centre, width, mpf(0), mpf(1))
        assert abs(lower + upper - 1) < mpf(10) ** -20, (x, a, b, lower + upper)
        return lower, upper
    if x <= centre or (a + b < 2000 and x <= 0.5):
        lower = series(x, a, b)
        return lower, 1 - lower if lower < 1 - mpf(10) ** -20 else series(1 - x, b, a)
    if a + b < 2000:
        upper = series(1 - x, b, a)
        return 1 - upper, upper
    if b < a:
        upper = series(1 - x, b, a)
        return 1 - upper, upper
    cuts = [x] + [x + width * mpf(2) ** k for k in range(-6, 60) if x + width * mpf(2) ** k < 1] + [mpf(1)]
    upper = mpmath.quad(lambda t: density(t, a, b) if t < 1 else mpf(0), cuts)
    return 1 - upper, upper


def gamma(a, x):
    a, x = mpf(a), mpf(x)
    if a < 2000:
        mp.dps = 60
        lower = mpmath.gammainc(a, 0, x, regularized=True)
        upper = mpmath.gammainc(a, x, regularized=True)
        mp.dps = 40
    else:
        width = mpmath.sqrt(a)
        log = mpmath.loggamma(a)
        f = lambda t: mpmath.exp((a - 1) * mpmath.log(t) - t - log)
        lower, upper = integral(f, x, a, width, mpf(0), a + 400 * width)
    assert abs(lower + upper - 1) < mpf(10) ** -20, (a, x, lower + upper)
    return lower, upper


def row(*numbers):
    return [float(n) for n in numbers]


betas = []
parameters = [(1e-8, 1e-8), (1e-5, 3), (0.01, 200), (0.5, 0.5), (0.5, 1e6), (0.3, 1e10), (1, 1e9), (2, 5), (3, 1e12)]
parameters += [(40, 60), (1000, 1000), (2999, 1e5), (3001, 3001), (5e4, 2e5), (1e6, 1e6), (10, 1e7), (1e8, 3e8), (4000, 1e9)]
for a, b in parameters:
    print('beta', a, b, file=sys.stderr)
    centre = a / (a + b)
    width = math.sqrt(centre * (1 - centre) / (a + b + 1))
    places = [centre + k * width for k in (-6, -1, 0.1, 3, 12)] + [1e-300, 1e-12, 0.5, 1 - 1e-12]
    for x in places:
        if not 0 < x < 1:
            continue
        lower, upper = beta(x, a, b)
        if min(lower, upper) < mpf(10) ** -200:
            continue
        betas.append(row(x, a, b, lower, upper))

gammas = []
for a in (1e-8, 0.01, 0.5, 1, 3, 11.9, 12, 150, 2999, 3001, 1e5, 1e6, 1e8):
    print('gamma', a, file=sys.stderr)
    for x in [a + k * math.sqrt(a) for k in (-6, -1, 0, 3, 12)] + [1e-12, 1, 30]:
        if x <= 0:
            continue
        lower, upper = gamma(a, x)
        if min(lower, upper) < mpf(10) ** -200:
            continue
        gammas.append(row(a, x, lower, upper))


def binomial_below(k, n, p):
    """P(X < k) and P(X >= k), the smaller by summation from k outward."""
    if k <= 0:
        return mpf(0), mpf(1)
    if k > n:
        return mpf(1), mpf(0)
    p, q = mpf(p), 1 - mpf(p)

    def mass(j):
        log = mpmath.loggamma(n + 1) - mpmath.loggamma(j + 1) - mpmath.loggamma(n - j + 1)
        return mpmath.exp(log + j * mpmath.log(p) + (n - j) * mpmath.log1p(-p))

    mp.dps = 50
    total, upward = mpf(0), k > n * p
    j = k if upward else k - 1
    term = mass(j)
    while 0 <= j <= n and (total == 0 or term > total * mpf(10) ** -40):
        total += term
        if upward:
            term *= mpf(n - j) / (j + 1) * p / q
            j += 1
        else:
            term *= mpf(j) / (n - j + 1) * q / p
            j -= 1
    mp.dps = 40
    return (1 - total, total) if upward else (total, 1 - total)


def ranks(n, p, confidence):
    tail = (1 - mpf(confidence)) / 2

    def last(holds):
        low, high = 0, n + 1
        while high - low > 1:
            middle = (low + high) // 2
            low, high = (middle, high) if holds(middle) else (low, middle)
        return low

    lower = last(lambda k: binomial_below(k, n, p)[0] <= tail)
    upper = 1 + last(lambda k: binomial_below(k, n, p)[1] > tail)
    outside = (binomial_below(lower, n, p)[0] if lower > 0 else 0) + (binomial_below(upper, n, p)[1] if upper <= n else 0)
    return {"n": n, "p": p, "confidence": confidence, "lower": lower or None, "upper": upper if upper <= n else None, "outside": float(outside)}


asks = [(1, 0.5, 0.1), (59, 0.95, 0.9), (100, 0.5, 0.999999), (10_000, 0.95, 0.95), (10**6, 0.5, 0.95), (10**6, 1e-6, 0.99)]
asks += [(10**8, 0.999, 0.95), (10**8, 1e-9, 0.5), (10**6, 0.8, 1 - 2**-53), (3 * 10**7, 0.0001, 1e-9), (1000, 1 - 2**-53, 0.95)]
print(json.dumps({"beta": betas, "gamma": gammas, "ranks": [ranks(*ask) for ask in asks]}, indent=None, separators=(",", ":")).replace("],[", "],\n["))
