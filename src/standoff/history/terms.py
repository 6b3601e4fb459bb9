"""The terms that several data sets share, in our own words, with where they stand."""

from __future__ import annotations

__all__ = ["COW", "CREDIT", "MILLER", "UCDP"]

COW = (
    "Correlates of War terms (correlatesofwar.org/data-sets/terms-and-conditions): no commercial "
    "use; cite each data set; do not pass the data on to a third party without written permission "
    "of the project's director and the data's host."
)
CREDIT = "No licence is stated with the data: use it for research, cite it, do not pass it on."
MILLER = (
    "Compiled by S. V. Miller for the R package peacesciencer (GPL-2) from data that keep their "
    "own terms; cite both."
)
UCDP = "Creative Commons Attribution 4.0: free to use and pass on with the citation given."
