"""What a name in a text can stand for: an actor, of what kind, and in which office on the day."""

from __future__ import annotations

from dataclasses import dataclass

from standoff.vocabulary.actors import Actor

__all__ = ["KINDS", "Entity", "Mention"]

KINDS = (
    *("name", "demonym", "capital", "seat", "leader", "office", "organisation", "service"),
    *("region", "armed group"),
)
"""The kinds of entity a surface form can have."""


@dataclass(frozen=True, slots=True)
class Entity:
    """One reading of a surface form.

    Attributes
    ----------
    actor : Actor
        Code and sector; the code is ``"---"`` for a region that belongs to no one state.
    kind : str
        One of `KINDS`.
    name : str
        The canonical name ("Russia", "Nicolás Maduro", "Taiwan Strait").
    person, office : str
        Full name and office of a leader on the day of the lexicon ("president",
        "former president"); empty otherwise.
    needs_context : bool
        The words alone are no proof: they often mean something else ("Jordan", "Rice").
    within : str
        Code of the state that a region or city lies in or is internationally counted to; empty
        where several claim it.
    """

    actor: Actor
    kind: str
    name: str
    person: str = ""
    office: str = ""
    needs_context: bool = False
    within: str = ""

    @property
    def former(self) -> bool:
        """Say whether a leader held no office on the day of the lexicon."""
        return self.office.startswith("former ")


@dataclass(frozen=True, slots=True)
class Mention:
    """A surface form found in a text, code points `start` to `end`, with its readings in order."""

    start: int
    end: int
    surface: str
    entities: tuple[Entity, ...]

    @property
    def entity(self) -> Entity:
        """Give the first reading: the most usual one on the day."""
        return self.entities[0]
