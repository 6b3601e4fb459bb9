"""Military assets and items of support: the words that name them, how many, of what sort.

Kinds of force are the land, naval, air and missile arms and personnel; forms of support follow
the UCDP External Support data (Meier et al., 2023).
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING, Final

from standoff.read.numerals import WORDS
from standoff.read.quantities import Amount, amounts
from standoff.vocabulary.claims import Force, Item, Quantity

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token
    from spacy.tokens import Span as Tokens

    from standoff.read.sentences import Sentence

__all__ = ["Asset", "Holding", "assets", "force_kind", "holdings", "listed_after"]

_WORD: Final = re.compile(r"[^\W_]+(?:\.[^\W_]+)*")
_ONE_FORM: Final = ("aircraft", "personnel", "artillery", "infantry", "craft", "ammunition")
_LONGEST: Final = 6
_SHIP: Final = (
    r"\b(?:USS|USNS|USCGC|HMS|HMAS|HMCS|RFS|FS|INS|ITS|TCG|ROKS|ROCS|JS|CNS|IRIS|ARC|BAP|HNLMS)"
    r"\s+[A-Z][\w’'-]*(?:(?:\s+(?:de|of|the))?\s+[A-Z](?:\.|[\w’-]+))*"
)
_AIRCRAFT: Final = (
    r"(?:(?:F|B|C|A|E|P|U|V|AH|UH|CH|MH|MQ|RQ|KC|EP|RC|EA|J|JF|H|Y|JH|Su|Tu|Il|An|Mi|Ka|TB)-|MiG-?)"
    r"\d{1,3}[A-Z]{0,2}"
)
_MISSILE: Final = (
    r"S-\d00|SS-N?-?\d{1,2}|SA-\d{1,2}|DF-\d{1,2}[A-Z]?|HQ-\d{1,2}|R-\d{1,2}|Kh-\d{2,3}|M-\d{1,2}"
    r"|AGM-\d+|RS-\d{2}|CJ-\d+"
)
_VEHICLE: Final = r"T-\d{2}|BMP-\d|BTR-\d{2}|M1A\d|M777|M109|2S\d+|BM-\d+|PT-\d+"
_NAMED: Final = re.compile(
    rf"(?P<naval>{_SHIP})|(?<![\w-])(?:(?P<missile>{_MISSILE})|(?P<land>{_VEHICLE})"
    rf"|(?P<air>{_AIRCRAFT}))s?(?![\w-])"
)
_COLLECTIVE: Final = re.compile(
    r"\b(?:squadron|wing|group|fleet|flotilla|battery|batterie|battalion|brigade|division|regiment|"
    r"convoy|column|package|shipment|delivery|deliverie|stockpile|array|network|contingent|unit|"
    r"force|team|system|consignment|batch)s?\s+of\s+$"
)
_QUALIFYING: Final = ("compound", "amod", "nmod:poss")
_NOT_IN_ITEM: Final = ("more", "additional", "extra", "further", "other", "such", "several", "many")
_BETWEEN: Final = (*_NOT_IN_ITEM, "of", "the", "its", "their", "-", "’s", "'s")
_AWAY: Final = ("against", "near", "off", "to", "toward", "towards", "from", "by", "around", "at")
_MEASURES: Final = frozenset(WORDS["measures"].values())
_ARMS: Final = {
    "naval": "naval",
    "maritime": "naval",
    "sea": "naval",
    "carrier": "naval",
    "air": "air",
    "aerial": "air",
    "ground": "land",
    "armoured": "land",
    "armored": "land",
    "missile": "missile",
    "land": "land",
}


@dataclass(frozen=True, slots=True)
class Asset:
    """Words that name an asset, in code points of a text, end exclusive.

    Attributes
    ----------
    start, end : int
    kind : str
        "personnel", "land", "naval", "air", "missile", "other"; "" for what is no force.
    form : str
        The form of support it would be ("weapons", "training", "funding" ...).
    counts : str
        The unit it is counted in: "persons" or "items".
    """

    start: int
    end: int
    kind: str
    form: str
    counts: str


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


_Row = tuple[tuple[str, ...], str, str, str, bool]


@cache
def _lexicon() -> dict[str, tuple[_Row, ...]]:
    """Read the table: by first word in lower case, the longest terms first."""
    table = Path(__file__).with_name("tables").joinpath("assets.csv")
    found: dict[str, list[_Row]] = {}
    with table.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            for term in (term.strip() for term in row["terms"].split(";")):
                words = tuple(_WORD.findall(term))
                exact = term != term.lower()
                for form in dict.fromkeys((words, (*words[:-1], _plural(words[-1])))):
                    key = form[0].lower()
                    cells = (row["kind"], row["form"], row["counts"])
                    found.setdefault(key, []).append((form, *cells, exact))
    return {word: tuple(sorted(rows, key=lambda r: -len(r[0]))) for word, rows in found.items()}


def _plural(noun: str) -> str:
    if noun in _ONE_FORM or noun.endswith("s"):
        return noun
    if noun.endswith("man"):
        return f"{noun[:-3]}men"
    if noun.endswith("y") and noun[-2] not in "aeiou":
        return f"{noun[:-1]}ies"
    return f"{noun}es" if noun.endswith(("x", "ch", "sh")) else f"{noun}s"


@lru_cache(maxsize=256)
def assets(text: str) -> tuple[Asset, ...]:
    """Find the words of a text that name assets, the longest at each place.

    Parameters
    ----------
    text : str
        A sentence or more.

    Returns
    -------
    tuple of Asset
        In text order, not overlapping.

    Examples
    --------
    >>> [(a.kind, a.form) for a in assets("two guided-missile destroyers and the USS Cole")]
    [('naval', 'weapons'), ('naval', 'weapons')]
    """
    named = [
        Asset(match.start(), match.end(), match.lastgroup or "other", "weapons", "items")
        for match in _NAMED.finditer(text)
    ]
    found: list[Asset] = []
    for asset in sorted([*named, *_by_word(text)], key=lambda a: (a.start, -a.end)):
        if found and asset.start < found[-1].end:
            continue
        if found and text[found[-1].end : asset.start] == " " and found[-1].kind == asset.kind:
            found[-1] = replace(asset, start=found[-1].start)
        else:
            found.append(asset)
    return tuple(asset for asset in found if asset.kind != "civilian")


def _by_word(text: str) -> Iterator[Asset]:
    lexicon = _lexicon()
    words = [(match.group(), match.start(), match.end()) for match in _WORD.finditer(text)]
    place = 0
    while place < len(words):
        width = 1
        for form, kind, name, counts, exact in lexicon.get(words[place][0].lower(), ()):
            run = words[place : place + len(form)]
            here = tuple(word if exact else word.lower() for word, _, _ in run)
            if here == form and _joined(text, run):
                yield Asset(run[0][1], run[-1][2], kind, name, counts)
                width = len(form)
                break
        place += width


def _joined(text: str, run: list[tuple[str, int, int]]) -> bool:
    """Say whether only a space or a hyphen stands between the words of a run."""
    return all(text[a[2] : b[1]] in (" ", "-", "‑", "\n") for a, b in pairwise(run))


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
    text, base = sentence.tokens.text, sentence.tokens.start_char
    counted = amounts(text)
    found: list[Holding] = []
    for asset in assets(text):
        place = (base + asset.start, base + asset.end)
        span = sentence.tokens.doc.char_span(*place, alignment_mode="expand")
        if span is None:
            continue
        span = _with_name(sentence, span, asset)
        low = _first_modifier(sentence, span, counted)
        holding = _holding(sentence, _Place(span, low), asset, counted)
        if found and holding.start < found[-1].end:
            found.pop()
        found.append(holding)
    return tuple(found)


def force_kind(word: str) -> str:
    """Say which arm an adjective names ("naval", "army"); "other" for "military", else ""."""
    return _ARMS.get(word.lower(), "")


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
        marks = [w for w in between if w.lower_ in _AWAY and not w.nbor().like_num]
        if not marks or (chosen and any(w.text in (",", "and") for w in between[-3:])):
            chosen.append(holding)
        place = holding.end
    return tuple(chosen)


def _ends_list(token: Token) -> bool:
    verb = token.tag_.startswith(("VB", "MD", "WDT", "WP"))
    inner = token.dep_ in ("amod", "compound", "flat", "case", "fixed")
    return token.text in ";:—–.!?" or (verb and not inner)


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
        in_number = any(a.start <= token.idx - base < a.end for a in counted)
        inner = token.head.i > token.i and token.head.i < span.end
        qualifies = token.tag_.startswith(("JJ", "NN", "HYPH")) or (
            token.dep_ == "amod" and token.tag_ in ("VBN", "VBG")
        )
        if in_number or token.i in named or not (inner and qualifies):
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
    """Let "naval" in "naval assets" and the like say which arm an unspecific asset is of."""
    if asset.kind not in ("other", "personnel") or asset.form not in ("", "personnel"):
        return asset
    named = (_ARMS.get(word) for word in re.split(r"[\s-]+", item.lower()))
    arms = [arm for arm in named if arm not in (None, "other", "personnel")]
    return replace(asset, kind=arms[0] or asset.kind) if arms else asset
