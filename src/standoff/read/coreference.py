"""Actors taken up again: pronouns, "the country", "these alliances", "this move", short names.

A salience list in the manner of Lappin & Leass (1994), cut down to states, governments, leaders
and groups of states.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from itertools import islice
from typing import TYPE_CHECKING

from standoff.read.groups import COUNTS, GroupMemory, groups, states
from standoff.read.sentences import Mention, Sentence, Text
from standoff.read.syntax import (
    ancestors,
    child,
    children,
    conjuncts,
    is_verb,
    lemma,
    subject,
)
from standoff.read.tables import sectors, words
from standoff.vocabulary.actors import Actor, Sector

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = ["resolve"]

_ISLANDS = frozenset(
    ["CUB", "TWN", "JPN", "GBR", "CYP", "LKA", "PHL", "ISL", "IRL", "MLT", "HTI", "JAM", "BHR"]
)
_PERSON = frozenset(["he", "him", "his", "she", "her", "himself", "herself"])
_OURS = frozenset(["we", "us", "our", "ours", "i", "my", "me"])
_THING = frozenset(["it", "its", "itself"])
_MANY = frozenset(["they", "them", "their", "themselves", "theirs"])
_BODIES = frozenset(["ministry", "army", "navy", "military", "parliament", "cabinet"])
_BRANCHES = frozenset(["foreign", "defence", "defense", "interior", "finance", "armed"])
_SENTENCES_BACK, _HEADS_UP = 4, 6


@dataclass(frozen=True, slots=True)
class _Candidate:
    """Somebody the text has spoken of: where, who, as what; subject is 2 in a main clause."""

    token: int
    sentence: int
    actors: tuple[Actor, ...]
    person: bool
    many: bool
    subject: int


@dataclass(slots=True)
class _Discourse:
    """What has been said so far, as the sentences are gone through in order."""

    text: Text
    known: dict[int, tuple[Actor, ...]]
    persons: set[int]
    memory: GroupMemory
    said: list[_Candidate] = field(default_factory=list)
    aliases: dict[str, tuple[Actor, ...]] = field(default_factory=dict)
    found: list[Mention] = field(default_factory=list)
    titled: dict[str, list[Mention]] = field(init=False)

    def __post_init__(self) -> None:
        self.titled = _titled(self.text)

    def add(self, tokens: tuple[int, int], actors: tuple[Actor, ...], *, how: str) -> None:
        """Record what words denote; a group goes by the words that take it up."""
        quote = self.text.quote(*tokens).quote
        named = tuple(replace(actor, text=actor.text or quote) for actor in actors)
        self.found.append(Mention(*tokens, named, how))
        self.known[tokens[1] - 1] = named

    def recent(self, sentence: int) -> Iterator[_Candidate]:
        """Give the candidates of this sentence and the few before it, latest first."""
        for candidate in reversed(self.said):
            if sentence - candidate.sentence > _SENTENCES_BACK:
                return
            yield candidate


def resolve(text: Text) -> Text:
    """Add to a text the mentions that only the rest of it explains.

    Parameters
    ----------
    text : Text
        With `mentions` and `heads` from `mentions.mentions` and `mentions.heads`.

    Returns
    -------
    Text
        With both completed; mentions by name come first where words could be either.
    """
    persons = {i for m in text.mentions if m.how == "person" for i in range(m.start, m.end)}
    known = dict(text.heads)
    memory = GroupMemory(groups(text), known)
    discourse = _Discourse(replace(text, heads=known), known, persons, memory)
    for number, sentence in enumerate(text.sentences):
        _learn_names(discourse, sentence)
        subjects = _subjects(sentence)
        for token in sentence.tokens:
            _take_up(discourse, token, number)
            _note(discourse, token, number, subjects)
        memory.introduce(sentence)
    taken = {i for mention in text.mentions for i in range(mention.start, mention.end)}
    fresh = [m for m in discourse.found if not taken.intersection(range(m.start, m.end))]
    together = tuple(sorted([*text.mentions, *fresh], key=lambda m: m.start))
    return replace(text, mentions=together, heads=known, backers=memory.backers)


def _subjects(sentence: Sentence) -> frozenset[int]:
    labels = ("nsubj", "nsubj:pass", "csubj", "nsubj:outer")
    return frozenset(token.i for token in sentence.tokens if token.dep_ in labels)


def _learn_names(discourse: _Discourse, sentence: Sentence) -> None:
    """Remember unknown surnames that stood with a title, so that they do later alone."""
    for token in sentence.tokens:
        if token.tag_ != "NNP":
            continue
        if token.i in discourse.known:
            after = token.nbor() if token.i + 1 < len(token.doc) else None
            last = after is None or after.i not in discourse.known or after.tag_ != "NNP"
            gazetteer = any(m.start <= token.i < m.end for m in _at(discourse.text, token.i))
            if last and not gazetteer:
                discourse.aliases.setdefault(token.text, discourse.known[token.i])
                discourse.persons.add(token.i)
        elif token.text in discourse.aliases:
            discourse.add((token.i, token.i + 1), discourse.aliases[token.text], how="alias")
            discourse.persons.add(token.i)


def _at(text: Text, token: int) -> tuple[Mention, ...]:
    return text.mentions_in(max(0, token - 6), token + 1)


def _note(discourse: _Discourse, token: Token, sentence: int, subjects: frozenset[int]) -> None:
    """Put the actors of a noun phrase on the list of who was spoken of.

    A subject that denotes nobody known is put there too: no pronoun of its sentence reaches past.
    """
    actors = discourse.known.get(token.i, ())
    if not (actors or token.i in subjects):
        return
    acts = token.i in subjects or token.head.i in subjects
    if not (actors or token.tag_.startswith("NN")) or token.tag_ == "PRP$":
        return
    if actors and actors[0].sector is Sector.UNK:
        return
    joined = discourse.text.actors(token) if token.dep_ != "conj" else actors
    several = len(states(joined)) > 1 or token.lower_ in _MANY
    plural = token.tag_ in ("NNS", "NNPS") and token.i not in discourse.persons
    named = token.i in discourse.persons or token.lower_ in _PERSON
    leader = named or lemma(token) in words("leader_nouns")
    discourse.said.append(
        _Candidate(
            token=token.i,
            sentence=sentence,
            actors=joined or actors,
            person=leader and not several,
            many=several or plural,
            subject=acts + (acts and _is_main(token)),
        )
    )


def _is_main(token: Token) -> bool:
    """Say whether a subject is that of a main clause."""
    verb = token.head
    return verb.head.i == verb.i or (verb.dep_ == "conj" and verb.head.head.i == verb.head.i)


def _take_up(discourse: _Discourse, token: Token, sentence: int) -> None:
    """Resolve one token if it takes somebody up."""
    if token.i in discourse.known:
        return
    word = token.lower_
    if word in _OURS and token.tag_ in ("PRP", "PRP$"):
        chosen = _speaker(discourse, token)
        if chosen:
            discourse.add((token.i, token.i + 1), chosen, how="pronoun")
    elif word in _PERSON | _THING | _MANY and token.tag_ in ("PRP", "PRP$"):
        chosen = _pronoun(discourse, token, sentence)
        if chosen:
            discourse.add((token.i, token.i + 1), chosen, how="pronoun")
    elif token.tag_ == "CD" and word in COUNTS and token.i and token.nbor(-1).lower_ == "the":
        chosen = discourse.memory.taken_up(token)
        if chosen and token.dep_ != "nummod":
            discourse.add((token.i - 1, token.i + 1), chosen, how="group")
    elif token.tag_ in ("NN", "NNS") or _is_title_alone(token):
        chosen, how = _definite(discourse, token, sentence)
        if chosen:
            discourse.add((_start(token), token.i + 1), chosen, how=how)


def _pronoun(discourse: _Discourse, token: Token, sentence: int) -> tuple[Actor, ...]:
    if token.dep_ == "expl" or _is_weather(token):
        return ()
    word = token.lower_
    best: tuple[float, _Candidate] | None = None
    for rank, candidate in enumerate(discourse.recent(sentence)):
        unknown = not candidate.actors
        if word in _PERSON and not (candidate.person or unknown):
            continue
        if word in _THING and (candidate.many or candidate.person):
            continue
        if word in _MANY and not candidate.many:
            continue
        if unknown and candidate.sentence < sentence:
            continue
        score = 10.0 * (candidate.sentence - sentence) + 4 * candidate.subject - 0.5 * rank
        if best is None or score > best[0]:
            best = (score, candidate)
    return best[1].actors if best else ()


def _speaker(discourse: _Discourse, token: Token) -> tuple[Actor, ...]:
    """Find who says "we": the subject of the verb of saying over or beside the words."""
    for head in islice(ancestors(token), _HEADS_UP):
        for verb in (head, *children(head, "parataxis", "ccomp")):
            if lemma(verb) not in words("say", "stating"):
                continue
            doer = subject(verb)
            if doer is not None and doer.i != token.i and doer.i in discourse.known:
                return discourse.known[doer.i]
    return ()


def _is_weather(token: Token) -> bool:
    """Say whether "it" only fills the subject's place: "it is unclear whether"."""
    head = token.head
    clausal = child(head, "csubj", "ccomp", "csubj:outer") is not None
    return (
        token.lower_ == "it"
        and clausal
        and (
            not is_verb(head)
            or lemma(head) in words("copulas")
            or child(head, "aux:pass") is not None
        )
    )


def _definite(discourse: _Discourse, token: Token, sentence: int) -> tuple[tuple[Actor, ...], str]:
    """Resolve a common noun that takes up a state, a group, or whoever acted before."""
    noun = lemma(token).lower()
    marker = child(token, "det")
    article = marker.lower_ if marker is not None else ""
    if noun in words("group_nouns") and (token.tag_ == "NNS" or noun in words("alliance_nouns")):
        return discourse.memory.taken_up(token), "group"
    if noun in words("transparent_nouns") and token.i not in discourse.known:
        return _content(discourse, token), "group"
    owner = child(token, "nmod:poss")
    if owner is not None and noun in sectors():
        owners = discourse.known.get(owner.i, ()) or _owner_pronoun(discourse, owner, sentence)
        return tuple(replace(a, sector=Sector(sectors()[noun]), text="") for a in owners), "agent"
    if article not in ("the", "this", "that"):
        return (), ""
    if noun in words("act_nouns") and article in ("this", "that"):
        return _actor_before(discourse, sentence), "act"
    if noun in _BODIES and _is_plain(token):
        chosen = _latest(discourse, sentence, acting=True)
        return tuple(replace(a, sector=Sector(sectors()[noun]), text="") for a in chosen), "agent"
    if child(token, "compound", "nmod") is not None:
        return (), ""
    if noun in words("leader_nouns") and (holder := _holder(discourse, token, sentence)):
        return tuple(replace(a, text="") for a in holder), "definite"
    if noun in words("island_nouns"):
        return _latest(discourse, sentence, among=_ISLANDS), "definite"
    if noun in words("country_nouns", "government_nouns", "leader_nouns"):
        acting = _acting(discourse, sentence)
        chosen = discourse.memory.backed_by(acting) or _latest(discourse, sentence, without=acting)
        return tuple(replace(a, sector=Sector.GOV, text="") for a in chosen), "definite"
    return (), ""


def _is_title_alone(token: Token) -> bool:
    """Say whether a title in capitals stands for its bearer: "the President"."""
    bare = token.tag_ == "NNP" and token.lower_ in words("leader_nouns")
    joined = token.i + 1 < len(token.doc) and token.nbor().tag_ in ("NNP", "NNPS", "IN")
    return bare and not joined


def _is_plain(token: Token) -> bool:
    """Say whether a body is called by its branch alone: "the foreign ministry", "the army"."""
    kids = children(token, "compound", "amod", "nmod", "acl", "acl:relcl")
    return token.dep_.startswith("nsubj") and all(kid.lower_ in _BRANCHES for kid in kids)


def _holder(discourse: _Discourse, token: Token, sentence: int) -> tuple[Actor, ...]:
    """Find who bears a title that stands alone: who was last named with it.

    Where a parliament or a court speaks, its own state's is meant.
    """
    for mention in discourse.text.sentences[sentence].mentions:
        if mention.actors[0].sector in (Sector.LEG, Sector.JUD):
            return (Actor(mention.actors[0].code, Sector.GOV),)
    named = discourse.titled.get(lemma(token).lower(), [])
    here = bisect_left(named, token.i, key=lambda mention: mention.start)
    return named[here - 1].actors if here else ()


def _titled(text: Text) -> dict[str, list[Mention]]:
    """Map each title to the mentions of persons by name that it stands with, in text order."""
    found: dict[str, list[Mention]] = {}
    for mention in text.mentions:
        first = max(0, mention.start - 1)
        tokens = text.doc[first : mention.end] if mention.how == "person" else ()
        for title in {lemma(token).lower() for token in tokens} & words("leader_nouns"):
            found.setdefault(title, []).append(mention)
    return found


def _owner_pronoun(discourse: _Discourse, owner: Token, sentence: int) -> tuple[Actor, ...]:
    return _pronoun(discourse, owner, sentence) if owner.tag_ == "PRP$" else ()


def _content(discourse: _Discourse, token: Token) -> tuple[Actor, ...]:
    """See through "a network of": the actors of what it is a network of."""
    for kid in children(token, "nmod"):
        for part in conjuncts(kid):
            if part.i in discourse.known:
                return discourse.text.actors(part) or discourse.known[part.i]
            if lemma(part) in words("group_nouns"):
                return discourse.memory.taken_up(part)
    return ()


def _acting(discourse: _Discourse, sentence: int) -> frozenset[str]:
    """Give the states of a group that acts in the sentence: "they help the government"."""
    return frozenset(
        actor.code
        for candidate in discourse.recent(sentence)
        if candidate.sentence == sentence and candidate.subject and candidate.many
        for actor in candidate.actors
    )


def _latest(
    discourse: _Discourse,
    sentence: int,
    *,
    among: frozenset[str] | None = None,
    without: frozenset[str] = frozenset(),
    acting: bool = False,
) -> tuple[Actor, ...]:
    """Find the state spoken of last, one that acted going before others, or `acting` alone."""
    best: tuple[float, tuple[Actor, ...]] | None = None
    for rank, candidate in enumerate(discourse.recent(sentence)):
        if not candidate.actors or (acting and not candidate.subject):
            continue
        state = candidate.actors[0]
        if (
            state.code in without
            or candidate.many
            or state.sector is Sector.IGO
            or (among and state.code not in among)
        ):
            continue
        score = 4.0 * (candidate.sentence - sentence) + 2 * candidate.subject - 0.5 * rank
        if best is None or score > best[0]:
            best = (score, candidate.actors)
    return best[1] if best else ()


def _actor_before(discourse: _Discourse, sentence: int) -> tuple[Actor, ...]:
    """Find who acted in the sentence before: the subject of its main clause."""
    if sentence == 0:
        return ()
    before = discourse.text.sentences[sentence - 1]
    doer = subject(before.root)
    if doer is not None and doer.i in discourse.known:
        return discourse.text.actors(doer) or discourse.known[doer.i]
    subjects = [c for c in discourse.recent(sentence) if c.sentence == sentence - 1 and c.subject]
    return subjects[-1].actors if subjects else ()


def _start(token: Token) -> int:
    """Give the first token of a short noun phrase: its determiner, if no name stands between."""
    marker = child(token, "det")
    near = marker is not None and 0 < token.i - marker.i <= 4
    return marker.i if marker is not None and near else token.i
