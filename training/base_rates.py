"""Counts the base-rate tables of past crises from the ICB files (Brecher & Wilkenfeld, 2000).

    python training/base_rates.py [DIRECTORY OF icb1.csv AND icb2.csv]

Writes src/standoff/history/tables/base_rates.json and docs/data/base-rates.md, the same bytes for
the same input. Only counts and shares leave the data: no row of ICB is written. The opening
classes and the five-year embargo follow docs/data/base-rates.md, which this script prints.
"""

from __future__ import annotations

import csv
import hashlib
import json
import os
import sys
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

from scipy.special import betaincinv

from standoff.history.smoothing import posterior

ROOT = Path(__file__).resolve().parents[1]
SHIPPED = ROOT / "src" / "standoff" / "history" / "tables" / "base_rates.json"
PAGE = ROOT / "docs" / "data" / "base-rates.md"
MADE = "2026-11-23"
SMOOTHING = 12.0
LEVEL = 0.8
EMBARGO = timedelta(days=1826)
VINTAGES = (*range(1950, 2021, 5), 2023)
UNKNOWN_DAYS = 999
LABELLED_TO = date(2022, 1, 1)
LANDMARKS = (0, 7, 14, 30, 60, 90, 180, 365)
HORIZONS = (7, 14, 30, 60, 90, 120, 180, 270, 365, 730)

WAR, VIOLENT, INDIRECT, QUIET = "inside an ongoing war", "violent", "indirect violent", "quiet"
QUIET_PLAIN, QUIET_MILITARY = "quiet, non-military trigger", "quiet, military trigger"
CLASSES = (WAR, VIOLENT, INDIRECT, QUIET, QUIET_PLAIN, QUIET_MILITARY, "all")
VIOLENCE = ("no violence", "minor clashes", "serious clashes", "full-scale war")
RESULTS = ("victory", "compromise", "stalemate", "defeat")
FORMS = ("agreement", "unilateral act", "imposed", "faded or other")
RECURS = ("recurs within five years", "does not recur")
FORM_OF_CODE = {1: 0, 2: 0, 3: 0, 4: 1, 5: 2, 6: 3, 7: 3}

LICENCE = (
    "Counts made by standoff from ICB, whose publisher lets it be downloaded free of charge and "
    "asks for attribution; no row of ICB is included."
)
CITATION = (
    "Brecher, M. & J. Wilkenfeld (2000) A Study of Crisis, University of Michigan Press; Brecher, "
    "Wilkenfeld, Beardsley, James & Quinn (2023) International Crisis Behavior Data Codebook, "
    "Version 15; data version 14 (crises 1-487) with version 16 (488-512)."
)


@dataclass(frozen=True, slots=True)
class Row:
    """One crisis (its first actor) or one directed coercer -> target row, as the tables see it."""

    opening: str
    military: bool
    protracted: bool
    violence: int
    result: int | None
    form: int | None
    recurs: int | None
    days: int | None
    ended: date

    @property
    def classes(self) -> tuple[str, ...]:
        """Name the rows of a table that this crisis is counted in."""
        if self.opening != QUIET:
            return self.opening, "all"
        return QUIET, QUIET_MILITARY if self.military else QUIET_PLAIN, "all"


Record = dict[str, str]


def number(record: Record, name: str) -> int | None:
    """Read a whole number; blank cells and '.' are missing."""
    text = record[name].strip()
    return int(float(text)) if text and text != "." else None


def day_of(record: Record, suffix: str) -> date | None:
    """Read ICB's date; 66, 77, 88 mean early, mid and late in the month, blanks its middle."""
    year = number(record, f"yr{suffix}")
    if year is None:
        return None
    month = number(record, f"mo{suffix}") or 0
    day = number(record, f"da{suffix}") or 0
    day = {66: 5, 77: 15, 88: 25}.get(day, day)
    month = month if 1 <= month <= 12 else 6
    return date(year, month, min(day, 28) if 1 <= day <= 31 else 15)


def opening_of(trigger: int, intrawar: int) -> str:
    """Class an opening by its trigger (1-9) and whether it is an intra-war crisis (> 1)."""
    if intrawar > 1:
        return WAR
    return {9: VIOLENT, 8: INDIRECT}.get(trigger, QUIET)


def read(place: Path) -> tuple[list[Row], list[Row]]:
    """Give one row per crisis, and one per target of a great or super power's threat."""
    with (place / "icb1.csv").open(newline="", encoding="utf-8") as one:
        crises = {r["crisno"]: r for r in csv.DictReader(one) if number(r, "break") is not None}
    with (place / "icb2.csv").open(newline="", encoding="utf-8") as two:
        actors = [r for r in csv.DictReader(two) if number(r, "triggr") is not None]
    actors.sort(
        key=lambda r: (
            number(r, "crisno"),
            day_of(r, "trig") or date.max,
            number(r, "cracno"),
        )
    )
    first: dict[str, Record] = {}
    for actor in actors:
        first.setdefault(actor["crisno"], actor)
    whole = [row_of(crisis, first[key]) for key, crisis in crises.items()]
    directed = [
        row_of(crises[actor["crisno"]], actor, days="trgterra")
        for actor in actors
        if _coerced_by_great_power(actor)
    ]
    return whole, directed


def _coerced_by_great_power(actor: Record) -> bool:
    coercer, target = number(actor, "southpow"), number(actor, "powsta")
    source = number(actor, "southv")
    assert coercer is not None
    assert target is not None
    assert source is not None
    return coercer >= 3 and target < coercer and source < 990 and actor["cracid"] != actor["southv"]


def lasting(crisis: Record, began: date | None, ended: date | None) -> int | None:
    """Give a crisis's days; the code 999 means unknown, then its dates say, if to the month."""
    days = number(crisis, "brexit")
    if days != UNKNOWN_DAYS:
        return days
    dated = number(crisis, "moterm") and began and ended and ended > began
    return (ended - began).days if dated else None


def row_of(crisis: Record, actor: Record, *, days: str = "") -> Row:
    """Join a crisis with one of its actors: opening from the actor, violence from the crisis."""
    trigger, intrawar = number(actor, "triggr"), number(actor, "iwc")
    violence, result = number(crisis, "sevviosy"), number(actor, "outcom")
    began, ended = day_of(crisis, "trig"), day_of(crisis, "term")
    lasted = (number(actor, days) if days else None) or lasting(crisis, began, ended)
    assert trigger is not None
    assert intrawar is not None
    assert violence is not None
    assert began is not None
    if ended is None or ended < began:
        ended = began + timedelta(days=lasted or 365)
    return Row(
        opening=opening_of(trigger, intrawar),
        military=trigger == 7,
        protracted=(number(actor, "pc") or 1) >= 2,
        violence=violence - 1,
        result=result - 1 if result in {1, 2, 3, 4} else None,
        form=FORM_OF_CODE.get(number(crisis, "forout") or 0),
        recurs={1: 0, 2: 1}.get(number(crisis, "outesr") or 0),
        days=lasted,
        ended=ended,
    )


def smoothed(counts: Sequence[int], marginal: Sequence[float], weight: float) -> dict[str, object]:
    """Smooth counts toward `marginal` with a Dirichlet prior of total `weight`; 80 % intervals."""
    means, low, high = posterior(counts, marginal, weight=weight, level=LEVEL)
    return {
        "n": sum(counts),
        "counts": list(counts),
        "frequencies": [round(p, 6) for p in means],
        "low": [round(q, 4) for q in low],
        "high": [round(q, 4) for q in high],
    }


def table(rows: Iterable[Row], outcomes: Sequence[str], of: Callable[[Row], int | None]) -> dict:
    """Count one outcome by opening class; `all` has Jeffreys' prior, a class the marginal's."""
    counts: dict[str, Counter[int]] = {name: Counter() for name in CLASSES}
    for row in rows:
        value = of(row)
        if value is not None:
            for name in row.classes:
                counts[name][value] += 1
    return {"outcomes": list(outcomes), "rows": _smooth_classes(counts, len(outcomes))}


def _smooth_classes(counts: dict[str, Counter[int]], size: int) -> dict[str, dict[str, object]]:
    plain = {name: [c[k] for k in range(size)] for name, c in counts.items()}
    n = sum(plain["all"])
    even = [1 / size] * size
    marginal = [(c + 0.5) / (n + size / 2) for c in plain["all"]]
    return {
        name: smoothed(c, even, size / 2) if name == "all" else smoothed(c, marginal, SMOOTHING)
        for name, c in plain.items()
    }


def recurrence(rows: Iterable[Row], cut: date) -> dict:
    """Count recurrence by class x protracted conflict among crises ended five years before."""
    known_to = min(cut, LABELLED_TO)
    known = [r for r in rows if r.ended + EMBARGO < known_to and r.recurs is not None]
    counts: dict[str, Counter[int]] = {"all": Counter()}
    for name in CLASSES:
        for suffix in ("", ", protracted conflict", ", no protracted conflict"):
            counts[name + suffix] = Counter()
    for row in known:
        suffix = ", protracted conflict" if row.protracted else ", no protracted conflict"
        for name in row.classes:
            counts[name][row.recurs] += 1
            counts[name + suffix][row.recurs] += 1
    return {"outcomes": list(RECURS), "rows": _smooth_classes(counts, len(RECURS))}


def hazard(rows: Iterable[Row]) -> dict:
    """Give the share of crises still on at each landmark that end within each horizon."""
    days = [r.days for r in rows if r.days is not None]
    tail = (1 - LEVEL) / 2
    out: dict[str, dict[str, object]] = {}
    for landmark in LANDMARKS:
        still = [d for d in days if d > landmark]
        ended = [sum(d <= landmark + h for d in still) for h in HORIZONS]
        posterior = [(k + 0.5, len(still) - k + 0.5) for k in ended]
        out[str(landmark)] = {
            "n": len(still),
            "counts": ended,
            "ended": [round(k / len(still), 6) for k in ended],
            "low": [round(float(betaincinv(a, b, tail)), 4) for a, b in posterior],
            "high": [round(float(betaincinv(a, b, 1 - tail)), 4) for a, b in posterior],
        }
    return {"horizons": list(HORIZONS), "rows": out}


def joint(rows: Iterable[Row]) -> dict[str, dict[str, dict[str, list[int]]]]:
    """Count (violence, result) of crises ended within each horizon, and of those still on."""
    usable = [r for r in rows if r.result is not None and r.days is not None]
    out: dict[str, dict[str, dict[str, list[int]]]] = {}
    for name in CLASSES:
        out[name] = {}
        for h in HORIZONS:
            cells: dict[bool, list[int]] = {True: [0] * 16, False: [0] * 16}
            for row in usable:
                if name in row.classes:
                    cells[row.days <= h][4 * row.violence + row.result] += 1
            out[name][str(h)] = {"ended": cells[True], "standing": cells[False]}
    return out


def vintage(whole: list[Row], directed: list[Row], year: int) -> dict:
    """Make every table from the crises that had ended before 1 January of `year`."""
    cut = date(year, 1, 1)
    past = [r for r in whole if r.ended < cut]
    rows = [r for r in directed if r.ended < cut]
    return {
        "severity": table(past, VIOLENCE, lambda r: r.violence),
        "target-outcome": table(past, RESULTS, lambda r: r.result),
        "form": table(past, FORMS, lambda r: r.form),
        "recurrence": recurrence(past, cut),
        "directed-severity": table(rows, VIOLENCE, lambda r: r.violence),
        "directed-target-outcome": table(rows, RESULTS, lambda r: r.result),
        "hazard": hazard(past),
        "joint": {"crises": joint(past), "directed": joint(rows)},
    }


def build(place: Path) -> dict:
    """Make the whole package data file from the directory that holds the two ICB files."""
    whole, directed = read(place)
    files = {
        n: hashlib.sha256((place / n).read_bytes()).hexdigest() for n in ("icb1.csv", "icb2.csv")
    }
    return {
        "made": {
            "date": MADE,
            "script": "training/base_rates.py",
            "data": "International Crisis Behavior, version 14 (1-487) and 16 (488-512), 1918-2021",
            "sha256": files,
            "citation": CITATION,
            "licence": LICENCE,
            "smoothing": SMOOTHING,
            "level": LEVEL,
        },
        "violence": list(VIOLENCE),
        "results": list(RESULTS),
        "vintages": {str(year): vintage(whole, directed, year) for year in VINTAGES},
    }


def as_text(tables: dict) -> str:
    """Write the file's text: sorted keys, one line per vintage, so that diffs stay readable."""
    vintages = tables["vintages"]
    head = {k: v for k, v in tables.items() if k != "vintages"}
    lines = [json.dumps(head, ensure_ascii=False, sort_keys=True)[:-1] + ', "vintages": {']
    lines.append(
        ",\n".join(
            f'"{year}": {json.dumps(v, sort_keys=True, separators=(",", ":"))}'
            for year, v in vintages.items()
        )
    )
    return "\n".join([*lines, "}}", ""])


def _cells(row: dict, k: int) -> str:
    return f"{row['frequencies'][k]:.2f} [{row['low'][k]:.2f}, {row['high'][k]:.2f}]"


def _printed(title: str, table: dict) -> list[str]:
    heads = table["outcomes"]
    lines = [f"### {title}", "", f"| class | n | {' | '.join(heads)} |"]
    lines.append("|---|---:|" + "---:|" * len(heads))
    for name, row in table["rows"].items():
        lines.append(
            f"| {name} | {row['n']} | "
            + " | ".join(_cells(row, k) for k in range(len(heads)))
            + " |"
        )
    return [*lines, ""]


def page(tables: dict) -> str:
    """Write the docs page: prose from its template, tables from the newest vintage."""
    newest = tables["vintages"][str(VINTAGES[-1])]
    lines: list[str] = []
    for key, title in (
        ("severity", "Severity of violence"),
        ("target-outcome", "Outcome for the target (the crisis's first actor)"),
        ("form", "Form of the outcome"),
        ("recurrence", "Recurrence within five years (crises ended before 2017)"),
        ("directed-severity", "Severity, great or super power against a weaker target"),
        (
            "directed-target-outcome",
            "Target's outcome, great or super power against a weaker target",
        ),
    ):
        lines += _printed(title, newest[key])
    horizons = newest["hazard"]["horizons"]
    lines += [
        "### Hazard of ending",
        "",
        f"| still on at day | n | {' | '.join(map(str, horizons))} |",
    ]
    lines.append("|---:|---:|" + "---:|" * len(horizons))
    for landmark, row in newest["hazard"]["rows"].items():
        shares = " | ".join(f"{p:.2f}" for p in row["ended"])
        lines.append(f"| {landmark} | {row['n']} | {shares} |")
    template = (Path(__file__).parent / "base_rates_page.md").read_text(encoding="utf-8")
    made = tables["made"]
    return (
        template.replace("{tables}", "\n".join(lines))
        .replace("{icb1}", made["sha256"]["icb1.csv"])
        .replace("{icb2}", made["sha256"]["icb2.csv"])
        .replace("{made}", made["date"])
    )


def main(arguments: Sequence[str]) -> None:
    """Build the tables and write both files."""
    data = Path(os.environ.get("STANDOFF_DATA") or ROOT.parent / "shared" / "data")
    place = Path(arguments[0]) if arguments else data / "icb"
    tables = build(place)
    SHIPPED.parent.mkdir(parents=True, exist_ok=True)
    SHIPPED.write_text(as_text(tables), encoding="utf-8", newline="\n")
    PAGE.write_text(page(tables), encoding="utf-8", newline="\n")
    severity = tables["vintages"][str(VINTAGES[-1])]["severity"]["rows"]
    print(f"{SHIPPED.name}: {severity['all']['n']} crises, {SHIPPED.stat().st_size:,} bytes")


if __name__ == "__main__":
    main(sys.argv[1:])
