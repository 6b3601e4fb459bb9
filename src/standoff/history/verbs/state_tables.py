"""Verbs that add the columns of a table keyed by state and year, for every state of a row.

Capabilities (Singer, 1987), regimes, GDP and population (Fariss et al., 2022), trade (Barbieri &
Keshk, 2016), territorial threat (Miller, 2022) and onsets of internal conflict (UCDP).
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from standoff.errors import UnknownName, UsageError
from standoff.history.frame import Frame
from standoff.history.sets import data_set
from standoff.history.shelf import Shelf
from standoff.history.verb import Needs, Options, Step, Verb, source_of, step
from standoff.vocabulary.panels import System, Unit

__all__ = ["VERBS", "democracy", "gdp", "nmc", "territorial_threat", "trade", "ucdp_onsets"]


@dataclass(frozen=True)
class _StateTable:
    """A verb's data set, with its table per system ("" where the system has none)."""

    data: str
    cow: str
    gw: str
    zero: bool = False

    def table(self, system: System) -> str:
        name = self.cow if system is System.COW else self.gw
        if not name:
            raise UsageError(f"{self.data} has no codes of the {system.value} system")
        return name

    def variables(self, system: System) -> tuple[str, ...]:
        return data_set(self.data).table(self.table(system)).columns[2:]

    def _needs(self, system: System, _unit: Unit, _options: Options) -> Needs:
        return ((self.data, self.table(system)),)

    def _apply(self, frame: Frame, shelf: Shelf, options: Options) -> None:
        name, beyond = self.table(frame.system), options["beyond"]
        known = self.variables(frame.system)
        keep = options["keep"] or known
        for variable in keep:
            if variable not in known:
                raise UnknownName(f"{self.data} has no variable {variable!r}; it has {known}")
        spec = data_set(self.data).table(name)
        table = shelf.read(self.data, name, columns=(*spec.keys, *keep))
        fill = 0 if self.zero else None
        for role in frame.roles:
            located = frame.locate_states(table, role, coverage=spec.coverage, beyond=beyond)
            for variable in keep:
                source = source_of(shelf, self.data, table=name, variable=variable)
                frame.put(
                    frame.naming(variable, role),
                    table[variable],
                    at=located,
                    fill=fill,
                    source=source,
                )
            if beyond == "carry":
                flag = frame.naming(f"{self.data.replace('-', '_')}_carried", role)
                frame.flag(
                    flag,
                    located.carried,
                    source=source_of(shelf, self.data, table=name, variable="year"),
                )


TABLES = {
    "nmc": _StateTable("cow-nmc", "states", ""),
    "democracy": _StateTable("democracy", "cow", "gw"),
    "gdp": _StateTable("gdp", "cow", "gw"),
    "trade": _StateTable("cow-trade", "states", ""),
    "territorial_threat": _StateTable("territorial-threat", "states", ""),
    "ucdp_onsets": _StateTable("ucdp-onsets", "", "states", zero=True),
}


def nmc(keep: Iterable[str] = (), *, beyond: str = "null") -> Step:
    """Add national material capabilities: milex, milper, irst, pec, tpop, upop, cinc.

    Parameters
    ----------
    keep : iterable of str
        Variables; all if empty.
    beyond : str
        After 2022: "null", "carry" (with a flag column) or "error".
    """
    return step("nmc", keep=tuple(keep), beyond=beyond)


def democracy(keep: Iterable[str] = (), *, beyond: str = "null") -> Step:
    """Add regime scores: euds, aeuds, polity2 (to 2018; the US to 2020), v2x_polyarchy."""
    return step("democracy", keep=tuple(keep), beyond=beyond)


def gdp(keep: Iterable[str] = (), *, beyond: str = "null") -> Step:
    """Add GDP and population: mrgdppc, pwtrgdp, pwtpop and their standard deviations."""
    return step("gdp", keep=tuple(keep), beyond=beyond)


def trade(keep: Iterable[str] = (), *, beyond: str = "null") -> Step:
    """Add imports and exports in millions of current US dollars."""
    return step("trade", keep=tuple(keep), beyond=beyond)


def territorial_threat(keep: Iterable[str] = (), *, beyond: str = "null") -> Step:
    """Add the latent territorial threat (``lterrthreat``) and its standard deviation (``sd``)."""
    return step("territorial_threat", keep=tuple(keep), beyond=beyond)


def ucdp_onsets(keep: Iterable[str] = (), *, beyond: str = "null") -> Step:
    """Add onsets of internal conflict by gap; 0 only inside 1946-2017."""
    return step("ucdp_onsets", keep=tuple(keep), beyond=beyond)


VERBS = tuple(
    Verb(make, frozenset(Unit), TABLES[make.__name__]._needs, TABLES[make.__name__]._apply)
    for make in (nmc, democracy, gdp, trade, territorial_threat, ucdp_onsets)
)
