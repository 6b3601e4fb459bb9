"""Militarized interstate disputes (Palmer et al., 2022; Gibler, Miller & Little, 2016).

Dyad-years take one dispute by ordered exclusion rules; state-years count participations. Onset and
ongoing are zero inside coverage and null outside; what belongs to a dispute stays null in peace.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import polars as pl

from standoff.errors import UnknownName, UsageError
from standoff.history.exclusions import RULES, WHITTLE_DEFAULT, whittle
from standoff.history.frame import Frame
from standoff.history.gathering import Located
from standoff.history.parsing import expand_years
from standoff.history.sets import data_set
from standoff.history.shelf import Shelf
from standoff.history.verb import Needs, Options, Step, Verb, source_of, step
from standoff.vocabulary.panels import System, Unit

__all__ = ["INITIATION", "VERB", "dyadic", "initiates", "mids"]

INITIATION = {
    "sidea-all-joiners": "side A, or joined later on either side",
    "sidea-orig": "side A, and in the dispute from its first day",
    "sidea-with-joiners": "side A, joiners included",
}
PARTICIPANTS = ("all", "with known leaders")
OF_STATES = ("sidea", "orig", "init", "revstate", "fatalpre", "hiact")
OF_DISPUTE = ("dispnum", "fatality", "hostlev", "mindur", "maxdur", "recip", "stmon")


def mids(
    source: str = "gml",
    *,
    keep: Iterable[str] = (),
    exclusions: Sequence[str] = WHITTLE_DEFAULT,
    init: str = "sidea-all-joiners",
    **more: object,
) -> Step:
    """Add disputes: onset and ongoing, and the columns in `keep`.

    Parameters
    ----------
    source : "gml" or "cow"
    keep : iterable of str
        On dyads: sidea, orig, init, hiact (per state); dispnum, fatality, hostlev, mindur, maxdur,
        recip, stmon (of the dispute). On state-years: "init" for initiations.
    exclusions : sequence of str
        The order in which rival disputes of a dyad-year are left out.
    init : str
        Who counts as an initiator; a key of `INITIATION`.
    **more
        ``raw=True`` keeps the code -9 instead of null. ``beyond`` is "null", "error" or "zero" (as
        the peer does, and reported as such). ``participants="with known leaders"`` drops, on
        state-years, participations whose leader Archigos does not know (the peer does so).
    """
    options = {"raw": False, "beyond": "null", "participants": "all", **more}
    if source not in ("gml", "cow"):
        raise UsageError(f"mids() knows the sources 'gml' and 'cow', not {source!r}")
    for given, known in ((init, INITIATION), (options["participants"], PARTICIPANTS)):
        if given not in known:
            raise UnknownName(f"{given!r} is none of {list(known)}")
    for rule in exclusions:
        if rule not in RULES:
            raise UnknownName(f"no exclusion rule is called {rule!r}; there are {list(RULES)}")
    return step(
        "mids",
        source=source,
        keep=tuple(keep),
        exclusions=tuple(exclusions),
        init=init,
        **options,
    )


def dyadic(shelf: Shelf, source: str) -> pl.DataFrame:
    """Give all directed dispute-years of a source, with ``onset`` and ``ongoing``."""
    table = shelf.read(f"{source}-mids", "directed")
    if source == "cow":
        disputes = shelf.read("cow-mids", "disputes", columns=("dispnum", *OF_DISPUTE[1:]))
        table = table.join(
            disputes, on="dispnum", how="left", validate="m:1", maintain_order="left"
        )
    old = "mid" if source == "gml" else "disp"
    return table.rename({f"{old}onset": "onset", f"{old}ongoing": "ongoing"})


def initiates(init: str, k: str = "") -> pl.Expr:
    """Say whether state k (1, 2, or "" of a participant) counts as an initiator."""
    side, original = pl.col(f"sidea{k}") == 1, pl.col(f"orig{k}") == 1
    rule = {
        "sidea-all-joiners": side | ~original,
        "sidea-orig": side & original,
        "sidea-with-joiners": side,
    }[init]
    return rule.cast(pl.Int16)


def _apply(frame: Frame, shelf: Shelf, options: Options) -> None:
    if frame.system is not System.COW:
        raise UsageError("mids() needs a panel of the cow system")
    if len(frame.roles) == 1:
        _of_states(frame, shelf, options)
    else:
        _of_dyads(frame, shelf, options)


def _of_dyads(frame: Frame, shelf: Shelf, options: Options) -> None:
    source = options["source"]
    coverage = data_set(f"{source}-mids").table("directed").coverage
    chosen = whittle(dyadic(shelf, source), options["exclusions"]).with_columns(
        initiates(options["init"], k).alias(f"init{k}") for k in ("1", "2")
    )
    keys = chosen.select("ccode1", "ccode2", "year")
    for pair in frame.pairs:
        located = frame.locate_dyads(keys, pair, coverage=coverage, beyond=options["beyond"])
        for event in ("onset", "ongoing"):
            name = frame.pair_name(f"{source}mid{event}", pair)
            origin = source_of(
                shelf, f"{source}-mids", table="directed", variable=event, made="whittled"
            )
            frame.put(name, chosen[event], at=located, fill=0, source=origin)
        for variable in options["keep"]:
            _keep(frame, shelf, pair, located=located, what=(chosen, variable, options))


def _keep(
    frame: Frame,
    shelf: Shelf,
    pair: tuple[str, str],
    *,
    located: Located,
    what: tuple[pl.DataFrame, str, Options],
) -> None:
    chosen, variable, options = what
    if variable not in (*OF_STATES, *OF_DISPUTE):
        raise UnknownName(f"disputes have no {variable!r}; try {[*OF_STATES, *OF_DISPUTE]}")
    made = f"of the dispute left by {len(options['exclusions'])} exclusion rules"
    origin = source_of(
        shelf, f"{options['source']}-mids", table="directed", variable=variable, made=made
    )
    per_state = variable in OF_STATES
    for k, role in (("1", pair[0]), ("2", pair[1])) if per_state else (("", ""),):
        column = f"{variable}{k}"
        values = chosen[column]
        if not options["raw"]:
            values = chosen.select(pl.when(pl.col(column) != -9).then(column)).to_series()
        name = frame.naming(variable, role)
        frame.put(frame.pair_name(name, pair), values, at=located, fill=None, source=origin)


def _of_states(frame: Frame, shelf: Shelf, options: Options) -> None:
    if options["source"] != "gml":
        raise UsageError("mids('cow') adds to dyads only: its participant table is not read yet")
    coverage = data_set("gml-mids").table("participants").coverage
    years = _by_state(shelf, options)
    located = frame.locate_states(
        years, frame.roles[0], coverage=coverage, beyond=options["beyond"]
    )
    suffixes = ("", "_init") if "init" in options["keep"] else ("",)
    for name in (f"gmlmid{event}{s}" for s in suffixes for event in ("ongoing", "onset")):
        made = f"any participation in the year ({options['participants']})"
        origin = source_of(shelf, "gml-mids", table="participants", variable="ccode", made=made)
        frame.put(name, years[name], at=located, fill=0, source=origin)


def _by_state(shelf: Shelf, options: Options) -> pl.DataFrame:
    part = shelf.read("gml-mids", "participants")
    if options["participants"] == "with known leaders":
        part = part.filter(pl.col("allmiss_leader_start") == 0)
    years = expand_years(
        part.with_columns(init=initiates(options["init"])), "styear", end="endyear"
    )
    begins = pl.col("year") == pl.col("styear")
    return years.group_by("ccode", "year", maintain_order=True).agg(
        gmlmidongoing=pl.lit(1, pl.Int16),
        gmlmidonset=begins.any().cast(pl.Int16),
        gmlmidongoing_init=pl.col("init").max(),
        gmlmidonset_init=(begins & (pl.col("init") == 1)).any().cast(pl.Int16),
    )


def _needs(_system: System, unit: Unit, options: Options) -> Needs:
    name = f"{options['source']}-mids"
    if unit in (Unit.STATE_YEAR, Unit.LEADER_YEAR):
        return ((name, "participants"),)
    return ((name, "directed"), *(((name, "disputes"),) if options["source"] == "cow" else ()))


UNITS = frozenset({Unit.STATE_YEAR, Unit.LEADER_YEAR, Unit.DYAD_YEAR, Unit.K_AD_YEAR})
VERB = Verb(mids, UNITS, _needs, _apply)
