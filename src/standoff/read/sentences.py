"""What the passes of the reader hand to one another: segments, mentions, sentences, rules.

The reader runs its passes in one order and adds what each finds to the `Text`:

1. `segments.segments(text)` -> tuple of Segment, `quotations.quotations(...)` -> Quotation
2. the pipeline parses -> `Text(document, doc, segments, quotations, as_of=...)`
3. `mentions.mentions(text)`, `coreference.resolve(text)` -> tuple of Mention
4. `attribution.attributions(text)` -> tuple of AttributedContent
5. `time.expressions(text)` -> tuple of TimeExpression
6. rules ask per token: `sentence.attribution_at`, `.factuality_at`, `.when_at`; the last two call
   `factuality.factuality(text, token)` and `time.when(text, token)`.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING, Any, Literal

from standoff.vocabulary.actors import Actor
from standoff.vocabulary.claims import Claim, Factuality, When
from standoff.vocabulary.sources import Attribution, Document, Span

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token
    from spacy.tokens import Span as Tokens

__all__ = [
    "AttributedContent",
    "Mention",
    "Quotation",
    "Rule",
    "Segment",
    "SegmentKind",
    "Sentence",
    "Text",
    "TimeExpression",
]

SegmentKind = Literal["heading", "paragraph", "item", "quote"]

_DEEPEST = 6
_INSIDE = ("nmod:poss", "amod", "compound", "nmod", "appos", "flat", "conj", "nmod:unmarked")


@dataclass(frozen=True, slots=True)
class Segment:
    """A block of the layout, in code points of the document, blank edges left out.

    Attributes
    ----------
    start, end : int
    kind : str
        "heading", "paragraph", "item" (of a list; `start` is after the bullet) or "quote" (a
        block quotation, or a paragraph that stands wholly inside quotation marks).
    lead : Segment or None
        For an item, the sentence or clause that introduces its list ("... support from:").
    """

    start: int
    end: int
    kind: SegmentKind
    lead: Segment | None = None


@dataclass(frozen=True, slots=True)
class Quotation:
    """A stretch between quotation marks, marks included, in code points; may hold sentences."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Mention:
    """Words that name actors.

    Attributes
    ----------
    start, end : int
        Token indexes in the Doc, end exclusive.
    actors : tuple of Actor
        Several for a group ("these alliances", "the three allies").
    how : str
        "name", "person" or "place" (gazetteer), "agent" (a common noun or unknown name with a
        state: "Cuban officials", "Russian Foreign Minister N. N."), and by coreference "alias",
        "definite" ("the country"), "group" ("the three allies"), "act" ("this move") or
        "pronoun".
    """

    start: int
    end: int
    actors: tuple[Actor, ...]
    how: str


@dataclass(frozen=True, slots=True)
class AttributedContent:
    """Words that somebody is given as the source of.

    Attributes
    ----------
    ranges : tuple of (int, int)
        Token ranges in the Doc, end exclusive, in text order; several if discontinuous.
    attribution : Attribution
    """

    ranges: tuple[tuple[int, int], ...]
    attribution: Attribution

    @property
    def size(self) -> int:
        """Count the tokens."""
        return sum(end - start for start, end in self.ranges)


@dataclass(frozen=True, slots=True)
class TimeExpression:
    """A time expression in token indexes, end exclusive, with the days it means."""

    start: int
    end: int
    when: When


def _certain(_text: Text, _token: Token) -> Factuality:
    return Factuality()


def _undated(text: Text, _token: Token) -> When:
    return When(start=None, end=text.published)


@dataclass(frozen=True, eq=False)
class Text:
    """A parsed document with what the passes have found so far; each pass adds by `replace`.

    Attributes
    ----------
    document : Document
    doc : spacy.tokens.Doc
        Parsed; its text is the document's with blanks for all white space: ``token.idx``
        counts code points of the document.
    as_of : date
        Nothing later than this day is known.
    segments, quotations : tuples
        In text order.
    mentions : tuple of Mention
        In text order, not overlapping.
    heads : mapping of int to tuple of Actor
        The actors denoted by the noun phrase whose head is the token of that index.
    backers : mapping of str to tuple of Actor
        Whom the text calls a state's allies, partners or backers, by that state's code.
    contents : tuple of AttributedContent
    times : tuple of TimeExpression
    judge, clock : callables
        `factuality.factuality` and `time.when`, as the reader passes them.
    """

    document: Document
    doc: Doc
    as_of: date
    segments: tuple[Segment, ...] = ()
    quotations: tuple[Quotation, ...] = ()
    mentions: tuple[Mention, ...] = ()
    heads: Mapping[int, tuple[Actor, ...]] = field(default_factory=dict)
    backers: Mapping[str, tuple[Actor, ...]] = field(default_factory=dict)
    contents: tuple[AttributedContent, ...] = ()
    times: tuple[TimeExpression, ...] = ()
    judge: Callable[[Text, Token], Factuality] = _certain
    clock: Callable[[Text, Token], When] = _undated

    @property
    def published(self) -> date | None:
        """Give the day the document was published, where known."""
        return self.document.published

    @cached_property
    def sentences(self) -> tuple[Sentence, ...]:
        """Cut the parse into sentences; blanks and the marks between segments are left out."""
        whole = []
        for tokens in self.doc.sents:
            start, end = tokens.start, tokens.end
            while start < end and self.doc[start].is_space:
                start += 1
            while start < end and self.doc[end - 1].is_space:
                end -= 1
            segment = self.segment_at(self.doc[start].idx) if start < end else None
            if segment is not None and self.doc[start].idx < segment.end:
                whole.append(Sentence(self.doc[start:end], segment, self))
        return tuple(whole)

    @cached_property
    def _segment_starts(self) -> list[int]:
        return [segment.start for segment in self.segments]

    @cached_property
    def _sentence_starts(self) -> list[int]:
        return [sentence.tokens.start for sentence in self.sentences]

    @cached_property
    def _mention_starts(self) -> list[int]:
        return [mention.start for mention in self.mentions]

    @cached_property
    def _content_of(self) -> dict[int, Attribution]:
        """Map a token to the attribution of the smallest content that holds it."""
        found: dict[int, Attribution] = {}
        for content in sorted(self.contents, key=lambda c: -c.size):
            for start, end in content.ranges:
                found.update(dict.fromkeys(range(start, end), content.attribution))
        return found

    def segment_at(self, offset: int) -> Segment:
        """Find the segment that holds a code point (else the one before it)."""
        if not self.segments:
            return Segment(0, len(self.document.text), "paragraph")
        return self.segments[max(0, bisect_right(self._segment_starts, offset) - 1)]

    def sentence_at(self, token: int) -> Sentence:
        """Find the sentence that holds the token of this index (else the one before it)."""
        return self.sentences[max(0, bisect_right(self._sentence_starts, token) - 1)]

    def tokens(self, start: int, end: int) -> Tokens | None:
        """Give the tokens of a stretch in code points, edges inside tokens widened to them."""
        return self.doc.char_span(start, end, alignment_mode="expand")

    def span(self, start: int, end: int) -> Span:
        """Quote the document from `start` to `end` in code points, blank edges left out."""
        words = self.document.text[start:end]
        start += len(words) - len(words.lstrip())
        return self.document.span(start, start + len(words.strip()))

    def quote(self, start: int, end: int) -> Span:
        """Quote the tokens of the Doc from index `start` to `end` (exclusive)."""
        return self.span(self.doc[start].idx, self.doc[end - 1].idx + len(self.doc[end - 1]))

    def mentions_in(self, start: int, end: int) -> tuple[Mention, ...]:
        """Give the mentions that begin within a range of token indexes."""
        low = bisect_right(self._mention_starts, start - 1)
        return self.mentions[low : bisect_right(self._mention_starts, end - 1)]

    def involved(self, token: Token) -> tuple[Actor, ...]:
        """Give the actors that a noun phrase denotes, else those named within it.

        "attacked a village in X", "X's interests": whose the thing is, or where it lies.
        """
        found = self.actors(token)
        layer = [kid for kid in token.children if kid.dep_ in _INSIDE]
        for _ in range(_DEEPEST):
            if found:
                break
            found = _distinct(actor for kid in layer for actor in self.actors(kid))
            layer = [low for kid in layer for low in kid.children if low.dep_ in _INSIDE]
        return found

    def actors(self, token: Token) -> tuple[Actor, ...]:
        """Give the actors that the noun phrase headed by `token` denotes, conjuncts included."""
        found: list[Actor] = []
        series = [token]
        for part in series:
            found += self.heads.get(part.i, ())
            series += [kid for kid in part.children if kid.dep_ == "conj" and kid.i > part.i]
        return _distinct(found)


def _distinct(actors: Iterable[Actor]) -> tuple[Actor, ...]:
    """Keep one of each code and sector: what an actor is called is not part of who it is."""
    found: dict[tuple[str, str], Actor] = {}
    for actor in actors:
        found.setdefault((actor.code, actor.sector), actor)
    return tuple(found.values())


@dataclass(frozen=True, eq=False)
class Sentence:
    """One sentence, headline or list item as the rules see it.

    Attributes
    ----------
    tokens : spacy.tokens.Span
    segment : Segment
    text : Text
        The whole, for what lies outside the sentence.
    """

    tokens: Tokens
    segment: Segment
    text: Text

    @cached_property
    def lemmas(self) -> frozenset[str]:
        """Give the lemmas of the sentence, in lower case."""
        return frozenset(token.lemma_.lower() for token in self.tokens)

    @property
    def root(self) -> Token:
        """Give the head of the parse."""
        return self.tokens.root

    @property
    def mentions(self) -> tuple[Mention, ...]:
        """Give the mentions of actors in the sentence."""
        return self.text.mentions_in(self.tokens.start, self.tokens.end)

    @property
    def lead(self) -> Sentence | None:
        """Give the sentence that introduces this list item; None outside a list."""
        lead = self.segment.lead
        tokens = self.text.tokens(lead.start, lead.end) if lead else None
        return self.text.sentence_at(tokens.start) if tokens else None

    @property
    def before(self) -> Sentence | None:
        """Give the sentence before this one."""
        first = self is self.text.sentences[0]
        return None if first else self.text.sentence_at(self.tokens.start - 1)

    def actors(self, token: Token) -> tuple[Actor, ...]:
        """Give the actors that the noun phrase headed by `token` denotes, conjuncts included.

        "Maduro's administration", "these alliances", a pronoun; empty where nobody is known.
        """
        return self.text.actors(token)

    def involved(self, token: Token) -> tuple[Actor, ...]:
        """Give the actors that a noun phrase denotes, else those named within it."""
        return self.text.involved(token)

    def attribution_at(self, token: Token) -> Attribution:
        """Say who is given as the source of the words at `token`; the author by default."""
        return self.text._content_of.get(token.i, Attribution())

    def factuality_at(self, token: Token) -> Factuality:
        """Say how certain, and whether affirmed, what the predicate `token` heads is."""
        return self.text.judge(self.text, token)

    def when_at(self, token: Token) -> When:
        """Say what time the clause that `token` heads is about."""
        return self.text.clock(self.text, token)

    def basis(self, token: Token, region: tuple[int, int]) -> dict[str, Any]:
        """Give what every claim needs, for the keywords of its class.

        Parameters
        ----------
        token : Token
            The predicate of the claim: attribution, factuality and time are taken there.
        region : tuple of int
            Token indexes in the Doc of the words to quote, end exclusive.

        Returns
        -------
        dict
            ``span``, ``attribution``, ``factuality``, ``when`` and an empty ``rule``, which `Rule`
            fills with its name.
        """
        return {
            "span": self.text.quote(*region),
            "attribution": self.attribution_at(token),
            "factuality": self.factuality_at(token),
            "when": self.when_at(token),
            "rule": "",
        }


@dataclass(frozen=True, slots=True)
class Rule:
    """A named way to read one kind of claim off a sentence.

    Attributes
    ----------
    name : str
        "<kind>.<what it sees>", e.g. "support.list_item".
    kind : str
        A key of `vocabulary.claims.CLAIM_KINDS`.
    find : callable
        Yields the claims; their `rule` is filled in here.
    triggers : frozenset of str
        Lemmas without any of which a sentence holds no such claim; empty if any may hold one.
    last : bool
        Tried only in a sentence where no other rule found anything.
    """

    name: str
    kind: str
    find: Callable[[Sentence], Iterable[Claim]]
    triggers: frozenset[str] = frozenset()
    last: bool = False

    def __call__(self, sentence: Sentence) -> Iterator[Claim]:
        """Yield the rule's claims about one sentence, each with the rule's name."""
        if self.triggers and self.triggers.isdisjoint(sentence.lemmas):
            return
        for claim in self.find(sentence):
            yield replace(claim, rule=self.name)
