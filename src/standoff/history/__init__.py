"""Reference data on past crises, as tables of frequencies and as panels."""

from __future__ import annotations
