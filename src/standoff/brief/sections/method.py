"""How this was made: version, steps with their parameters, and what the brief is not."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from standoff.brief.document import (
    Block,
    Column,
    Paragraph,
    Row,
    Section,
    Sentence,
    Table,
    row,
    say,
)
from standoff.brief.evidence import Evidence
from standoff.brief.wording import day, listing, plural
from standoff.vocabulary.results import Provenance

__all__ = ["method", "version_of"]


def version_of(evidence: Evidence) -> str:
    """Give the version that made the findings, as their provenance has it."""
    made = evidence.findings.provenance
    return str(made.parameters.get("version", made.method.rpartition(" ")[2] or "unknown"))


def method(evidence: Evidence) -> Section:
    """Say what was done in words, then every step with its parameters."""
    n = len(evidence.claims)
    sentences = (
        say(
            f"Every statement rests on {plural(n, 'claim')} that standoff read from the sources, "
            "each a verbatim stretch of text with the rule that found it; no language model set "
            "a number."
        ),
        say(f"Nothing published after {day(evidence.findings.case.as_of)} was read."),
        say(
            "This is strategic analysis from open sources. It is no basis for targeting or for "
            "operational planning."
        ),
    )
    blocks: list[Block] = [Paragraph(sentences)]
    steps = tuple(_steps(evidence))
    if steps:
        columns = (Column("Step"), Column("Method"), Column("Parameters"))
        blocks.append(Table("table-method", "Steps and their parameters", columns, steps))
    if evidence.claims:
        blocks.append(Paragraph((_rules(evidence),)))
    return Section("method", "Method", tuple(blocks))


def _steps(evidence: Evidence) -> Iterator[Row]:
    findings = evidence.findings
    seen: set[str] = set()
    made: list[tuple[str, Provenance]] = [("Findings", findings.provenance)]
    made += [(f"Forecast, {f.horizon_days} days", f.provenance) for f in findings.forecasts]
    if findings.equilibrium is not None:
        made.append(("Structural model", findings.equilibrium.provenance))
    for step, provenance in made:
        values = ", ".join(f"{k} = {_short(v)}" for k, v in provenance.parameters.items())
        if f"{provenance.method}{values}" not in seen:
            yield row(step, provenance.method, values or "–")
        seen.add(f"{provenance.method}{values}")


def _short(value: object) -> str:
    if isinstance(value, list | tuple):
        return " ".join(map(_short, value)) or "none"
    return f"{value:.4g}" if isinstance(value, float) else str(value)


def _rules(evidence: Evidence) -> Sentence:
    counts = Counter(claim.rule for _, claim in evidence.claims)
    rules = listing([f"{rule} ({n})" for rule, n in sorted(counts.items())])
    return say(f"Rules that made the claims, with how many: {rules}.")
