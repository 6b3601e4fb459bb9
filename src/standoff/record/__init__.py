"""Claims with their provenance, corroboration counted by independent outlet, views as of a day."""

from __future__ import annotations
