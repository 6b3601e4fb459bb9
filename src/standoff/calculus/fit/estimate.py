"""The frozen result of an estimation, printed like a regression table."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np

from standoff.calculus.fit.design import Design
from standoff.calculus.fit.jets import Floats

__all__ = ["Estimate", "Settings"]


@dataclass(frozen=True, slots=True)
class Settings:
    """How an estimate was made: link, kind of error, penalty, variance, scale, formula, levels."""

    link: str = "probit"
    kind: str = "agent"
    penalty: str = "auto"
    se: str = "observed"
    formula: str = ""
    scale: str | None = None
    scale_by: str = "all"
    levels: tuple[Any, ...] | None = None


@dataclass(frozen=True, slots=True, repr=False)
class Estimate:
    """Coefficients of a strategic model with their variance and what it took to find them.

    Parameters
    ----------
    model : object
        The model that was estimated.
    names, coef : (k,)
        Coefficients ``payoff:regressor``, fixed ones included.
    se : (k,) array
        Standard errors; NaN where fixed.
    vcov : (k, k) array
        Variance; zero where fixed.
    loglik, objective : float
        Log-likelihood, without and with the penalty.
    loglik_rows : (n,) array
        Log-likelihood of each row.
    settings : Settings
    method : str
        Algorithm and start values.
    steps, tolerance, gradient_norm
        Newton steps, the tolerance asked for, and the largest entry of the gradient reached.
    condition, min_eigenvalue : float
        Of the negative Hessian of the objective in the free coefficients.
    cautions : tuple of str
        What a reader must know: penalties, separation, identification by functional form.
    design : Design
        The arrays it was made from.
    """

    model: Any
    names: tuple[str, ...]
    coef: Floats
    se: Floats
    vcov: Floats
    loglik: float
    objective: float
    loglik_rows: Floats
    settings: Settings
    method: str
    steps: int
    tolerance: float
    gradient_norm: float
    condition: float
    min_eigenvalue: float
    cautions: tuple[str, ...]
    design: Design

    @property
    def n(self) -> int:
        """Give the number of observations."""
        return self.design.n

    @property
    def k(self) -> int:
        """Give the number of estimated coefficients."""
        return int((~self.design.fixed).sum())

    @property
    def aic(self) -> float:
        """Give Akaike's criterion."""
        return 2.0 * self.k - 2.0 * self.loglik

    @property
    def bic(self) -> float:
        """Give the Bayesian criterion."""
        return float(self.k * np.log(self.n) - 2.0 * self.loglik)

    def __str__(self) -> str:
        from standoff.calculus.fit.tables import text_table

        return text_table(self)

    def __repr__(self) -> str:
        return str(self)

    def _repr_html_(self) -> str:
        return self.to_html()

    def to_frame(self) -> Any:
        """Give the table as a polars frame."""
        import polars as pl

        from standoff.calculus.fit.tables import table_rows

        return pl.DataFrame(table_rows(self))

    def to_latex(self) -> str:
        """Give the table in LaTeX (booktabs)."""
        from standoff.calculus.fit.tables import latex_table

        return latex_table(self)

    def to_html(self) -> str:
        """Give the table in HTML."""
        from standoff.calculus.fit.tables import html_table

        return html_table(self)
