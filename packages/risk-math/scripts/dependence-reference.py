"""Nearest correlation matrices and sums of losses joined by a Gaussian copula, for test/fixtures/dependence-reference.json.

Run: python3 scripts/dependence-reference.py > test/fixtures/dependence-reference.json (NumPy, SciPy)

The matrices come from alternating projections with Dykstra's correction (Higham 2002), LAPACK's eigenvalues and 200,000
rounds: another algorithm than the library's. Covariances of two PERT losses are double integrals over the bivariate
normal density by Gauss-Hermite quadrature of 200 nodes each way.
"""

import json

import numpy
from scipy import special, stats

random = numpy.random.default_rng(20261130)


def nearest(matrix):
    current = numpy.array(matrix, dtype=float)
    correction = numpy.zeros_like(current)
    for _ in range(200_000):
        shifted = current - correction
        values, vectors = numpy.linalg.eigh(shifted)
        positive = (vectors * numpy.maximum(values, 0)) @ vectors.T
        correction = positive - shifted
        following = positive.copy()
        numpy.fill_diagonal(following, 1)
        moved = numpy.abs(following - current).max()
        current = following
        if moved < 1e-15:
            break
    return current


def symmetric(size, spread):
    matrix = numpy.round(random.uniform(-spread, spread, (size, size)), 3)
    matrix = numpy.tril(matrix, -1)
    matrix = matrix + matrix.T
    numpy.fill_diagonal(matrix, 1)
    return matrix


def sd_of_sum(triple, matrix):
    low, mid, high = triple
    alpha, beta = 1 + 4 * (mid - low) / (high - low), 1 + 4 * (high - mid) / (high - low)
    nodes, weights = numpy.polynomial.hermite_e.hermegauss(200)
    weights = weights / weights.sum()

    def loss(z):
        return low + (high - low) * stats.beta.ppf(special.ndtr(z), alpha, beta)

    values = loss(nodes)
    mean = (weights * values).sum()
    total = 0.0
    for i, row in enumerate(matrix):
        for j, r in enumerate(row):
            second = values if i == j else None
            if second is None:
                inner = loss(r * nodes[:, None] + numpy.sqrt(max(0, 1 - r * r)) * nodes[None, :]) @ weights
                total += (weights * values * inner).sum() - mean * mean
            else:
                total += (weights * values * values).sum() - mean * mean
    return len(matrix) * mean, float(numpy.sqrt(total))


seen = [[1, 0.9, -1, -0.5], [0.9, 1, 1, 0.1], [-1, 1, 1, 0.7], [-0.5, 0.1, 0.7, 1]]
inputs = [seen, [[1, 1, 0], [1, 1, 1], [0, 1, 1]]]
inputs += [symmetric(size, 1).tolist() for size in (3, 5, 8, 12)]
inputs += [symmetric(12, 0.5).tolist()]
repaired = [nearest(matrix).tolist() for matrix in inputs]
mean, sd = sd_of_sum((100, 200, 900), repaired[0])
print(
    json.dumps(
        {
            "nearest": [{"input": a, "output": b} for a, b in zip(inputs, repaired)],
            "sum": {"triple": [100, 200, 900], "shape": 4, "correlation": seen, "mean": mean, "sd": sd},
        },
        indent=1,
    )
)
