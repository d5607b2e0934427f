"""Writes src/random/sobol-directions.ts from SciPy's copy of the Joe and Kuo (2008) "new-joe-kuo-6" table.

Run with a Python that has SciPy (Debian: python3-scipy).
"""
import os
import numpy as np
import scipy.stats

DIMENSIONS = 64
path = os.path.join(os.path.dirname(scipy.stats.__file__), "_sobol_direction_numbers.npz")
table = np.load(path)
poly, vinit = table["poly"], table["vinit"]
rows = []
for d in range(DIMENSIONS):
    degree = int(poly[d]).bit_length() - 1
    rows.append([int(poly[d])] + [int(v) for v in vinit[d][:degree]])
lines = ",\n  ".join(str(r) for r in rows)
out = f'''/**
 * Primitive polynomials and initial direction numbers of the first {DIMENSIONS} Sobol dimensions: per row the polynomial's bits,
 * then m_1, m_2, … (Joe and Kuo 2008, "new-joe-kuo-6"). Written by scripts/sobol-directions.py.
 */
export const sobolDirections: readonly (readonly number[])[] = [
  {lines},
];
'''
open(os.path.join(os.path.dirname(__file__), "../src/random/sobol-directions.ts"), "w").write(out)
