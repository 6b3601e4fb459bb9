"""The plots of a brief: each a drawing for page and phone, a description and a table."""

from __future__ import annotations

from standoff.brief.plots.chances import chances
from standoff.brief.plots.effects import effects
from standoff.brief.plots.map import geography
from standoff.brief.plots.network import network
from standoff.brief.plots.signals import signals
from standoff.brief.plots.statics import statics

__all__ = ["PLOTS", "chances", "effects", "geography", "network", "signals", "statics"]

PLOTS = (network, signals, geography, chances, effects, statics)
"""Every plot; each takes the evidence and gives a `Plot`, or None if there is nothing to draw."""
