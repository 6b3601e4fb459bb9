"""Estimation of strategic models from tables of crises."""

from __future__ import annotations

from standoff.calculus.fit.estimate import Estimate
from standoff.calculus.fit.estimator import fit
from standoff.calculus.fit.matrices import fit_matrices

__all__ = ["Estimate", "fit", "fit_matrices"]
