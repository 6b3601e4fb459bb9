"""The reference estimations: which model, data file, formula and options each one is."""

from __future__ import annotations

import math
from typing import Any, NamedTuple

__all__ = ["HUTH", "REFERENCES", "SANCTIONS", "Reference"]


class Reference(NamedTuple):
    """One estimation: model, data file, formula, options, least year and the peer's CPU seconds."""

    model: str
    file: str
    formulas: str
    options: dict[str, Any]
    peer_cpu: float
    since: int | None = None


WAR = "esc + war ~ s_wt_re1 + revis1 | 0 | regime1 | balanc + regime2"
LEBLANG = (
    "outcome ~ capcont + lreserves + overval + creditgrow + USinterest + service + contagion"
    " + prioratt - 1 | 1 | 1 | unifgov + lexports + preelec + postelec + rightgov + realinterest"
    " + capcont + lreserves"
)
SHORT = "outcome ~ lreserves + overval - 1 | 1 | 1 | preelec + realinterest"
REGIME = "esc + war ~ regime1 | 0 | regime1 + regime2 | regime1 + regime2"
LATEX = "esc + war ~ s_wt_re1 + revis1 | 0 | balanc + revis1 | balanc"
D122 = "y ~ x1 + x2 | x3 + f1 | 0 | x4 + x5 | z1 + z2 | z3 + f2"
D123 = "y ~ x1 + x2 | 0 | x3 | x4 + x5 | 0 | x6 | x7 | x8"
ULT = "x1 + x2 + x3 + x4 + w1 + w2 | z1 + z2 + z3 + z4 + w1 + w2"

SANCTIONS = (
    "sq + cd + sf + bd ~ sqrt(senderecondep) + senderdemocracy + contig + ally - 1 |"
    " anticipatedsendercosts | sqrt(targetecondep) + anticipatedtargetcosts + contig + ally |"
    " sqrt(senderecondep) + senderdemocracy + lncaprat | targetdemocracy + lncaprat |"
    " senderdemocracy | 0"
)
"""The published specification of the signalling game on sanctions threats."""

HUTH = (
    "outcome ~ tft + firmflex + dem_att + syear | 1 |"
    " nuclear + ibf + sbf + lbf + milallia + milarm - 1 |"
    " nuclear + ibf + sbf + milallia + milarm + fortrade + stalemat + dem_def"
)
"""Extended immediate deterrence in 58 cases (Signorino & Tarar 2006, table 4)."""

CURRENCY: dict[str, Any] = {"levels": ("no attack", "devaluation", "defense")}
FOUR: dict[str, Any] = {"levels": ("LL", "LR", "RL", "RR")}
PRIVATE: dict[str, Any] = {"kind": "private"}
LOGIT: dict[str, Any] = {"link": "logit"}
E12 = ("u1(sq)", "u1(yield)", "u1(fight)", "u2(fight)")
WAR_FIXED: dict[str, Any] = {"fixed": dict(zip(E12, (-1.0, 0.0, -1.4, 0.1), strict=True))}
CURRENCY_FIXED: dict[str, Any] = {"fixed": dict(zip(E12, (1.0, -1.0, 0.0, 1.0), strict=True))}
SCALES: dict[str, Any] = {"fixed": {"log(s1)": math.log(5.0), "log(s2)": 0.0}}
STUDENTS: dict[str, Any] = {"fixed": {"log(s2)": math.log(3.0)}, "penalty": "none"}
BY_PLAYER = WAR_FIXED | {"scale_by": "player"}

W, L, U, D2, D3 = "war1800", "leblang2003", "data_ult", "data_122", "data_123"
SAME = "offer+accept ~ gender1 | gender2"
CURRENCY_SD = CURRENCY | PRIVATE | {"scale": "prioratt - 1"}
REFERENCES: dict[str, Reference] = {
    "egame12_war1800_main": Reference("egame12", W, WAR, {}, 0.042),
    "egame12_war1800_logit": Reference("egame12", W, WAR, LOGIT, 0.041),
    "egame12_war1800_private": Reference("egame12", W, WAR, PRIVATE, 0.039),
    "egame12_war1800_post1850": Reference("egame12", W, WAR, {}, 0.031, 1850),
    "egame12_war1800_sdformula": Reference("egame12", W, WAR, {"scale": "balanc - 1"}, 0.239),
    "egame12_war1800_fixedutils": Reference("egame12", W, "esc + war ~ 1", WAR_FIXED, 0.042),
    "egame12_war1800_fixedutils_sdbyplayer": Reference(
        "egame12", W, "esc + war ~ 1", BY_PLAYER, 0.064
    ),
    "egame12_war1800_regime": Reference("egame12", W, REGIME, {}, 0.038),
    "egame12_war1800_latex": Reference("egame12", W, LATEX, {}, 0.025),
    "egame12_leblang_private": Reference("egame12", L, LEBLANG, CURRENCY | PRIVATE, 1.037),
    "egame12_leblang_agent": Reference("egame12", L, LEBLANG, CURRENCY, 0.963),
    "egame12_leblang_sdformula": Reference("egame12", L, SHORT, CURRENCY_SD, 1.508),
    "egame12_leblang_fixedutils": Reference(
        "egame12", L, "outcome ~ 1", CURRENCY | PRIVATE | CURRENCY_FIXED, 0.565
    ),
    "egame122_data122_probit_agent": Reference("egame122", D2, D122, FOUR, 0.159),
    "egame122_data122_logit_agent": Reference("egame122", D2, D122, FOUR | LOGIT, 0.151),
    "egame122_data122_private_patched": Reference("egame122", D2, D122, FOUR | PRIVATE, 0.194),
    "egame123_data123_private": Reference("egame123", D3, D123, PRIVATE, 0.176),
    "egame123_data123_probit_agent": Reference("egame123", D3, D123, {}, 0.153),
    "egame123_data123_logit_agent": Reference("egame123", D3, D123, LOGIT, 0.104),
    "ultimatum_datault_both": Reference("ultimatum", U, f"offer + accept ~ {ULT}", {}, 0.194),
    "ultimatum_datault_offer": Reference("ultimatum", U, f"offer ~ {ULT}", {}, 0.239),
    "ultimatum_datault_fixedscale": Reference(
        "ultimatum", U, f"offer + accept ~ {ULT}", SCALES, 0.167
    ),
    "ultimatum_2010": Reference("ultimatum", "ultimatum2010", SAME, STUDENTS, 0.027),
}
"""By the names of the reference results (R games 1.1.2, November 2026)."""
