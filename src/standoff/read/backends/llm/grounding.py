"""From what a model proposed to a claim: every word found in the document, the rest read anew.

Of a proposal only the kind, its labels and where it points are taken. The quote, the parties,
forces, items and amounts are the document's words as the reader's own grammars read them; so are
attribution, factuality and time. A number is never the model's.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from standoff.read.backends.llm.places import find, party
from standoff.read.backends.llm.proposals import Proposal, Refusal
from standoff.read.backends.llm.windows import Window
from standoff.read.contexts import contexts
from standoff.read.holdings import Holding, holdings
from standoff.read.numerals import numerals
from standoff.read.quantities import Amount, amounts
from standoff.read.sentences import Sentence, Text
from standoff.vocabulary.actors import Actor
from standoff.vocabulary.claims import (
    Assessment,
    Certainty,
    Claim,
    Cost,
    Event,
    Factuality,
    Force,
    Item,
    Judgement,
    Posture,
    Quantity,
    Question,
    Relation,
    Signal,
    Stance,
    Support,
)

if TYPE_CHECKING:
    from spacy.tokens import Span as Tokens

__all__ = ["Seen", "Taken", "ground"]

Actors = tuple[Actor, ...]
Taken = dict[Proposal, int]
"""How often the same proposal was met in one document, so that repeats find the next place."""

_FEWEST_WORDS, _MOST_SENTENCES = 2, 2
_FUTURE = frozenset(["will", "would", "shall", "'ll", "’ll"])
_CONDITIONS = frozenset(["if", "unless", "should", "provided"])


@dataclass(frozen=True, slots=True)
class Seen:
    """What the model was shown, what it proposed before, and the name its claims will bear."""

    window: Window
    taken: Taken
    rule: str


@dataclass(frozen=True, slots=True)
class _Found:
    """A proposal with its quote found: tokens of the Doc, its sentences, and the parties."""

    proposal: Proposal
    sentences: tuple[Sentence, ...]
    tokens: Tokens
    sides: tuple[Actors, Actors]
    rule: str

    @property
    def text(self) -> Text:
        """Give the whole text."""
        return self.sentences[0].text

    @property
    def sentence(self) -> Sentence:
        """Give the sentence in which the quote begins."""
        return self.sentences[0]

    @property
    def region(self) -> tuple[int, int]:
        """Give the token indexes of the quote, end exclusive."""
        return self.tokens.start, self.tokens.end

    @property
    def chars(self) -> tuple[int, int]:
        """Give the code points of the quote, end exclusive."""
        return self.tokens.start_char, self.tokens.end_char

    def basis(self) -> dict[str, Any]:
        """Give span, attribution, factuality and time, read by the passes, and the rule's name."""
        own = self.sentence.tokens
        low, high = max(self.tokens.start, own.start), min(self.tokens.end, own.end)
        head = self.tokens.doc[low:high].root
        return {**self.sentence.basis(head, self.region), "rule": self.rule}


def ground(text: Text, proposal: Proposal, *, seen: Seen) -> Claim | Refusal:
    """Make a claim of a proposal, or say why not.

    Parameters
    ----------
    text : Text
        With what all passes have found.
    proposal : Proposal
    seen : Seen
        Its `taken` is filled here; one for each document.
    """
    tokens = _quote(text, proposal, seen)
    if isinstance(tokens, Refusal):
        return tokens
    sentences = _sentences(text, tokens)
    words = sum(not (token.is_punct or token.is_space) for token in tokens)
    if words < _FEWEST_WORDS or not 0 < len(sentences) <= _MOST_SENTENCES:
        return Refusal("length")
    tokens = _with_whole_amounts(sentences, tokens)
    if _cuts_figures(tokens):
        return Refusal("number")
    within = (seen.window.start, seen.window.end)
    sides: list[Actors] = []
    for side in (proposal.actor, proposal.toward):
        found = [party(text, words, near=tokens.start, within=within) for words in side]
        if not all(found):
            return Refusal("party")
        sides.append(tuple({a.code + a.sector: a for one in found for a in one}.values()))
    place = _Found(proposal, sentences, tokens, (sides[0], sides[1]), seen.rule)
    return _foreign_words(place) or _BUILDERS[proposal.kind](place)


def _quote(text: Text, proposal: Proposal, seen: Seen) -> Tokens | Refusal:
    """Find the quote: in the paragraph it names, the next place at each repeat; else if unique."""
    window, taken = seen.window, seen.taken
    own = window.paragraph(proposal.paragraph)
    places = list(find(text, proposal.quote, within=own)) if own else []
    if not places:
        places = list(find(text, proposal.quote, within=(window.start, window.end)))
        if len(places) > 1:
            return Refusal("place")
    if not places:
        return Refusal("quote")
    turn = taken[proposal] = taken.get(proposal, -1) + 1
    return places[min(turn, len(places) - 1)]


def _sentences(text: Text, tokens: Tokens) -> tuple[Sentence, ...]:
    """Give the sentences that a quote touches, in order."""
    found: dict[int, Sentence] = {}
    for token in tokens:
        sentence = text.sentence_at(token.i)
        if sentence.tokens.start <= token.i < sentence.tokens.end:
            found.setdefault(sentence.tokens.start, sentence)
    return tuple(found.values())


def _with_whole_amounts(sentences: tuple[Sentence, ...], tokens: Tokens) -> Tokens:
    """Widen a quote that cuts an amount in two: "000 troops" of "15 000 troops"."""
    low, high = tokens.start_char, tokens.end_char
    for _, start, end in _amounts(sentences):
        if start < tokens.end_char and tokens.start_char < end:
            low, high = min(low, start), max(high, end)
    wider = tokens.doc.char_span(low, high, alignment_mode="expand")
    return wider if wider is not None else tokens


def _cuts_figures(tokens: Tokens) -> bool:
    """Say whether a quote begins or ends between two groups of figures: "15 | 000 troops"."""
    doc, low, high = tokens.doc, tokens.start, tokens.end
    before = low > 0 and doc[low - 1].text[-1].isdigit() and doc[low].text[0].isdigit()
    after = high < len(doc) and doc[high - 1].text[-1].isdigit() and doc[high].text[0].isdigit()
    return before or after


@lru_cache(maxsize=64)
def _read_amounts(text: str) -> tuple[Amount, ...]:
    return amounts(text)


def _amounts(sentences: tuple[Sentence, ...]) -> list[tuple[Amount, int, int]]:
    """Read the amounts of some sentences, each with its code points in the document."""
    found = []
    for sentence in sentences:
        base = sentence.tokens.start_char
        found += [(a, base + a.start, base + a.end) for a in _read_amounts(sentence.tokens.text)]
    return found


def _foreign_words(place: _Found) -> Refusal | None:
    """Refuse items and amounts whose words, or numbers, are not in the quote."""
    text, proposal = place.text, place.proposal
    held = {(n.low, n.high) for n in numerals(place.tokens.text)}
    for words in (*proposal.items, *((proposal.amount,) if proposal.amount else ())):
        if next(find(text, words, within=place.chars), None) is not None:
            continue
        strange = any((n.low, n.high) not in held for n in numerals(words))
        digits = any(c.isdigit() for c in words)
        number = strange or digits or words == proposal.amount
        return Refusal("number" if number else "words")
    return None


def _quantity(place: _Found) -> Quantity | None:
    """Read the amount that a model points at, by our own grammar."""
    sought = next(find(place.text, place.proposal.amount, within=place.chars), None)
    if sought is None:
        return None
    read = _amounts(place.sentences)
    over = (a for a, low, high in read if low < sought.end_char and sought.start_char < high)
    amount = next(over, None)
    return amount.quantity if amount is not None else None


def _holdings(place: _Found) -> dict[str, Holding | None]:
    """Match the words of items to the assets that the reader sees in the quote."""
    text, (low, high) = place.text, place.region
    seen = [h for s in place.sentences for h in holdings(s) if low <= h.start and h.end <= high]
    found: dict[str, Holding | None] = {}
    for words in place.proposal.items:
        item = next(find(text, words, within=place.chars))
        over = [h for h in seen if h.start < item.end and item.start < h.end]
        kept = _with_own_number(place, over[0]) if over else None
        found[text.quote(item.start, item.end).quote] = kept
    return found


def _with_own_number(place: _Found, holding: Holding) -> Holding:
    """Leave out the number of an asset where it stands before the quote."""
    words = holding.quantity.text if holding.quantity is not None else ""
    before = (place.tokens.start_char, place.text.doc[holding.start].idx)
    inside = next(find(place.text, words, within=before), None)
    return holding if inside is not None else replace(holding, quantity=None)


def _aux(factuality: Factuality) -> tuple[str, ...]:
    """Name the modes of a deed that is not plainly done."""
    cues = {cue.quote.lower() for cue in factuality.cues}
    modes = {
        "future": bool(cues & _FUTURE),
        "hypothetical": factuality.certainty is Certainty.POSSIBLE,
        "negation": not factuality.positive,
    }
    return tuple(name for name, holds in modes.items() if holds)


def _event(place: _Found) -> Claim | Refusal:
    actor, recipient = place.sides
    if not (actor or recipient):
        return Refusal("nobody")
    basis = place.basis()
    return Event(
        actor=actor,
        recipient=recipient,
        event=place.proposal.label,
        context=contexts(place.sentence, place.region),
        aux=_aux(basis["factuality"]),
        quantity=_quantity(place),
        **basis,
    )


def _posture(place: _Found) -> Claim | Refusal:
    forces = tuple(
        holding.force if holding is not None else Force("other", words)
        for words, holding in _holdings(place).items()
    )
    if not place.sides[0]:
        return Refusal("nobody")
    if not forces:
        return Refusal("words")
    return Posture(
        actor=place.sides[0],
        against=place.sides[1],
        forces=tuple(dict.fromkeys(forces)),
        direction=place.proposal.label,
        **place.basis(),
    )


def _support(place: _Found) -> Claim | Refusal:
    items = tuple(
        holding.support if holding is not None else Item("other", words)
        for words, holding in _holdings(place).items()
    )
    if not place.sides[0]:
        return Refusal("nobody")
    return Support(
        supporter=place.sides[0],
        recipient=place.sides[1],
        items=tuple(dict.fromkeys(items)),
        status=place.proposal.label,
        event=place.proposal.event or "AID",
        context=contexts(place.sentence, place.region),
        **place.basis(),
    )


def _signal(place: _Found) -> Claim | Refusal:
    if not place.sides[0]:
        return Refusal("nobody")
    basis = place.basis()
    factuality: Factuality = basis["factuality"]
    conditional = any(cue.quote.lower() in _CONDITIONS for cue in factuality.cues)
    return Signal(
        actor=place.sides[0],
        recipient=place.sides[1],
        stance=Stance(place.proposal.label),
        commitment="conditional" if conditional else "explicit",
        event=place.proposal.event,
        context=contexts(place.sentence, place.region),
        aux=_aux(factuality),
        **basis,
    )


def _assessment(place: _Found) -> Claim | Refusal:
    about, toward = place.sides
    if not about:
        return Refusal("nobody")
    judgement = Judgement(place.proposal.label, place.proposal.polarity or "0", about)
    value = f"{judgement.dimension} {judgement.polarity}"
    basis = place.basis()
    return Assessment(about=about, judgements=(judgement,), toward=toward, value=value, **basis)


def _relation(place: _Found) -> Claim | Refusal:
    a, b = place.sides
    if not (a and b):
        return Refusal("nobody")
    return Relation(relation=place.proposal.label, a=a, b=b, **place.basis())


def _cost(place: _Found) -> Claim | Refusal:
    bearer, quantity = place.sides[0], _quantity(place)
    if not bearer and quantity is None:
        return Refusal("nobody")
    domain = place.proposal.label
    return Cost(bearer=bearer, domain=domain, quantity=quantity, **place.basis())


def _question(place: _Found) -> Claim | Refusal:
    outcomes = tuple(_holdings(place)) or (place.text.quote(*place.region).quote,)
    about = (*place.sides[0], *place.sides[1])
    return Question(outcomes=outcomes, about=about, **place.basis())


_BUILDERS: dict[str, Callable[[_Found], Claim | Refusal]] = {
    "EVENT": _event,
    "POSTURE": _posture,
    "SUPPORT": _support,
    "SIGNAL": _signal,
    "ASSESSMENT": _assessment,
    "RELATION": _relation,
    "COST": _cost,
    "QUESTION": _question,
}
