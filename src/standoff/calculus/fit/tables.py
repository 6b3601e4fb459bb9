"""Regression tables of an estimate as text, LaTeX, HTML and rows."""

from __future__ import annotations

import math
from html import escape
from typing import Any

from scipy.special import ndtr

__all__ = ["html_table", "latex_table", "table_rows", "text_table"]

HEADS = ("Estimate", "Std. Error", "z", "Pr(>|z|)")
SPECIAL = {"\\": r"\textbackslash{}", "_": r"\_", "%": r"\%", "~": r"\textasciitilde{}", "&": r"\&"}


def table_rows(estimate: Any) -> list[dict[str, Any]]:
    """Give one row per coefficient: payoff, term, estimate, se, z, p, fixed."""
    rows = []
    for i, name in enumerate(estimate.names):
        payoff, _, term = name.partition(":")
        b, se = float(estimate.coef[i]), float(estimate.se[i])
        fixed = bool(estimate.design.fixed[i])
        z = math.nan if fixed or not se > 0 else b / se
        p = math.nan if math.isnan(z) else float(2.0 * ndtr(-abs(z)))
        rows.append(
            dict(payoff=payoff, term=term, estimate=b, se=se, z=z, p=p, fixed=fixed)  # noqa: C408
        )
    return rows


def text_table(estimate: Any) -> str:
    """Give the table as plain text, with how it was made below it."""
    rows = table_rows(estimate)
    width = max(10, *(len(row["term"]) + 2 for row in rows))
    lines = [f"{estimate.model.name}: {estimate.settings.link}, {estimate.settings.kind} error", ""]
    lines.append(" " * width + "".join(f"{head:>12}" for head in HEADS))
    payoff = None
    for row in rows:
        if row["payoff"] != payoff:
            payoff = row["payoff"]
            lines.append(payoff)
        lines.append(f"  {row['term']:<{width - 2}}" + "".join(f"{c:>12}" for c in _cells(row)))
    return "\n".join([*lines, "", *footer(estimate)])


def footer(estimate: Any) -> list[str]:
    """Give the lines that say how an estimate was made."""
    s, method = estimate.settings, str(estimate.method)
    return [
        f"Log-likelihood {estimate.loglik:.4f}, AIC {estimate.aic:.2f}, BIC {estimate.bic:.2f}, "
        f"n = {estimate.n}, k = {estimate.k}",
        f"Standard errors: {s.se}. Penalty: {s.penalty}.",
        f"{method[:1].upper()}{method[1:]}: {estimate.steps} steps, largest gradient "
        f"{estimate.gradient_norm:.1e} (tolerance {estimate.tolerance:.0e}), condition "
        f"{estimate.condition:.1e}, least eigenvalue {estimate.min_eigenvalue:.1e}",
        *(f"Caution: {caution}." for caution in estimate.cautions),
    ]


def latex_table(estimate: Any) -> str:
    """Give the table in LaTeX with booktabs rules."""
    body, payoff = [], None
    for row in table_rows(estimate):
        if row["payoff"] != payoff:
            payoff = row["payoff"]
            body.append(rf"\multicolumn{{5}}{{l}}{{{_tex(payoff)}}} \\")
        cells = [_signed(cell) for cell in _cells(row)]
        body.append(" & ".join([rf"\quad {_tex(row['term'])}", *cells]) + r" \\")
    s = estimate.settings
    notes = [
        f"Log-likelihood {_signed(f'{estimate.loglik:.3f}')}, $n$ = {estimate.n}, "
        f"$k$ = {estimate.k}. Standard errors: {_tex(s.se)}. Penalty: {_tex(s.penalty)}.",
        *(_tex(f"Caution: {caution}.") for caution in estimate.cautions),
    ]
    heads = [_tex(head) for head in HEADS[:3]]
    return "\n".join(
        [
            r"\begin{tabular}{lrrrr}",
            r"\toprule",
            " & ".join(["", *heads, r"$\Pr(>|z|)$"]) + r" \\",
            r"\midrule",
            *body,
            r"\bottomrule",
            *(rf"\multicolumn{{5}}{{p{{0.9\linewidth}}}}{{{note}}} \\" for note in notes),
            r"\end{tabular}",
        ]
    )


def _signed(cell: str) -> str:
    """Set a minus as one, and a sign of comparison in mathematics."""
    return f"${cell}$" if cell[:1] in ("-", "<") else cell


def html_table(estimate: Any) -> str:
    """Give the table in HTML, styled by nothing but the side of its numbers."""
    heads = "".join(f"<th>{escape(head)}</th>" for head in ("Payoff", "Term", *HEADS))
    body = "".join(
        f"<tr><td>{escape(row['payoff'])}</td><td>{escape(row['term'])}</td>"
        + "".join(f'<td style="text-align:right">{escape(c)}</td>' for c in _cells(row))
        + "</tr>"
        for row in table_rows(estimate)
    )
    notes = "".join(f"<p>{escape(line)}</p>" for line in footer(estimate))
    head = f"<thead><tr>{heads}</tr></thead>"
    return f"<table>{head}<tbody>{body}</tbody></table>{notes}"


def _cells(row: dict[str, Any]) -> list[str]:
    if row["fixed"]:
        return [f"{row['estimate']:.4f}", "fixed", "", ""]
    p = "<0.0001" if row["p"] < 1e-4 else f"{row['p']:.4f}"
    return [f"{row['estimate']:.4f}", f"{row['se']:.4f}", f"{row['z']:.2f}", p]


def _tex(text: str) -> str:
    return "".join(SPECIAL.get(letter, letter) for letter in text)
