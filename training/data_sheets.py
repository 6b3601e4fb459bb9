"""Writes the data sheet of every data set (docs/data/NAME.md) from the registry.

    python training/data_sheets.py

The registry is the one place where versions, coverage, terms and caveats stand; the sheets repeat
it for readers. docs/data/README.md lists them.
"""

from __future__ import annotations

from pathlib import Path

from standoff.history.dataset import DataSet, Table
from standoff.history.sets import DATA_SETS

FIRST_HASH = (
    "Where no checksum is published, the first download's is recorded and holds from then on."
)
PLACE = Path(__file__).resolve().parents[1] / "docs" / "data"


def table_rows(one: DataSet) -> list[str]:
    """Write one row per table."""
    lines = ["| table | file | keys | coverage |", "|---|---|---|---|"]
    for table in one.tables:
        keys = ", ".join(f"`{k}`" for k in table.keys) or "none (spells or events)"
        span = str(table.coverage) if table.coverage else "constant over time"
        lines.append(f"| `{table.name}` | `{table.file}` | {keys} | {span} |")
    return lines


def columns_of(table: Table) -> str:
    """Name the columns of a table, with what narrows or blanks them."""
    text = f"`{table.name}`: " + ", ".join(f"`{c}`" for c in table.columns) + "."
    for variable, span in table.variables.items():
        text += f" `{variable}` covers {span}."
    if table.missing:
        text += f" Code{'s' if len(table.missing) > 1 else ''} for missing: "
        text += ", ".join(str(code) for code in table.missing) + "; null in panels."
    return text


def how_to_get(one: DataSet) -> list[str]:
    """Say how the data set is fetched or imported."""
    lines = []
    for release in one.releases:
        where = f"<{release.url}>" if release.url else f"by hand from <{release.page}>"
        check = f"; checksum `{release.digest}`" if release.digest else ""
        holds = ", ".join(f"`{t}`" for t in release.tables)
        lines.append(f"- `{release.file}` (version {release.version}; {holds}): {where}{check}")
    if any(r.url for r in one.releases):
        command = f"standoff data get {one.name}"
        known = all(r.digest for r in one.releases if r.url)
        note = "" if known else f"\n{FIRST_HASH}"
        return [*lines, "", "```console", f"$ {command}", "```", *([note] if note else [])]
    if one.releases:
        command = f"standoff data import {one.releases[0].file} --as {one.name}"
        return [*lines, "", "```console", f"$ {command}", "```"]
    files = ", ".join(f"`{t.file}`" for t in one.tables)
    return [
        "No publisher's file of this data set is read. Put the converted table "
        f"({files}) into the directory that `STANDOFF_DATA` names."
    ]


def sheet(one: DataSet) -> str:
    """Write the sheet of one data set."""
    works = [f"- {work.line()}" for work in one.citations]
    parts = [
        f"# {one.title}",
        "",
        f"`{one.name}`, version {one.version}. Licence: {one.licence}.",
        "",
        f"**Terms.** {one.terms}",
        "",
        "standoff ships none of these data.",
        "",
        "## Tables",
        "",
        *table_rows(one),
        "",
        *(line for table in one.tables for line in (columns_of(table), "")),
        "Inside its coverage a table's absent record means zero where the verb's page says so; "
        "outside it a panel's cells are null.",
        "",
        "## Know before use",
        "",
        *(f"- {caveat}" for caveat in one.caveats),
        "",
        "## Get it",
        "",
        *how_to_get(one),
        "",
        "## Cite",
        "",
        *works,
        "",
    ]
    return "\n".join(parts)


def index() -> str:
    """Write the page that lists the sheets."""
    lines = [
        "# Data",
        "",
        "A sheet per data set of the registry (`standoff data list`), written by",
        "`training/data_sheets.py`; [base rates](base-rates.md) and [reference facts]"
        "(reference-facts.md) are what standoff ships itself.",
        "",
        "| data set | version | coverage | licence |",
        "|---|---|---|---|",
    ]
    for one in DATA_SETS:
        spans = [t.coverage for t in one.tables if t.coverage]
        last = max((s.last for s in spans), default=0)
        span = f"{min(s.first for s in spans)}-{last}" if spans else "constant"
        lines.append(f"| [{one.name}]({one.name}.md) | {one.version} | {span} | {one.licence} |")
    return "\n".join([*lines, ""])


def main() -> None:
    """Write all sheets and their index."""
    for one in DATA_SETS:
        (PLACE / f"{one.name}.md").write_text(sheet(one), encoding="utf-8", newline="\n")
    (PLACE / "README.md").write_text(index(), encoding="utf-8", newline="\n")
    print(f"{len(DATA_SETS)} sheets in {PLACE.name}")


if __name__ == "__main__":
    main()
