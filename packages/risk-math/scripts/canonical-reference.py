"""Writes test/fixtures/canonical-reference.json: P1..P99 and CVaR of the canonical portfolios, independently of the library.

Mean-preserving lattice + FFT in NumPy at 2^17 and 2^18 points with Richardson's rule; severities by SciPy's incomplete
beta function or closed forms. Run with a Python that has NumPy and SciPy (Debian: python3-scipy); takes some minutes.
"""
import json, math, os
import numpy as np
from scipy.special import betainc

RANGES = {
    "mixed": (1000, (0.003, 1.0), (0.01, 3.0)),
    "rare": (1000, (0.001, 0.1), (0.001, 0.1)),
    "small": (50, (0.003, 0.5), (0.01, 1.0)),
}

def portfolio(name):
    count, bern, pois = RANGES[name]
    s = 12345
    def draw():
        nonlocal s
        s = (1664525 * s + 1013904223) % 2**32
        return (s // 256) / 2**24
    for _ in range(10):
        draw()
    rows = []
    for i in range(count):
        u1, u2, u3, u4 = draw(), draw(), draw(), draw()
        lo, hi = bern if i % 2 == 0 else pois
        f = lo * math.exp(u1 * math.log(hi / lo))
        mid = 1e4 * math.exp(u2 * math.log(100))
        rows.append((i % 2 == 0, f, mid * (0.3 + 0.6 * u3), mid, mid * (1.2 + 2.8 * u4)))
    return rows

def cdf_and_partial(kind, a, m, b, x):
    if kind == "pert":
        al, be = 1 + 4 * (m - a) / (b - a), 1 + 4 * (b - m) / (b - a)
        u = np.clip((x - a) / (b - a), 0, 1)
        F = betainc(al, be, u)
        return F, a * F + (b - a) * al / (al + be) * betainc(al + 1, be, u)
    y = np.clip(x, a, b)
    left = y <= m
    F = np.where(left, (y - a) ** 2 / ((b - a) * (m - a)), 1 - (b - y) ** 2 / ((b - a) * (b - m)))
    mean = (a + m + b) / 3
    P = np.where(left, (y - a) ** 2 * (a + 2 * y) / (3 * (b - a) * (m - a)),
                 mean - (b - y) ** 2 * (b + 2 * y) / (3 * (b - a) * (b - m)))
    return F, P

def spread(kind, row, h, size):
    _, _, a, m, b = row
    first, last = int(a // h), int(b // h) + 1
    j = np.arange(first, last + 1)
    F, P = cdf_and_partial(kind, a, m, b, j * h)
    m0, m1 = np.diff(F), np.diff(P) / h
    up = m1 - j[:-1] * m0
    out = np.zeros(size)
    np.add.at(out, j[:-1], m0 - up)
    np.add.at(out, j[:-1] + 1, up)
    return out

def lattice(kind, rows, h, size):
    pooled = np.zeros(size)
    rate = 0.0
    phi = np.ones(size // 2 + 1, complex)
    for row in rows:
        f = spread(kind, row, h, size)
        if row[0]:
            phi *= 1 - row[1] + row[1] * np.fft.rfft(f)
        else:
            pooled += row[1] * f
            rate += row[1]
    phi *= np.exp(np.fft.rfft(pooled) - rate)
    return np.fft.irfft(phi, size)

def curve(g, h, mean, p0):
    g = g.copy()
    g[0] -= p0
    F = np.cumsum(g) - g / 2
    G = np.cumsum(g)
    pi = mean - h * np.concatenate([[0], np.cumsum(1 - p0 - G)])[:-1]
    return F + p0, pi

def quantity(kind, name, bits):
    rows = portfolio(name)
    means = [(a + 4 * m + b) / 6 if kind == "pert" else (a + m + b) / 3 for _, _, a, m, b in rows]
    mean = sum(r[1] * x for r, x in zip(rows, means))
    p0 = math.exp(sum(math.log1p(-r[1]) if r[0] else -r[1] for r in rows))
    var = 0
    for r, mu in zip(rows, means):
        _, f, a, m, b = r
        v = (mu - a) * (b - mu) / 7 if kind == "pert" else (a*a + m*m + b*b - a*m - a*b - m*b) / 18
        var += f * (v + mu * mu) - (f * mu) ** 2 * (1 if r[0] else 0)
    top = mean + 11 * math.sqrt(var)
    size = 2**bits
    h = top / size
    Ff, pf = curve(lattice(kind, rows, h, size), h, mean, p0)
    Fc, pc = curve(lattice(kind, rows, 2 * h, size // 2), 2 * h, mean, p0)
    n = size // 2
    F = (4 * Ff[::2][:n] - Fc) / 3
    pi = (4 * pf[::2][:n] - pc) / 3
    x = 2 * h * np.arange(n)
    from numpy.polynomial import polynomial as P
    def local(values, i):
        k = max(0, min(n - 6, i - 2))
        t = np.arange(6.0)
        return k, np.polyfit(t, values[k:k + 6] - values[k], 5), values[k]
    q, c = [], []
    for p in np.arange(1, 100) / 100:
        i = int(np.searchsorted(F, p)) - 1
        k, co, base = local(F, i)
        lo, hi = float(i - k), float(i - k + 1)
        for _ in range(80):
            mid = (lo + hi) / 2
            if np.polyval(co, mid) + base < p: lo = mid
            else: hi = mid
        t = (lo + hi) / 2
        k, cp, bp = local(pi, i)
        xq = (k + t) * 2 * h
        q.append(xq)
        c.append(xq + (np.polyval(cp, t) + bp) / (1 - p))
    return {"mean": mean, "sd": math.sqrt(var), "quantiles": q, "cvar": c}

out = {}
for name in RANGES:
    for kind in ("pert", "tri"):
        out[f"{name}-{kind}"] = quantity(kind, name, 18)
        print(name, kind, out[f"{name}-{kind}"]["quantiles"][94], flush=True)
path = os.path.join(os.path.dirname(os.path.abspath(__file__)), "../test/fixtures/canonical-reference.json")
json.dump(out, open(path, "w"), indent=1)
