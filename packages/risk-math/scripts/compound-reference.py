"""Percentiles of compound totals, for test/fixtures/compound-reference.json.

Run: python3 scripts/compound-reference.py > test/fixtures/compound-reference.json (NumPy, SciPy)

Each percentile comes from a window of its own of 2^21 steps: severities beyond its end are dropped, which leaves the
distribution function below the end as it is; masses are differences of SciPy's distribution functions at the middles
between the steps, padded eightfold in the exponential tilt so that nothing wraps. Rounding moves a percentile of n events by
less than n steps, a millionth of it.
"""

import json

import numpy
from scipy import stats

SIZE = 2**21


def below_end(rate, severity, end):
    step = end / SIZE
    edges = numpy.concatenate([[0], (numpy.arange(SIZE) + 0.5) * step])
    masses = numpy.diff(severity.cdf(edges))
    tilt = 20 / SIZE
    spectrum = numpy.fft.rfft(masses * numpy.exp(-tilt * numpy.arange(SIZE)), 2 * SIZE)
    total = numpy.fft.irfft(numpy.exp(rate * (spectrum - 1)), 2 * SIZE)[:SIZE]
    return step, numpy.cumsum(total * numpy.exp(tilt * numpy.arange(SIZE)))


def percentile(rate, severity, p):
    if p <= numpy.exp(-rate):
        return 0.0
    end = float(severity.ppf(0.999)) * (1 + rate)
    for _ in range(60):
        step, below = below_end(rate, severity, end)
        if below[-1] < p:
            end *= 4
            continue
        found = (numpy.searchsorted(below, p) + 0.5) * step
        if found > end / 16:
            return float(found)
        end = found * 4
    raise ValueError


z = stats.norm.ppf(0.95)
log5 = numpy.log(1e5)
cases = [
    ("lognormal", 0.5, {"mu": log5 / 2, "sigma": log5 / (2 * z)}),
    ("lognormal", 5, {"mu": 0, "sigma": 3}),
    ("lognormal", 0.1, {"mu": 0, "sigma": 4}),
    ("lognormal", 40, {"mu": 2, "sigma": 2}),
    ("gamma", 2, {"shape": 0.3, "scale": 7}),
]
rows = []
for kind, rate, parameters in cases:
    if kind == "lognormal":
        severity = stats.lognorm(parameters["sigma"], scale=numpy.exp(parameters["mu"]))
    else:
        severity = stats.gamma(parameters["shape"], scale=parameters["scale"])
    levels = (0.3, 0.5, 0.8, 0.9, 0.99, 0.9999)
    quantiles = [[p, percentile(rate, severity, p)] for p in levels]
    rows.append({"kind": kind, "rate": rate, "parameters": parameters, "quantiles": quantiles})
print(json.dumps(rows, indent=1))
