"""Profile likelihood of one coefficient: the best the others can do while it is held."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray
from scipy.special import chdtri

from standoff.calculus.fit.estimate import Estimate
from standoff.calculus.fit.estimator import Likelihood
from standoff.calculus.fit.jets import Floats
from standoff.calculus.fit.newton import climb
from standoff.errors import UnknownName

__all__ = ["Profile", "profile_likelihood"]


@dataclass(frozen=True, slots=True)
class Profile:
    """The profile of one coefficient.

    Parameters
    ----------
    name : str
    values, objective : (m,) arrays
        Where the coefficient was held and the (penalised) log-likelihood reached; NaN where the
        ascent did not converge.
    inside : (m,) array of bool
        Where the likelihood-ratio test at `level` does not reject.
    exceeds : bool
        Whether a value beats the estimate: then it was no global maximum.
    """

    name: str
    values: Floats
    objective: Floats
    inside: NDArray[np.bool_]
    exceeds: bool


def profile_likelihood(
    estimate: Estimate, name: str, *, values: Floats | None = None, level: float = 0.95
) -> Profile:
    """Hold one coefficient at values (default: 11 within 3 standard errors) and climb in the rest.

    Raises
    ------
    UnknownName
        If `name` is no free coefficient.
    """
    free = [n for n, f in zip(estimate.names, estimate.design.fixed, strict=True) if not f]
    if name not in free:
        raise UnknownName(f"{name!r} is no free coefficient; they are {', '.join(free)}")
    i = estimate.names.index(name)
    if values is None:
        values = estimate.coef[i] + estimate.se[i] * np.linspace(-3.0, 3.0, 11)
    reached = np.array([_held(estimate, i, float(value)) for value in values])
    bound = estimate.objective - 0.5 * float(chdtri(1, 1.0 - level))
    with np.errstate(invalid="ignore"):
        inside = reached >= bound
        exceeds = bool((reached > estimate.objective + 1e-6).any())
    return Profile(name, np.asarray(values, dtype=float), reached, inside, exceeds)


def _held(estimate: Estimate, i: int, value: float) -> float:
    """Climb from the estimate's conditional mean given the held value."""
    design = estimate.design
    fixed, fixed_values = design.fixed.copy(), design.fixed_values.copy()
    fixed[i], fixed_values[i] = True, value
    held = replace(design, fixed=fixed, fixed_values=fixed_values)
    settings = estimate.settings
    likelihood = Likelihood(estimate.model, held, settings, settings.penalty)
    slope = estimate.vcov[:, i] / estimate.vcov[i, i]
    start = estimate.coef + slope * (value - estimate.coef[i])
    found = climb(likelihood, start[~fixed])
    return found.value if found.converged else float("nan")
