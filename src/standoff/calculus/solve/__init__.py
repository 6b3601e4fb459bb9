"""Solvers that the models share; each file is one method."""

from __future__ import annotations
