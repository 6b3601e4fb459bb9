"""The registry of data sets: one file each, one row each in the tuple below."""

from __future__ import annotations

from standoff.errors import UnknownName
from standoff.history.dataset import DataSet
from standoff.history.sets import (
    acled,
    archigos,
    atop,
    capitals,
    cow_contiguity,
    cow_igos,
    cow_majors,
    cow_mids,
    cow_nmc,
    cow_states,
    cow_trade,
    cow_wars,
    democracy,
    fractionalisation,
    gdp,
    gml_mids,
    gw_states,
    icb,
    minimum_distance,
    rivalries,
    sipri_transfers,
    state_codes,
    terrain,
    territorial_threat,
    ucdp_acd,
    ucdp_ged,
    ucdp_onsets,
)

__all__ = ["DATA_SETS", "data_set"]

DATA_SETS: tuple[DataSet, ...] = (
    cow_states.DATA_SET,
    gw_states.DATA_SET,
    state_codes.DATA_SET,
    cow_majors.DATA_SET,
    cow_nmc.DATA_SET,
    cow_contiguity.DATA_SET,
    capitals.DATA_SET,
    minimum_distance.DATA_SET,
    atop.DATA_SET,
    gml_mids.DATA_SET,
    cow_mids.DATA_SET,
    cow_wars.DATA_SET,
    ucdp_acd.DATA_SET,
    ucdp_onsets.DATA_SET,
    icb.DATA_SET,
    rivalries.DATA_SET,
    democracy.DATA_SET,
    gdp.DATA_SET,
    cow_trade.DATA_SET,
    cow_igos.DATA_SET,
    archigos.DATA_SET,
    fractionalisation.DATA_SET,
    terrain.DATA_SET,
    territorial_threat.DATA_SET,
    ucdp_ged.DATA_SET,
    acled.DATA_SET,
    sipri_transfers.DATA_SET,
)
"""Every data set standoff knows, in the order they are listed."""


def data_set(name: str) -> DataSet:
    """Find a data set by name.

    Raises
    ------
    UnknownName
        If no data set is called so.
    """
    for one in DATA_SETS:
        if one.name == name:
            return one
    raise UnknownName(
        f"no data set is called {name!r}; 'standoff data list' shows the {len(DATA_SETS)} there are"
    )
