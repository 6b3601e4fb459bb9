"""Linear heads for what no rule reads: the class of an act, with a calibrated probability."""

from __future__ import annotations

from standoff.read.heads.classes import (
    CLASSES,
    QUAD_OF,
    classify,
    decide,
    quads,
    tells_an_act,
)

__all__ = ["CLASSES", "QUAD_OF", "classify", "decide", "quads", "tells_an_act"]
