"""Actors by name: the gazetteer's surfaces in a text, and the noun phrases they make into actors.

"Cuban officials", "the government of X" and "X's army" denote actors of a state's sector; "X's
interests" does not. Sectors of common nouns follow PLOVER (2021).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from standoff.read.segments import blank_lines, is_dateline
from standoff.read.sentences import Mention, Text
from standoff.read.syntax import lemma
from standoff.read.tables import sectors
from standoff.states import members
from standoff.vocabulary.actors import Actor, Sector

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

    from standoff.states import Entity

__all__ = ["heads", "mentions"]

_COMPASS = frozenset(
    ["North", "South", "East", "West", "Northern", "Southern", "Eastern", "Western"]
)
_STATES = ("name", "demonym", "capital", "seat", "organisation")
_RUN_TAGS = ("NN", "JJ", "POS", "CD", "VBN", "HYPH")
_LONGEST_RUN = 8
_OF = frozenset(["of", "from", "in", "inside", "within"])


@dataclass(frozen=True, slots=True)
class _Name:
    """A surface of the gazetteer at [start, end) in tokens, with everyone it may mean."""

    start: int
    end: int
    entities: tuple[Entity, ...]


def _names(text: Text) -> tuple[_Name, ...]:
    """Find every surface of the gazetteer that fills whole tokens, none within a dateline."""
    from standoff.states import lexicon

    skip = _datelines(text)
    found = []
    for mention in lexicon(as_of=text.as_of).scan(blank_lines(text.document.text)):
        tokens = text.doc.char_span(mention.start, mention.end)
        if tokens is not None and tokens.start not in skip:
            found.append(_Name(tokens.start, tokens.end, mention.entities))
    return tuple(name for name in found if not _is_part_of_other_name(text.doc, name))


def _datelines(text: Text) -> set[int]:
    """Give the tokens of datelines."""
    inside: set[int] = set()
    for segment in text.segments:
        if is_dateline(text.document.text, segment):
            tokens = text.tokens(segment.start, segment.end)
            inside.update(range(tokens.start, tokens.end) if tokens is not None else ())
    return inside


def _is_part_of_other_name(doc: Doc, name: _Name) -> bool:
    """Say whether one word of a place stands as the surname of somebody unknown."""
    if name.end - name.start > 1 or name.start == 0:
        return False
    token, before = doc[name.start], doc[name.start - 1]
    if before.text in _COMPASS or before.tag_ != "NNP" or token.tag_ != "NNP":
        return False
    if sectors().get(lemma(before).lower()) or before.is_upper or not before.text.isalpha():
        return False
    return token.dep_ in ("flat", "flat:name") and token.head.i == before.i


def mentions(text: Text) -> tuple[Mention, ...]:
    """Name the actors that the gazetteer knows, ambiguous surfaces settled by the rest of the text.

    Parameters
    ----------
    text : Text
        Parsed; `as_of` says who holds which office.

    Returns
    -------
    tuple of Mention
        In text order, not overlapping; `how` is "person" for somebody's name, "place" for a
        region (sector UNK: it is not one who acts), else "name".
    """
    found = _names(text)
    sure = {
        name.entities[0].actor.code
        for name in found
        if len(name.entities) == 1 and not name.entities[0].needs_context
    }
    settled: list[Mention] = []
    for name in found:
        entity = _settle(text.doc, name, sure)
        if several := members(entity.name) if entity is not None else ():
            quote = text.quote(name.start, name.end).quote
            together = tuple(Actor(code, Sector.GOV, quote) for code in several)
            settled.append(Mention(name.start, name.end, together, "name"))
            continue
        actor = _actor(entity) if entity is not None else None
        if entity is not None and actor is not None:
            named = replace(actor, text=text.quote(name.start, name.end).quote)
            if entity.kind == "demonym" and text.doc[name.end - 1].tag_ in ("NNS", "NNPS"):
                named = replace(named, sector=Sector.CVL)
            how = "person" if entity.person else "place" if entity.kind == "region" else "name"
            if entity.kind in ("capital", "city", "seat") and _lies_in(text.doc, name, settled):
                named, how = replace(named, sector=Sector.UNK), "place"
            settled.append(Mention(name.start, name.end, (named,), how))
    return tuple(settled)


def _lies_in(doc: Doc, name: _Name, before: list[Mention]) -> bool:
    """Say whether a capital is a place of meeting and no government: "talks in A, B and C"."""
    low = name.start - 1
    if low >= 0 and doc[low].lower_ in ("and", ","):
        last = before[-1] if before else None
        gap = name.start - last.end if last is not None else 9
        return last is not None and gap <= 2 and last.how == "place"
    return low >= 0 and doc[low].lower_ in ("in", "at", "near", "outside", "around", "across")


def _actor(entity: Entity) -> Actor | None:
    """Give the actor of a reading; a region stands for the state that it is counted to, if any."""
    if entity.actor.known:
        return entity.actor
    return Actor(entity.within, Sector.UNK) if entity.within else None


def _settle(doc: Doc, name: _Name, sure: set[str]) -> Entity | None:
    """Choose whom a surface means.

    One that needs no context goes first, then one the text speaks of elsewhere, then a state whose
    name does not stand beside another proper name.
    """
    plain = [entity for entity in name.entities if not entity.needs_context]
    spoken_of = [entity for entity in name.entities if entity.actor.code in sure]
    alone = [] if _stands_by_a_name(doc, name) else [e for e in name.entities if e.kind in _STATES]
    return next(iter([*(e for e in plain if e in spoken_of), *plain, *spoken_of, *alone]), None)


def _stands_by_a_name(doc: Doc, name: _Name) -> bool:
    """Say whether a proper name that is no title touches a surface."""
    beside = [i for i in (name.start - 1, name.end) if 0 <= i < len(doc)]
    return any(
        doc[i].tag_ in ("NNP", "NNPS") and doc[i].text[:1].isupper() and not _sector(doc[i])
        for i in beside
    )


def heads(text: Text, found: tuple[Mention, ...]) -> dict[int, tuple[Actor, ...]]:
    """Say which noun phrases denote actors: by the token index of their heads.

    Parameters
    ----------
    text : Text
    found : tuple of Mention
        Of that text, in order.

    Returns
    -------
    dict
        Every token of a name is a key too, so that a wrong parse inside a name does no harm.
    """
    at = {i: mention for mention in found for i in range(mention.start, mention.end)}
    known: dict[int, tuple[Actor, ...]] = {i: mention.actors for i, mention in at.items()}
    for mention in found:
        if _qualifies_participle(text.doc, mention):
            continue
        for low, high, sector in _runs(text.doc, mention, at):
            owners = _coordinated(text.doc, mention, at)
            actors = tuple(
                replace(actor, sector=sector, text=text.quote(mention.start, high).quote)
                for actor in owners
            )
            known.update(dict.fromkeys(range(low, high), actors))
    _owned(text, found, known)
    _apposed(text.doc, known)
    return known


def _qualifies_participle(doc: Doc, mention: Mention) -> bool:
    """Say whether a name only tells who backs somebody: "X-backed rebels"."""
    after = doc[mention.end : mention.end + 2]
    return len(after) == 2 and after[0].text in "-–" and after[1].tag_ in ("VBN", "VBD", "JJ")


def _runs(
    doc: Doc, mention: Mention, at: Mapping[int, Mention]
) -> Iterator[tuple[int, int, Sector]]:
    """Find the agent noun that a name qualifies, and the names after it: (low, high, sector)."""
    end = mention.end
    while end < min(len(doc), mention.end + _LONGEST_RUN) and _goes_on(doc[end], at):
        end += 1
    nouns = [i for i in range(mention.end, end) if doc[i].tag_ in ("NN", "NNS") or _title(doc[i])]
    if not nouns:
        return
    last = nouns[-1]
    kinds = [kind for i in nouns if (kind := _sector(doc[i]))]
    if _sector(doc[last]) is None:
        return
    special = [kind for kind in kinds if kind != "GOV"]
    if "state" in {doc[i].lower_ for i in nouns} and special == ["JRN"]:
        special = []
    yield last, end, Sector(special[0] if special else kinds[-1])


def _goes_on(token: Token, at: Mapping[int, Mention]) -> bool:
    if token.i in at:
        return at[token.i].how == "person"
    return (token.tag_.startswith(_RUN_TAGS) and not token.is_punct) or token.text in (
        "-",
        "'s",
        "’s",
    )


def _title(token: Token) -> bool:
    return token.tag_.startswith("NNP") and _sector(token) is not None


def _sector(token: Token) -> str | None:
    """Give the sector of a common noun for people, machines of war or bodies; None for others."""
    return sectors().get(lemma(token).lower()) or sectors().get(token.lower_)


def _coordinated(doc: Doc, mention: Mention, at: Mapping[int, Mention]) -> tuple[Actor, ...]:
    """Take in the names coordinated before a name: "U.S. and Russian negotiators"."""
    actors = list(mention.actors)
    low = mention.start
    while low >= 2 and doc[low - 1].lower_ in ("and", "or", ",") and low - 2 in at:
        other = at[low - 2]
        if doc[other.end - 1].tag_ not in ("JJ", "NNP") or other.how == "person":
            break
        actors = [*other.actors, *actors]
        low = other.start
    return tuple(dict.fromkeys(actors))


def _owned(text: Text, found: tuple[Mention, ...], known: dict[int, tuple[Actor, ...]]) -> None:
    """Resolve agent nouns owned from behind: "the government of X", "soldiers from X"."""
    doc = text.doc
    for mention in found:
        low = mention.start - 1
        if low >= 0 and doc[low].lower_ == "the":
            low -= 1
        if low < 1 or doc[low].lower_ not in _OF or low - 1 in known:
            continue
        noun = doc[low - 1]
        kind = _sector(noun)
        lies_there = doc[low].lower_ not in ("of", "from")
        if kind is None or (lies_there and kind in ("MIL", "IGO", "SPY")):
            continue
        words_there = text.quote(low - 1, mention.end).quote
        known[noun.i] = tuple(
            replace(actor, sector=Sector(kind), text=words_there) for actor in mention.actors
        )


def _apposed(doc: Doc, known: dict[int, tuple[Actor, ...]]) -> None:
    """Let an unknown name take the actor of its apposition: "N. N., the foreign minister of X"."""
    for token in doc:
        if token.dep_ != "appos":
            continue
        for one, other in ((token.i, token.head.i), (token.head.i, token.i)):
            kind = _sector(doc[other])
            if one not in known and other in known and kind and doc[one].tag_ == "NNP":
                parts = [kid.i for kid in doc[one].children if kid.dep_ == "flat"]
                known.update(dict.fromkeys([one, *parts], known[other]))
