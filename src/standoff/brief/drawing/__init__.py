"""What plots are drawn with: a scene of marks, scales, a projection of the globe."""

from __future__ import annotations
