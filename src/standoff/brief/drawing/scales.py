"""Linear scales, round ticks and wrapped words: the arithmetic of a plot."""

from __future__ import annotations

import math
import textwrap
from dataclasses import dataclass

from standoff.brief.drawing.scene import Label, text_width

__all__ = ["Scale", "lines_of", "round_ticks", "stacked"]


@dataclass(frozen=True, slots=True)
class Scale:
    """A linear map from data [`low`, `high`] to drawing units [`start`, `end`]."""

    low: float
    high: float
    start: float
    end: float

    def __call__(self, value: float) -> float:
        """Place a value; a domain of no width maps to the middle."""
        if self.high == self.low:
            return (self.start + self.end) / 2
        return self.start + (value - self.low) / (self.high - self.low) * (self.end - self.start)


def round_ticks(low: float, high: float, *, most: int = 5) -> tuple[float, ...]:
    """Choose at most `most` + 1 round numbers (steps of 1, 2, 2.5 or 5) within [low, high]."""
    if not high > low:
        return (low,)
    raw = (high - low) / most
    power = 10.0 ** math.floor(math.log10(raw))
    step = next(s * power for s in (1, 2, 2.5, 5, 10) if s * power >= raw * (1 - 1e-9))
    first = math.ceil(low / step - 1e-9)
    last = math.floor(high / step + 1e-9)
    return tuple(round(k * step, 12) for k in range(first, last + 1))


def lines_of(text: str, width: float, *, size: float = 13.0, most: int = 2) -> tuple[str, ...]:
    """Break words into at most `most` lines of a width; what does not fit ends in an ellipsis."""
    mean = text_width(text, size) / max(1, len(text))
    letters = max(8, int(width / max(mean, 1e-9)))
    return tuple(
        textwrap.wrap(text, letters, max_lines=most, placeholder=" …", break_long_words=True)
    )


def stacked(
    lines: tuple[str, ...], x: float, *, y: float, role: str, anchor: str = "start"
) -> tuple[Label, ...]:
    """Set lines of small print one below the other, the first baseline at `y`."""
    return tuple(Label(x, y + 16 * k, line, role, anchor) for k, line in enumerate(lines))
