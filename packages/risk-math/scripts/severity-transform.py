"""Characteristic functions of severities at large phases, by confluent hypergeometric functions and quadrature (mpmath).

E exp(itX) of low + (high - low) Beta(a, b) is exp(i t low) 1F1(a; a + b; i t (high - low)). That of exp(sigma Z) is
integrated along z + i pi / (4 sigma), where the integrand no longer oscillates. Writes
test/fixtures/severity-transform.json; needs mpmath (Debian: python3-mpmath).
"""
import json
import pathlib
from mpmath import mp, mpf, mpc, hyp1f1, exp, quad, pi, sqrt

mp.dps = 40
rows = []
shapes = [(2, 4), (3, 3), (1.5, 4.5), (1, 5), (5, 1), (1.04, 4.96), (9, 2), (0.5, 0.7), (30, 50), (4, 296)]
for a, b in shapes:
    for phase in [0.5, 12, 24, 25, 31, 33, 41, 60, 200, 700, 1900, 4000, 6400]:
        low, high = mpf(1) / 2, mpf(3) / 2
        value = exp(mpc(0, phase * low)) * hyp1f1(mpf(a), mpf(a) + mpf(b), mpc(0, phase * (high - low)))
        rows.append([a, b, phase, float(value.real), float(value.imag)])

mp.dps = 25
lognormal = []
for sigma in [0.1, 0.5, 1, 1.5, 2, 3, 4]:
    tilt = pi / (4 * mpf(sigma))
    for t in [1e-3, 0.03, 1, 30, 1e3]:
        def along(x):
            z = mpc(x, tilt)
            return exp(-z * z / 2 + mpc(0, t) * exp(mpf(sigma) * z)) / sqrt(2 * pi)
        value = quad(along, [mpf(i) / 2 for i in range(-24, 25)])
        lognormal.append([sigma, t, float(value.real), float(value.imag)])
target = pathlib.Path(__file__).parent.parent / "test" / "fixtures" / "severity-transform.json"
listed = [",\n".join(json.dumps(row) for row in table) for table in (rows, lognormal)]
target.write_text('{"rows": [\n' + listed[0] + '\n],\n"lognormal": [\n' + listed[1] + "\n]}\n")
