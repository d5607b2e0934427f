"""Maximum likelihood fits by SciPy, to losses drawn once with NumPy and rounded; writes test/fixtures/fit-reference.json.

Gamma and Weibull with floc=0; Pareto by its closed form; statistics from the definitions. Needs SciPy.
"""
import json
import pathlib
import numpy as np
from scipy import stats

draws = np.random.default_rng(20)
samples = {
    "lognormal": np.exp(draws.normal(3, 1.2, 60)),
    "gamma": draws.gamma(0.7, 400, 45),
    "weibull": 1e6 * draws.weibull(1.8, 30),
    "pareto": 50 * (1 + draws.pareto(2.5, 80)),
}
rows = []
for sample, values in samples.items():
    x = np.array([float(f"{value:.6g}") for value in values])
    n = len(x)
    fits = {
        "normal": stats.norm(*stats.norm.fit(x)),
        "exponential": stats.expon(scale=x.mean()),
        "lognormal": stats.lognorm(np.log(x).std(), scale=np.exp(np.log(x).mean())),
        "gamma": None,
        "weibull": None,
        "pareto": stats.pareto(n / np.log(x / x.min()).sum(), scale=x.min()),
    }
    for family, solver in [("gamma", stats.gamma), ("weibull", stats.weibull_min)]:
        fits[family] = solver(*solver.fit(x, floc=0))
    for family, law in fits.items():
        y = np.sort(x)
        i = np.arange(1, n + 1)
        below = law.cdf(y)
        darling = -n - np.mean((2 * i - 1) * (law.logcdf(y) + law.logsf(y)[::-1]))
        rows.append({
            "sample": sample, "family": family, "losses": list(x), "likelihood": law.logpdf(x).sum(),
            "distance": max((i / n - below).max(), (below - (i - 1) / n).max()),
            "darling": darling if np.isfinite(darling) else None,
            "quantiles": [[p, law.ppf(p)] for p in (0.01, 0.5, 0.99)],
        })
target = pathlib.Path(__file__).parent.parent / "test" / "fixtures" / "fit-reference.json"
target.write_text('{"rows": [\n' + ",\n".join(json.dumps(row) for row in rows) + "\n]}\n")
