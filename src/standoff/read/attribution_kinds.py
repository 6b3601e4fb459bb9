"""What sort of source stands behind an attribution: its kind, name, affiliation and voice."""

from __future__ import annotations

import csv
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files

from standoff.read.attribution_frames import Attributed
from standoff.read.attribution_sources import noun_phrase
from standoff.read.sentences import AttributedContent, Text
from standoff.read.tree import Range, Tree
from standoff.vocabulary.actors import Sector
from standoff.vocabulary.sources import Attribution, SourceKind, Voice

__all__ = ["describe", "speaks"]

_PERSONAL = frozenset(["he", "she", "his", "her"])
_PLURAL = frozenset(["they", "their", "who", "which", "that"])
_NEUTRAL = frozenset(["it", "its"])
_RELATIVE = frozenset(["who", "which", "that"])
_OFFICIAL = frozenset([Sector.GOV, Sector.MIL, Sector.LEG, Sector.JUD, Sector.SPY, Sector.COP])
_TITLES = frozenset(["mr", "mr.", "mrs", "mrs.", "ms", "ms.", "dr", "dr.", "sir", "prof.", "the"])
_OF = frozenset(["at", "of", "from", "with", "for"])
_JOINS = frozenset(["for", "of", "on", "and", "in", "&", "the"])
_BREAKS = frozenset([",", "(", "who", "which", "whose", "—", "-", "–"])
_PERSONS = frozenset([SourceKind.NAMED_OFFICIAL, SourceKind.NAMED_EXPERT, SourceKind.NAMED_PERSON])
_UNNAMED_PERSONS = frozenset(
    [SourceKind.ANONYMOUS_OFFICIAL, SourceKind.ANONYMOUS_EXPERT, SourceKind.ANONYMOUS]
)
_NAMED = {
    "official": SourceKind.NAMED_OFFICIAL,
    "expert": SourceKind.NAMED_EXPERT,
    "media": SourceKind.MEDIA,
}
_UNNAMED = {
    "official": SourceKind.ANONYMOUS_OFFICIAL,
    "expert": SourceKind.ANONYMOUS_EXPERT,
    "institution": SourceKind.GOVERNMENT,
    "media": SourceKind.MEDIA,
    "organisation": SourceKind.ORGANISATION,
    "anonymous": SourceKind.ANONYMOUS,
}


@dataclass(frozen=True, slots=True)
class _Source:
    """Who a source is: kind, name and affiliation, as far as the words tell."""

    kind: SourceKind
    name: str = ""
    affiliation: str = ""


@dataclass(slots=True)
class _Cast:
    """The sources met so far: persons by last name, and whom a pronoun would mean."""

    by_name: dict[str, _Source] = field(default_factory=dict)
    latest: dict[str, _Source] = field(default_factory=dict)

    def meet(self, source: _Source, plural: bool) -> None:
        """Remember a source that was named or described."""
        if source.kind in _PERSONS and source.name:
            self.by_name[source.name.split()[-1].lower()] = source
        person = source.kind in _PERSONS | _UNNAMED_PERSONS
        role = "many" if plural else "person" if person else "thing"
        self.latest[role] = source


@cache
def _nouns() -> dict[str, str]:
    table = files("standoff.read").joinpath("tables", "sources.csv").read_text(encoding="utf-8")
    return {row["word"]: row["kind"] for row in csv.DictReader(table.splitlines())}


def describe(
    text: Text, tree: Tree, *, found: Iterable[Attributed]
) -> tuple[AttributedContent, ...]:
    """Say of each attribution who its source is and in what voice its content is given.

    Parameters
    ----------
    text : Text
        Its mentions and the actors they denote tell officials and governments.
    tree : Tree
        Of that text.
    found : iterable of Attributed
        In text order: later sources may be taken up from earlier ones.
    """
    cast = _Cast()
    described = []
    for each in found:
        source = _identify(text, tree, each, cast)
        attribution = Attribution(
            voice=Voice.AUTHOR if each.frame == "appearance" else _voice(tree, each.contents),
            kind=SourceKind.AUTHOR if each.frame == "appearance" else source.kind,
            source=text.quote(*each.source) if each.source else None,
            cue=text.quote(*each.cue),
            name=source.name,
            affiliation=source.affiliation,
        )
        described.append(AttributedContent(each.contents, attribution))
    return tuple(described)


def _voice(tree: Tree, contents: Iterable[Range]) -> Voice:
    """Tell words given as they were said from words retold, and from a mixture."""
    parts = list(contents)
    if all(
        tree.opens_quote(low) and tree.quotes[tree.quote[low]][1] >= high for low, high in parts
    ):
        return Voice.DIRECT
    if any(tree.quote[i] >= 0 for low, high in parts for i in range(low, high)):
        return Voice.MIXED
    return Voice.INDIRECT


def _identify(text: Text, tree: Tree, each: Attributed, cast: _Cast) -> _Source:
    """Find out who a source is, from its words, its actors, or what it takes up again."""
    if each.source is None:
        return _Source(SourceKind.ANONYMOUS)
    low, high = each.source
    word = tree.lower[low]
    if high - low == 1 and word in _RELATIVE:
        antecedent = _antecedent(tree, each.head)
        if antecedent is None:
            return _Source(SourceKind.ANONYMOUS)
        low, high = antecedent
    elif high - low == 1 and word in _PERSONAL | _PLURAL | _NEUTRAL:
        return _taken_up(text, low, word, cast)
    core = _core(tree, low, high)
    source = _read(text, tree, (low, high), cast)
    cast.meet(source, tree.tag[core - 1] in ("NNS", "NNPS"))
    return source


def _core(tree: Tree, low: int, high: int) -> int:
    """Find where a source's appositions and relative clauses begin."""
    return next((i for i in range(low + 1, high) if tree.lower[i] in _BREAKS), high)


def _antecedent(tree: Tree, verb: int) -> Range | None:
    """Give the noun phrase that the relative clause of `verb` is about, without that clause."""
    noun = tree.head[verb]
    if not tree.dep[verb].startswith("acl") or noun == verb:
        return None
    return noun_phrase(tree, noun, verb=verb)


def _taken_up(text: Text, token: int, word: str, cast: _Cast) -> _Source:
    """Resolve a pronoun to the actor that coreference found, else to the latest source."""
    actors = text.heads.get(token, ())
    role = "person" if word in _PERSONAL else "many" if word in _PLURAL else "thing"
    latest = cast.latest.get(role)
    if latest is not None:
        return latest
    if actors and actors[0].sector in _OFFICIAL:
        kind = SourceKind.NAMED_OFFICIAL if role == "person" else SourceKind.GOVERNMENT
        return _Source(kind, actors[0].text)
    return _Source(SourceKind.ANONYMOUS)


def _read(text: Text, tree: Tree, words: Range, cast: _Cast) -> _Source:
    """Read kind, name and affiliation off the words of a source."""
    low, high = words
    core = _core(tree, low, high)
    name = _person(text, tree, (low, core))
    roles = [kind for i in range(low, high) if (kind := _role(tree, i))]
    role = _role_before(tree, (low, core)) or (roles[0] if roles else None)
    affiliation = _affiliation(text, tree, words)
    if name:
        known = cast.by_name.get(name.split()[-1].lower())
        kind = _NAMED.get(role or "")
        if kind is None and known is not None:
            return known
        if kind is None and _names_official(text, (low, core)):
            kind = SourceKind.NAMED_OFFICIAL
        return _Source(kind or SourceKind.NAMED_PERSON, name, affiliation)
    actors = text.heads.get(_last_noun(tree, low, core), ())
    if role in (None, "anonymous") and actors:
        official = actors[-1].sector in _OFFICIAL
        return _Source(
            SourceKind.GOVERNMENT if official else SourceKind.ORGANISATION,
            _phrase(text, tree, (low, core)),
        )
    if role is None and tree.tag[_last_noun(tree, low, core)].startswith("NNP"):
        return _Source(SourceKind.ORGANISATION, _phrase(text, tree, (low, core)), affiliation)
    kind = _UNNAMED.get(role or "anonymous", SourceKind.ANONYMOUS)
    named = kind in (SourceKind.GOVERNMENT, SourceKind.MEDIA, SourceKind.ORGANISATION)
    return _Source(kind, _phrase(text, tree, (low, core)) if named else "", affiliation)


def _last_noun(tree: Tree, low: int, high: int) -> int:
    """Find the head of a simple noun phrase: its last noun before any preposition."""
    last = low
    for i in range(low, high):
        if tree.tag[i] == "IN":
            break
        if tree.tag[i].startswith(("NN", "PRP", "CD", "DT")):
            last = i
    return last


def speaks(text: Text, tree: Tree, *, source: Range | None) -> bool:
    """Say whether a source is somebody, or something written or shown; unnamed ones are.

    "The build-up serves to assert influence" has a subject that says nothing.
    """
    if source is None:
        return True
    low, high = source
    noun = _last_noun(tree, low, _core(tree, low, high))
    if tree.tag[noun].startswith(("NNP", "PRP", "CD", "DT", "W")) or noun in text.heads:
        return True
    return _role(tree, noun) is not None


def _role(tree: Tree, token: int) -> str | None:
    """Give the kind of source that a noun speaks of; a name's own words do not count."""
    if not tree.tag[token].startswith(("NN", "DT", "JJ", "CD")):
        return None
    nouns = _nouns()
    return nouns.get(tree.lemma[token]) or nouns.get(tree.lower[token])


def _role_before(tree: Tree, words: Range) -> str | None:
    """Give the role that the head of a noun phrase has: that of its last telling noun."""
    return next(
        (kind for i in range(words[1] - 1, words[0] - 1, -1) if (kind := _role(tree, i))), None
    )


def _person(text: Text, tree: Tree, words: Range) -> str:
    """Give the personal name at the end of a phrase, titles left out; empty if there is none."""
    low, high = words
    last = high - 1
    if last > low and tree.tag[last] == "POS":
        last -= 1
    first = last + 1
    while first > low and tree.tag[first - 1] == "NNP" and not _role(tree, first - 1):
        first -= 1
    if first > last:
        return ""
    named = text.mentions_in(first, last + 1)
    if any(mention.how in ("name", "place") for mention in named):
        first = max(mention.end for mention in named if mention.how in ("name", "place"))
    while first <= last and tree.lower[first] in _TITLES:
        first += 1
    if first > last:
        return ""
    titled = first > low and (
        tree.lower[first - 1] in _TITLES - {"the"} or _role(tree, first - 1) == "official"
    )
    person = any(mention.how == "person" for mention in named)
    bare = first == low and last > first
    described = first > low and _role(tree, first - 1) in ("expert", "official", "anonymous")
    apposed = high < len(tree.lower) and tree.lower[high] == "," and first == low
    surname = tree.lower[last] if (first == low and first == last) else ""
    if titled or person or bare or described or apposed or surname:
        return text.quote(first, last + 1).quote
    return ""


def _names_official(text: Text, words: Range) -> bool:
    """Say whether the gazetteer knows the person named as one in office."""
    return any(
        mention.how == "person" and mention.actors[0].sector in _OFFICIAL
        for mention in text.mentions_in(*words)
    )


def _affiliation(text: Text, tree: Tree, words: Range) -> str:
    """Give the organisation that a source is said to be at, of or from."""
    low, high = words
    for i in range(low, high - 1):
        if tree.lower[i] not in _OF:
            continue
        first = i + 1 + (tree.lower[i + 1] == "the")
        last = first
        while last < high and (
            text.doc[last].is_title or (last > first and tree.lower[last] in _JOINS)
        ):
            last += 1
        while last > first and tree.lower[last - 1] in _JOINS:
            last -= 1
        if any(_role(tree, k) in ("organisation", "institution") for k in range(first, last)):
            return text.quote(first, last).quote
    return ""


def _phrase(text: Text, tree: Tree, words: Range) -> str:
    """Give the words of a phrase without an article before them."""
    low, high = words
    low += tree.tag[low] == "DT" and high - low > 1
    return text.quote(low, high).quote
