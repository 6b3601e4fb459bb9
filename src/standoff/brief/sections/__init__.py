"""The sections of a brief, in reading order."""

from __future__ import annotations

from standoff.brief.sections.absences import absences
from standoff.brief.sections.bottom_line import bottom_line
from standoff.brief.sections.chances import chances
from standoff.brief.sections.change import change
from standoff.brief.sections.costs import costs
from standoff.brief.sections.data import data
from standoff.brief.sections.judgements import judgements
from standoff.brief.sections.key_question import key_question
from standoff.brief.sections.limits import limits
from standoff.brief.sections.method import method
from standoff.brief.sections.model import model
from standoff.brief.sections.narratives import narratives
from standoff.brief.sections.network import network
from standoff.brief.sections.parties import parties
from standoff.brief.sections.past import past
from standoff.brief.sections.posture import posture
from standoff.brief.sections.relations import relations
from standoff.brief.sections.signals import signals
from standoff.brief.sections.sources import sources

__all__ = ["SECTIONS"]

SECTIONS = (
    bottom_line,
    key_question,
    parties,
    posture,
    network,
    signals,
    limits,
    judgements,
    costs,
    relations,
    past,
    narratives,
    chances,
    model,
    change,
    absences,
    sources,
    data,
    method,
)
"""Every section; each takes the evidence and gives a `Section`, also where nothing was found."""
