"""Dirichlet-smoothed frequencies and their intervals (Gelman et al., 2013, section 3.4)."""

from __future__ import annotations

from collections.abc import Sequence

__all__ = ["posterior"]


def posterior(
    counts: Sequence[int], prior: Sequence[float], *, weight: float, level: float = 0.8
) -> tuple[list[float], list[float], list[float]]:
    """Smooth counts toward a prior and give means and the central interval per outcome.

    Parameters
    ----------
    counts : sequence of int
    prior : sequence of float
        Shares summing to 1.
    weight : float
        Cases that the prior is worth.
    level : float
        Nominal coverage of the intervals.

    Returns
    -------
    means, low, high : list of float
        Of the Dirichlet posterior; a margin of it is a Beta distribution.
    """
    from scipy.special import betaincinv

    alphas = [weight * p + c for p, c in zip(prior, counts, strict=True)]
    total, tail = sum(alphas), (1 - level) / 2

    def quantile(alpha: float, q: float) -> float:
        return float(betaincinv(max(alpha, 1e-9), max(total - alpha, 1e-9), q))

    means = [a / total for a in alphas]
    return means, [quantile(a, tail) for a in alphas], [quantile(a, 1 - tail) for a in alphas]
