"""Second-order jets: a value per observation with exact derivatives in few variables."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np
from numpy.typing import NDArray

__all__ = ["Floats", "Jet", "chained", "exp", "seeds", "sqrt", "value"]

Floats = NDArray[np.float64]
Part = Floats | float
Key = tuple[int, int]


class Jet:
    """A function of few variables, differentiated twice, over n observations at once.

    Only derivatives that are not identically zero are kept, so that the cost is that of the
    derivatives one would write by hand (forward mode; Griewank & Walther 2008, ch. 3).

    Parameters
    ----------
    v : (n,) array
        Values.
    g : dict
        First derivatives by variable.
    h : dict
        Second derivatives by pair of variables (j, k) with j <= k.
    """

    __slots__ = ("g", "h", "v")
    v: Any
    g: dict[int, Any]
    h: dict[Key, Any]
    __array_ufunc__ = None

    def __init__(self, v: Part, g: Mapping[int, Part], h: Mapping[Key, Part]) -> None:
        self.v, self.g, self.h = v, dict(g), dict(h)

    def chain(self, f: Part, f1: Part, *, f2: Part) -> Jet:
        """Apply a function of one variable, given its value and two derivatives here."""
        h: dict[Key, Part] = {key: f1 * part for key, part in self.h.items()}
        keys = sorted(self.g)
        for i, j in enumerate(keys):
            bent = f2 * self.g[j]
            for k in keys[i:]:
                _add(h, (j, k), bent * self.g[k])
        return Jet(f, {j: f1 * part for j, part in self.g.items()}, h)

    def __add__(self, other: Jet | Part) -> Jet:
        if not isinstance(other, Jet):
            return self if _is_zero(other) else Jet(self.v + other, self.g, self.h)
        out = Jet(self.v + other.v, self.g, self.h)
        for j, part in other.g.items():
            _add(out.g, j, part)
        for key, part in other.h.items():
            _add(out.h, key, part)
        return out

    __radd__ = __add__

    def __neg__(self) -> Any:
        return self * -1.0

    def __sub__(self, other: Jet | Part) -> Any:
        return self + (-other)

    def __rsub__(self, other: Part) -> Any:
        return (-self) + other

    def __mul__(self, other: Jet | Part) -> Any:
        if not isinstance(other, Jet):
            if _is_zero(other):
                return 0.0
            g = {j: part * other for j, part in self.g.items()}
            return Jet(self.v * other, g, {key: part * other for key, part in self.h.items()})
        g = {j: part * other.v for j, part in self.g.items()}
        h = {key: part * other.v for key, part in self.h.items()}
        for j, part in other.g.items():
            _add(g, j, part * self.v)
        for key, part in other.h.items():
            _add(h, key, part * self.v)
        for j, mine in self.g.items():
            for k, theirs in other.g.items():
                both = mine * theirs
                _add(h, (min(j, k), max(j, k)), 2.0 * both if j == k else both)
        return Jet(self.v * other.v, g, h)

    __rmul__ = __mul__

    def __truediv__(self, other: Jet | Part) -> Any:
        if not isinstance(other, Jet):
            return self * (1.0 / other)
        r = 1.0 / other.v
        return self * other.chain(r, -r * r, f2=2.0 * r * r * r)

    def __rtruediv__(self, other: Part) -> Jet:
        r = 1.0 / self.v
        return self.chain(other * r, -other * r * r, f2=2.0 * other * r * r * r)


def _add(parts: dict, key: int | Key, part: Part) -> None:  # type: ignore[type-arg]
    parts[key] = parts[key] + part if key in parts else part


def _is_zero(x: Any) -> bool:
    """Say whether x is the plain number zero, as a payoff without regressors is."""
    return isinstance(x, float) and x == 0.0


def seeds(columns: list[Floats]) -> list[Jet]:
    """Make each column (n,) the variable of its place in the list."""
    return [Jet(column, {j: 1.0}, {}) for j, column in enumerate(columns)]


def value(x: Any) -> Any:
    """Give the value of a jet or of a plain number."""
    return x.v if isinstance(x, Jet) else x


def chained(x: Any, f: Part, *, f1: Part, f2: Part) -> Any:
    """Apply a function to a jet, or give its value f where x is a plain number."""
    return x.chain(f, f1, f2=f2) if isinstance(x, Jet) else f


def sqrt(x: Any) -> Any:
    """Take the square root of a jet or of plain numbers."""
    root = np.sqrt(value(x))
    return (
        x.chain(root, 0.5 / root, f2=-0.25 / (root * root * root)) if isinstance(x, Jet) else root
    )


def exp(x: Any) -> Any:
    """Take the exponential of a jet or of plain numbers."""
    e = np.exp(value(x))
    return chained(x, e, f1=e, f2=e)
