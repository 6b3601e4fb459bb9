"""Estimation of strategic models from tables of crises."""

from __future__ import annotations

from standoff.calculus.fit.estimate import Estimate
from standoff.calculus.fit.estimator import fit

__all__ = ["Estimate", "fit"]
