"""The numbers of a forecast as figures that lead to the row of the table they come from."""

from __future__ import annotations

from dataclasses import replace

from standoff.brief.document import Figure, anchor_of
from standoff.brief.wording import percent
from standoff.vocabulary.chances import Chance, Forecast

__all__ = ["chance_figure", "usual_figure"]


def _rooted(figure: Figure) -> Figure:
    return replace(figure, anchor=anchor_of(figure.references[0])) if figure.references else figure


def chance_figure(chance: Chance, forecast: Forecast) -> Figure:
    """Give the chance of an outcome; it leads to the data row, not to a claim."""
    return _rooted(percent(chance.p, chance.interval, made=forecast.provenance))


def usual_figure(place: int, forecast: Forecast) -> Figure:
    """Give the class frequency of the outcome at a place, rounded like the chance beside it."""
    interval = forecast.chances[place].interval
    figure = percent(forecast.reference[place], interval, made=forecast.provenance)
    return replace(_rooted(figure), low=None, high=None, level=None)
