"""What skill over the class frequency has been measured, said in one sentence.

The figures are those of `standoff bench forecast` on the shipped features (expanding window,
1950-2021); docs/reference/track-record.md prints them with the command.
"""

from __future__ import annotations

from standoff.vocabulary.crises import OpeningClass

__all__ = ["skill_sentence"]


def skill_sentence(opening: OpeningClass, *, pooled: bool) -> str:
    """Say what skill a forecast of this kind has had.

    Parameters
    ----------
    opening : OpeningClass
    pooled : bool
        Whether the severity pool was used, or the class frequency alone.
    """
    if opening is OpeningClass.QUIET:
        start = (
            "Among crises that open without violence no model beat the class frequency in our "
            "backtest (182 crises, 1950-2021; Brier skill over it about zero)"
        )
        shown = "the pool shown hardly differs from it" if pooled else "that frequency is shown"
        return f"{start}: {shown}."
    if pooled:
        return (
            "At onset the pool had a Brier skill of .14 over the overall frequency (95 % interval "
            ".10 to .18; 379 crises, 1950-2021), the class frequency alone .10."
        )
    return (
        "The frequency of the opening class alone had a Brier skill of .10 over the overall "
        "frequency (379 crises, 1950-2021)."
    )
