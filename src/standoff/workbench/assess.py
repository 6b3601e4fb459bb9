"""From documents to findings: reads, records, weighs, solves and forecasts one case."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date

import numpy as np

from standoff.errors import SourceError
from standoff.read.reader import read
from standoff.record.views import view_of
from standoff.vocabulary.crises import View
from standoff.vocabulary.findings import Findings
from standoff.vocabulary.problems import Problem
from standoff.vocabulary.sources import Document
from standoff.workbench.competing import with_evidence
from standoff.workbench.dropping import dropped_of
from standoff.workbench.plan import Plan
from standoff.workbench.weigh import standing_of, weigh

__all__ = ["Plan", "assess"]


def assess(documents: Iterable[Document], *, as_of: date, plan: Plan | None = None) -> Findings:
    """Run the whole chain on the documents of one crisis.

    Parameters
    ----------
    documents : iterable of Document
        Those published after `as_of` are left out.
    as_of : date
    plan : Plan, optional

    Raises
    ------
    SourceError
        If the texts make no claim from which coercer and target could be told.
    """
    plan = plan or Plan()
    known = [d for d in documents if (d.published or as_of) <= as_of]
    view = view_of((read(d, as_of=as_of, backend=plan.backend) for d in known), as_of=as_of)
    standing = standing_of(view, plan=plan)
    if isinstance(standing, Problem):
        raise SourceError(_nothing_found(view, standing))
    findings = weigh(standing, plan=plan, rng=np.random.default_rng(plan.seed))
    return with_evidence(replace(findings, dropped=dropped_of(standing, plan=plan)), standing)


def _nothing_found(view: View, problem: Problem) -> str:
    titles = "; ".join(d.title for d in view.documents) or "the sources"
    return f"{titles}: {len(view.claims)} claims were read, but {problem.message}"
