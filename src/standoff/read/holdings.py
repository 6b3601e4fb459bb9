"""Assets as a sentence names them: the noun phrase, how many, and lists of them around a verb."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from standoff.read.assets import Asset, assets, force_kind, support_form
from standoff.read.numerals import WORDS
from standoff.read.predicates import LONGEST
from standoff.read.quantities import Amount, amounts
from standoff.read.syntax import clause
from standoff.vocabulary.claims import Force, Item, Quantity

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token
    from spacy.tokens import Span as Tokens

    from standoff.read.sentences import Sentence

__all__ = ["Holding", "holdings", "listed_after", "listed_before", "reach"]

_COLLECTIVE: Final = re.compile(
    r"\b(?:squadron|wing|group|fleet|flotilla|battery|batterie|battalion|brigade|division|regiment|"
    r"convoy|column|package|shipment|delivery|deliverie|stockpile|array|network|contingent|unit|"
    r"force|team|system|consignment|batch)s?\s+of\s+$"
)
_QUALIFYING: Final = ("compound", "amod", "nmod:poss")
_NOT_IN_ITEM: Final = ("more", "additional", "extra", "further", "other", "such", "several", "many")
_BETWEEN: Final = (*_NOT_IN_ITEM, "of", "the", "its", "their", "-", "’s", "'s")
_AWAY: Final = ("against", "near", "off", "to", "toward", "towards", "from", "by", "around", "at")
_TURNS: Final = frozenset(
    ["after", "before", "while", "when", "because", "although", "though", "return", "exchange"]
)
_MEASURES: Final = frozenset(WORDS["measures"].values())
_BEING: Final = ("is", "was", "are", "were", "been", "be")
_LONGEST: Final = 6
_PLACES: Final = ("in", "to", "at", "into", "on", "across", "within", "onto", "from", "near", "off")
_AROUND: Final = ("around", "along", "toward", "towards", "opposite", "outside", "against", "over")


@dataclass(frozen=True, slots=True)
class Holding:
    """An asset as a sentence names it, with its modifiers and its number.

    Attributes
    ----------
    head : Token
        The head of the noun phrase.
    start, end : int
        Token indexes of the item in the Doc, end exclusive, modifiers in, number out.
    asset : Asset
    item : str
        The words of the item.
    quantity : Quantity or None
    qualified : Token or None
        The noun that it only qualifies ("build-up" in "troop build-up").
    """

    head: Token
    start: int
    end: int
    asset: Asset
    item: str
    quantity: Quantity | None
    qualified: Token | None

    @property
    def is_force(self) -> bool:
        """Say whether the asset is one that a posture is made of."""
        return self.asset.kind != ""

    @property
    def force(self) -> Force:
        """Give it as part of a posture."""
        return Force(self.asset.kind or "other", self.item, self.quantity)

    @property
    def support(self) -> Item:
        """Give it as an item of support."""
        return Item(self.asset.form, self.item, self.quantity)


def holdings(sentence: Sentence) -> tuple[Holding, ...]:
    """Find the assets that a sentence names, each as a noun phrase with its number.

    Parameters
    ----------
    sentence : Sentence

    Returns
    -------
    tuple of Holding
        In text order.
    """
    doc, start = sentence.tokens.doc, sentence.tokens.start
    kept: tuple[Holding, ...] | None = doc.user_data.get(f"{__name__}:{start}")
    if kept is None:
        kept = _holdings(sentence) if len(sentence.tokens) <= LONGEST else ()
        doc.user_data[f"{__name__}:{start}"] = kept
    return kept


def _holdings(sentence: Sentence) -> tuple[Holding, ...]:
    text, base = sentence.tokens.text, sentence.tokens.start_char
    named = assets(text)
    counted = amounts(text) if named else ()
    found: list[Holding] = []
    for asset in named:
        place = (base + asset.start, base + asset.end)
        span = sentence.tokens.doc.char_span(*place, alignment_mode="expand")
        if span is None:
            continue
        span = _with_name(sentence, span, asset)
        low = _first_modifier(sentence, span, counted)
        holding = _holding(sentence, _Place(span, low), asset, counted)
        if holding.item in ("man", "men") and holding.quantity is None:
            continue
        if found and holding.start < found[-1].end:
            found.pop()
        found.append(holding)
    return tuple(found)


def _with_name(sentence: Sentence, span: Tokens, asset: Asset) -> Tokens:
    """Take in the name behind a ship's class: "the carrier Nimitz"."""
    named = {i for m in sentence.mentions for i in range(m.start, m.end)}
    high = span.end
    while asset.kind == "naval" and high < min(sentence.tokens.end, span.end + _LONGEST):
        token = span.doc[high]
        if token.i in named or token.tag_[:2] != "NN" or not token.text[0].isupper():
            break
        high += 1
    return span.doc[span.start : high]


@dataclass(frozen=True, slots=True)
class _Place:
    """Where an asset stands: its tokens, and the first of its modifiers."""

    span: Tokens
    low: int


def _holding(
    sentence: Sentence, place: _Place, asset: Asset, counted: tuple[Amount, ...]
) -> Holding:
    span, low = place.span, place.low
    text, base, doc = sentence.tokens.text, sentence.tokens.start_char, span.doc
    quantity = _number(sentence, low, counted)
    group = _COLLECTIVE.search(text, 0, doc[low].idx - base) if quantity is None else None
    if group:
        noun = doc.char_span(base + group.start(), base + group.end(), alignment_mode="expand")
        low = noun.start if noun is not None else low
        quantity = _number(sentence, low, counted)
    counts = "items" if group else asset.counts
    if quantity is not None and quantity.unit == "":
        quantity = replace(quantity, unit=counts)
    head = span.root
    qualified = head.head if head.dep_ in _QUALIFYING and head.head.i >= span.end else None
    behind = doc[span.end : head.head.i + 1]
    clause_like = head.tag_ == "NNS" and any(w.lower_.endswith("ing") for w in behind[:1])
    if clause_like or any(w.tag_[:2] not in ("NN", "JJ", "HY") for w in behind):
        qualified = None
    single = low > 0 and doc[low - 1].lower_ in ("a", "an") and (group or head.tag_ != "NNS")
    if single and qualified is None and quantity is None and asset.kind not in ("", "other"):
        quantity = Quantity(1.0, 1.0, counts, "", doc[low - 1].text)
    item = doc[low : span.end].text
    return Holding(head, low, span.end, _sorted_out(asset, item), item, quantity, qualified)


def _first_modifier(sentence: Sentence, span: Tokens, counted: tuple[Amount, ...]) -> int:
    """Go left from an asset over what qualifies it; numbers and names of actors stop the way."""
    doc, base, low = span.doc, sentence.tokens.start_char, span.start
    named = {i for m in sentence.mentions for i in range(m.start, m.end)}
    while low > sentence.tokens.start:
        token = doc[low - 1]
        if token.tag_ == "HYPH" and low - 2 > sentence.tokens.start and low - 2 not in named:
            low -= doc[low - 2].tag_[:2] in ("NN", "JJ", "RB") and 1
            token = doc[low - 1]
        in_number = any(a.start <= token.idx - base < a.end for a in counted)
        inner = token.head.i > token.i and token.head.i < span.end
        qualifies = token.tag_.startswith(("JJ", "NN", "HYPH")) or (
            token.dep_ == "amod" and token.tag_ in ("VBN", "VBG")
        )
        verbal = token.tag_ == "VBG" and low > 1 and doc[low - 2].lower_ in _BEING
        if in_number or token.i in named or verbal or not (inner and qualifies):
            break
        if token.lower_ in _NOT_IN_ITEM or token.tag_ in ("JJR", "POS"):
            break
        low -= 1
    while low < span.start and (doc[low].tag_ == "HYPH" or _opens_clause(doc, low)):
        low += 1
    return low


def _opens_clause(doc: Doc, place: int) -> bool:
    """Say whether a participle taken for a noun stands first: "X—deploying radar systems"."""
    first = place == 0 or doc[place - 1].text in ("—", "–", ",", ":", ";", "-")
    return first and doc[place].lower_.endswith("ing")


def _number(sentence: Sentence, low: int, counted: tuple[Amount, ...]) -> Quantity | None:
    """Find the amount that counts the noun phrase which begins at token `low`."""
    doc, base = sentence.tokens.doc, sentence.tokens.start_char
    before = [a for a in counted if base + a.end <= doc[low].idx]
    if not before or before[-1].quantity.unit in _MEASURES:
        return None
    amount = before[-1]
    between = doc.char_span(base + amount.end, doc[low].idx, alignment_mode="contract")
    money = amount.quantity.unit not in ("", "persons", "percent")
    allowed = (*_BETWEEN, *(("in", "worth", "for") if money else ()))
    tokens = [token for token in between or () if not token.is_space]
    named = {i for m in sentence.mentions for i in range(m.start, m.end)}
    plain = all(
        token.i in named or token.lower_ in allowed or token.tag_ in ("JJ", "NN", "NNP", "HYPH")
        for token in tokens
    )
    return amount.quantity if plain and len(tokens) <= _LONGEST else None


def _sorted_out(asset: Asset, item: str) -> Asset:
    """Let "naval" in "naval assets", "security" in "security aid" say what is meant."""
    before = re.split(r"[\s-]+", item)
    if asset.form == "other":
        form = next(filter(None, map(support_form, before)), "other")
        return replace(asset, form=form)
    if asset.kind not in ("other", "personnel") or asset.form not in ("", "personnel"):
        return asset
    arms = [arm for arm in map(force_kind, before) if arm not in ("", "other", "personnel")]
    return replace(asset, kind=arms[0]) if arms else asset


def listed_after(token: Token, found: Sequence[Holding]) -> tuple[Holding, ...]:
    """Choose the assets that a verb or noun has listed behind it, up to the next clause.

    Parameters
    ----------
    token : Token
        The verb that has them as objects, or the noun that they belong to.
    found : sequence of Holding
        Of the same sentence, in text order.

    Returns
    -------
    tuple of Holding
        Read off the order of words, because long lists are where parses go wrong; a list is left
        out from a preposition of place on ("near the border", "against X's ships").
    """
    chosen: list[Holding] = []
    place = token.i + 1
    for holding in found:
        if holding.start < place or holding.qualified is not None:
            continue
        between = token.doc[place : holding.start]
        if any(_ends_list(word) for word in between):
            break
        if _begins_clause(holding):
            break
        marks = [w for w in between if w.lower_ in _AWAY and not w.nbor().like_num]
        if not marks or (chosen and any(w.text in (",", "and") for w in between[-3:])):
            chosen.append(holding)
        place = holding.end
    return tuple(chosen)


def _begins_clause(holding: Holding) -> bool:
    """Say whether an asset is what the next verb is about: "..., and its carrier has left"."""
    after = holding.head.doc[holding.end : holding.end + 2]
    verbs = [word for word in after if word.tag_ in ("VBD", "VBZ", "VBP", "MD")]
    return bool(verbs) and all(w in verbs or w.tag_ == "RB" for w in after[: len(verbs)])


def _ends_list(token: Token) -> bool:
    verb = token.tag_.startswith(("VB", "MD", "WDT", "WP")) and not token.text[0].isupper()
    inner = token.dep_ in ("amod", "compound", "flat", "case", "fixed")
    return token.text in ";:—–.!?" or token.lower_ in _TURNS or (verb and not inner)


def _ends_phrase(token: Token) -> bool:
    return _ends_list(token) or (token.tag_ in (",", "CC", "IN") and token.lower_ != "of")


def listed_before(token: Token, found: Sequence[Holding]) -> tuple[Holding, ...]:
    """Choose the assets in front of a verb, back to the clause before, as its subject."""
    chosen: list[Holding] = []
    place = token.i
    for holding in reversed(found):
        if holding.end > place or holding.qualified is not None:
            continue
        between = token.doc[holding.end : place]
        aside = any(w.lower_ in (*_AWAY, "in", "on", "for") for w in between[:1])
        if any(_ends_list(word) and word.dep_ not in ("aux", "aux:pass") for word in between):
            break
        if aside and chosen:
            break
        if not aside:
            chosen.append(holding)
        place = holding.start
    return tuple(reversed(chosen))


def reach(verb: Token, found: Sequence[Holding]) -> tuple[int, int]:
    """Give the words of a verb's clause: its assets in, and the place that follows them.

    Parameters
    ----------
    verb : Token
    found : sequence of Holding
        What the verb moves or gives.

    Returns
    -------
    tuple of int
        Token indexes, end exclusive. The parse is widened by the order of words.
    """
    low, high = clause(verb, "advcl", "conj")
    for holding in found:
        low, high = min(low, holding.start), max(high, holding.end)
    dashes = [t.i for t in verb.doc[low : verb.i] if t.text in "-–—" and t.whitespace_]
    low = max([low, *(place + 1 for place in dashes if verb.doc[place - 1].whitespace_)])
    doc, end = verb.doc, min(verb.sent.end, high + _LONGEST * 2)
    while high < end and doc[high].lower_ in (*_PLACES, *_AROUND):
        place = high + 1
        while (
            place < end and not _ends_list(doc[place]) and doc[place].tag_ not in (",", "CC", "IN")
        ):
            place += 1
        high = place
    return low, high
