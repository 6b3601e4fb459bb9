"""Exact-span precision, recall and F of attributions, component by component.

The measure is the one published for PolNeAR by Wang et al. (2022), CofeNet, table 4: a span counts
only if both its ends are right; the source, the cue and the content are scored apart.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from standoff.read.sentences import AttributedContent, Text

__all__ = ["COMPONENTS", "Score", "score_attributions", "spans"]

COMPONENTS = ("source", "cue", "content")
"""The parts of an attribution, each a list of [start, end] in code points."""

_Spans = Mapping[str, Sequence[Sequence[int]]]


@dataclass(frozen=True, slots=True)
class Score:
    """How many spans were right, of those given and of those wanted.

    Attributes
    ----------
    right, given, wanted : int
    """

    right: int
    given: int
    wanted: int

    @property
    def precision(self) -> float:
        """Give right / given; 0 where nothing was given."""
        return self.right / self.given if self.given else 0.0

    @property
    def recall(self) -> float:
        """Give right / wanted; 0 where nothing was wanted."""
        return self.right / self.wanted if self.wanted else 0.0

    @property
    def f1(self) -> float:
        """Give the harmonic mean of precision and recall, 2 right / (given + wanted)."""
        total = self.given + self.wanted
        return 2 * self.right / total if total else 0.0

    def __add__(self, other: Score) -> Score:
        """Pool the counts of two texts."""
        return Score(self.right + other.right, self.given + other.given, self.wanted + other.wanted)


def _spans(attributions: Iterable[_Spans], component: str) -> set[tuple[int, int]]:
    """Collect the distinct spans of one component; a part of a discontinuous span is a span."""
    return {(start, end) for each in attributions for start, end in each.get(component, ())}


def spans(text: Text, contents: Iterable[AttributedContent]) -> list[dict[str, list[list[int]]]]:
    """Say what the reader attributed in the form of the gold data.

    Parameters
    ----------
    text : Text
    contents : iterable of AttributedContent
        What `attributions(text, stances=True)` found.

    Returns
    -------
    list of dict
        "source", "cue" and "content" as [start, end] pairs in code points.
    """
    said = []
    for content in contents:
        parts = [text.quote(*part) for part in content.ranges]
        one = {"content": [[part.start, part.end] for part in parts]}
        for component, span in (
            ("source", content.attribution.source),
            ("cue", content.attribution.cue),
        ):
            if span is not None:
                one[component] = [[span.start, span.end]]
        said.append(one)
    return said


def score_attributions(
    gold: Iterable[_Spans], predicted: Iterable[_Spans], *, begin_only: bool = False
) -> dict[str, Score]:
    """Compare the attributions of one text with the gold ones.

    Parameters
    ----------
    gold, predicted : iterables of mappings
        Each attribution maps "source", "cue" and "content" to [start, end] pairs in code points;
        a component may be absent. A span that several attributions share counts once, as does
        every part of a discontinuous one.
    begin_only : bool
        Count a span right if it begins where a gold one does (CofeNet's "begin" measure).

    Returns
    -------
    dict of str to Score
        One score for each of `COMPONENTS`; add them up over texts for the pooled figure.
    """
    gold, predicted = list(gold), list(predicted)
    scores = {}
    for component in COMPONENTS:
        wanted, given = _spans(gold, component), _spans(predicted, component)
        starts = {start for start, _ in wanted}
        right = sum(start in starts for start, _ in given) if begin_only else len(wanted & given)
        scores[component] = Score(right, len(given), len(wanted))
    return scores
