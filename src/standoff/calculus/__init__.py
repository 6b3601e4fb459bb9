"""Strategic models of crises, solved and estimated: from a case to an equilibrium."""

from __future__ import annotations

from standoff.calculus.ambiguity import ambiguity
from standoff.calculus.case import solve_case

__all__ = ["ambiguity", "solve_case"]
