"""States and other actors as claims name them; sectors follow the PLOVER ontology (2021)."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

__all__ = ["Actor", "Sector"]


class Sector(StrEnum):
    """PLOVER's primary sectors; ``PRE`` is ours, and ``UNK`` says that nobody knows.

    ``ELI`` are people who held office or lead by standing, ``JRN`` the media, ``MED`` those who
    treat the sick, ``HLH`` bodies of public health, ``REF`` people driven from home, ``UAF`` armed
    people whom nobody has identified, ``PRM`` militias and paramilitaries, ``PRE`` entities that
    only some states recognise.
    """

    GOV = "GOV"
    MIL = "MIL"
    LEG = "LEG"
    JUD = "JUD"
    SPY = "SPY"
    COP = "COP"
    PTY = "PTY"
    OPP = "OPP"
    ELI = "ELI"
    REB = "REB"
    PRM = "PRM"
    UAF = "UAF"
    PRE = "PRE"
    CVL = "CVL"
    REF = "REF"
    CRM = "CRM"
    BUS = "BUS"
    LAB = "LAB"
    AGR = "AGR"
    JRN = "JRN"
    EDU = "EDU"
    MED = "MED"
    HLH = "HLH"
    NGO = "NGO"
    IGO = "IGO"
    REL = "REL"
    UNK = "UNK"


@dataclass(frozen=True, slots=True, order=True)
class Actor:
    """One party to a claim.

    Attributes
    ----------
    code : str
        ISO 3166 alpha-3 code of the state, or a code of the gazetteer for an organisation
        ("NATO", "UNO") ; ``"---"`` where the text names nobody the gazetteer knows.
    sector : Sector
        Who in that state is meant.
    text : str
        The words of the document ("Maduro's administration"); not part of who it is.
    """

    code: str
    sector: Sector = Sector.GOV
    text: str = ""

    @property
    def known(self) -> bool:
        """Say whether the actor is one of the gazetteer's."""
        return self.code != "---"
