"""Who does what to whom in a parse: roles over Universal Dependencies (de Marneffe et al., 2021).

Subjects are followed through passives, relative clauses, control, participles and coordination.
"""

from __future__ import annotations

from collections.abc import Container, Iterator
from functools import lru_cache
from typing import TYPE_CHECKING

from standoff.read.tables import words

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

__all__ = [
    "agent",
    "ancestors",
    "antecedent",
    "auxiliaries",
    "case",
    "child",
    "children",
    "clause",
    "conjuncts",
    "is_misread_clause",
    "is_passive",
    "is_verb",
    "lemma",
    "noun_lemma",
    "noun_phrase",
    "obliques",
    "particle",
    "patient",
    "subject",
    "verb_lemma",
]

_SUBJECTS = ("nsubj", "nsubj:outer", "csubj", "csubj:outer")
_OBLIQUE = ("obl", "nmod", "obl:agent", "obl:arg", "obl:unmarked", "nmod:unmarked")
_MAY_BE_BARE = ("advcl", "acl:relcl", "ccomp", "parataxis", "ROOT")
_STEPS = 6


@lru_cache(maxsize=100_000)
def _lemma(word: str, tag: str) -> str:
    from lemminflect import getLemma

    upos = {"N": "NOUN", "V": "VERB", "J": "ADJ", "R": "ADV", "M": "AUX"}.get(tag[:1], "")
    if not upos or tag.startswith(("NNP", "RP")):
        return word
    found = getLemma(word, upos=upos)
    return found[0] if found else word


def lemma(token: Token) -> str:
    """Give the token's lemma in lower case, by its predicted part of speech."""
    return token.lemma_.lower() or _lemma(token.lower_, token.tag_)


def noun_lemma(word: str) -> str:
    """Give the lemma of a word form taken as a plural noun: "troops" is many a "troop"."""
    return _lemma(word, "NNS")


def verb_lemma(word: str) -> str:
    """Give the lemma of a word form taken as a verb."""
    return _lemma(word, "VBZ")


def is_verb(token: Token) -> bool:
    """Say whether a token is a verb (a modal is not)."""
    return token.tag_.startswith("VB")


def children(token: Token, *labels: str) -> Iterator[Token]:
    """Give the children of a token that hang on it by one of the labels."""
    return (kid for kid in token.children if kid.dep_ in labels)


def child(token: Token, *labels: str) -> Token | None:
    """Give the first such child, or None."""
    for kid in token.children:
        if kid.dep_ in labels:
            return kid
    return None


def conjuncts(token: Token) -> tuple[Token, ...]:
    """Give a token and what is coordinated with it, from the first conjunct on."""
    found = [token]
    for part in found:
        found += children(part, "conj")
    return tuple(found)


def ancestors(token: Token) -> Iterator[Token]:
    """Climb from a token's head to the root."""
    while token.head.i != token.i:
        token = token.head
        yield token


def case(token: Token) -> str:
    """Give the preposition of a noun phrase ("against", "because of"), or ""."""
    mark = child(token, "case")
    if mark is None:
        return ""
    return " ".join([mark.lower_, *(part.lower_ for part in children(mark, "fixed"))])


def particle(token: Token) -> str:
    """Give the particle of a verb ("off" in "call off"), or ""."""
    found = child(token, "compound:prt")
    return found.lower_ if found is not None else ""


def auxiliaries(token: Token) -> tuple[str, ...]:
    """Give the auxiliaries and modals of a predicate, in lower case."""
    return tuple(kid.lower_ for kid in children(token, "aux", "aux:pass"))


def obliques(token: Token, prepositions: Container[str] | None = None) -> Iterator[Token]:
    """Give the prepositional dependents of a token, all or those with certain prepositions."""
    for kid in children(token, *_OBLIQUE):
        if prepositions is None or case(kid) in prepositions:
            yield from conjuncts(kid)


def antecedent(token: Token) -> Token:
    """Give what a relative pronoun stands for; any other token is returned as it is."""
    if token.tag_ not in ("WDT", "WP", "WP$", "WRB") and token.lower_ != "that":
        return token
    for head in (token, *ancestors(token)):
        if head.dep_ == "acl:relcl":
            return head.head
    return token


def is_misread_clause(token: Token) -> bool:
    """Say whether a sentence was taken for a noun: "refugees sought shelter", "X lifted sanctions".

    Then the root is a noun, and the verb hangs on it as a participle.
    """
    root = token.head
    if token.tag_ not in ("VBN", "VBD") or root.dep_ != "ROOT" or is_verb(root):
        return False
    if child(root, "nsubj", "cop") is not None:
        return False
    if token.dep_ == "acl" and root.i < token.i:
        return child(token, "obj", "xcomp") is not None
    return _is_misread_modifier(token)


def _is_misread_modifier(token: Token) -> bool:
    """Say whether a participle between a proper name and a noun is the verb of both."""
    if token.dep_ != "amod" or token.head.i < token.i or token.i == 0:
        return False
    before = token.nbor(-1)
    return before.tag_ in ("NNP", "NNPS") and before.head.i in (token.i, token.head.i)


def is_passive(token: Token) -> bool:
    """Say whether a verb stands in the passive: "was attacked", "troops deployed to"."""
    if token.tag_ != "VBN":
        return False
    if is_misread_clause(token):
        return False
    for _ in range(_STEPS):
        if child(token, "aux:pass", "nsubj:pass") is not None or token.dep_ in ("acl", "amod"):
            return True
        bare = not auxiliaries(token) and child(token, *_SUBJECTS) is None
        if token.dep_ != "conj" or not is_verb(token.head):
            alone = bare and child(token, "obj") is None
            return alone and token.dep_ in _MAY_BE_BARE
        if not bare:
            return False
        token = token.head
    return False


def agent(token: Token) -> Token | None:
    """Give the head of the by-phrase of a passive verb or of an act noun."""
    for kid in children(token, *_OBLIQUE):
        if kid.dep_ == "obl:agent" or case(kid) == "by":
            return antecedent(kid)
    return None


def subject(token: Token) -> Token | None:
    """Find the logical subject of a predicate.

    Parameters
    ----------
    token : Token
        A verb, or an adjective or noun that is predicated.

    Returns
    -------
    Token or None
        The head of the noun phrase that acts (the by-phrase of a passive), through control,
        relative clauses, participles and coordination; None where the sentence has none.
    """
    if is_misread_clause(token) and token.dep_ == "amod":
        return token.nbor(-1)
    for _ in range(_STEPS):
        if is_verb(token) and is_passive(token):
            return agent(token)
        own = child(token, *_SUBJECTS)
        if own is not None:
            return antecedent(own)
        found, follow = _inherited(token)
        if not follow:
            return found
        if found is None:
            return None
        token = found
    return None


def _inherited(token: Token) -> tuple[Token | None, bool]:
    """Say from where a predicate without its own subject has it: (token, is it a predicate)."""
    head = token.head
    if token.dep_ == "xcomp" or _is_infinitive_under(token, head):
        controller = child(head, "obj", "iobj")
        if controller is not None and lemma(head) not in words("subject_control"):
            return controller, False
        passive = child(head, "nsubj:pass")
        return (antecedent(passive), False) if passive is not None else (head, True)
    if token.dep_ in ("acl", "acl:relcl") and not head.is_space:
        return (head, False) if token.tag_ != "VB" else (_owner(head), False)
    if token.dep_ in ("conj", "advcl", "ccomp", "parataxis") and head.i != token.i:
        passive = child(head, "nsubj:pass")
        if passive is not None and child(head, *_SUBJECTS) is None:
            return antecedent(passive), False
        return head, True
    return None, False


def _is_infinitive_under(token: Token, head: Token) -> bool:
    """Say whether an infinitive hangs on an adjective, whatever the label: "willing to go"."""
    clausal = token.dep_ in ("csubj", "advcl", "ccomp")
    return clausal and token.tag_ == "VB" and head.tag_.startswith("JJ") and head.i < token.i


def _owner(noun: Token) -> Token | None:
    """Find whose decision, bid or strategy a noun with an infinitive is."""
    for kid in children(noun, "nmod:poss", "compound", "amod"):
        if kid.dep_ == "nmod:poss" or kid.tag_ in ("NNP", "NNPS"):
            return kid
    by = agent(noun) or next(obliques(noun, ("of",)), None)
    if by is not None:
        return by
    for head in (noun, *ancestors(noun)):
        own = child(head, *_SUBJECTS, "nsubj:pass")
        if own is not None and own.i != noun.i:
            return antecedent(own)
    return None


def patient(token: Token) -> Token | None:
    """Find the logical object of a predicate, or None."""
    if is_verb(token) and is_passive(token):
        return _undergoer(token)
    if token.dep_ == "amod" and is_misread_clause(token):
        return token.head
    own = child(token, "obj") or _nominal_complement(token)
    if own is not None:
        return antecedent(own)
    if token.dep_ == "acl:relcl" and child(token, "nsubj") is not None:
        relative = antecedent(child(token, "nsubj") or token)
        return token.head if relative.i != token.head.i else None
    if token.dep_ == "conj" and is_verb(token.head) and token.head.i + 3 > token.i:
        return child(token.head, "obj")
    return None


def _undergoer(verb: Token) -> Token | None:
    """Find who suffers the act of a passive verb."""
    for _ in range(_STEPS):
        own = child(verb, "nsubj:pass")
        if own is not None:
            return antecedent(own)
        if verb.dep_ in ("acl", "acl:relcl", "amod"):
            return verb.head
        if verb.dep_ != "conj":
            return _inherited(verb)[0] if verb.dep_ == "advcl" else None
        verb = verb.head
    return None


def _nominal_complement(verb: Token) -> Token | None:
    """Take for the object what was labelled otherwise: "help X to survive", "gave $2 million"."""
    for kid in children(verb, "xcomp", "obl", "iobj"):
        noun = kid.tag_.startswith(("NN", "PRP")) and kid.dep_ == "xcomp"
        sum_of_money = kid.tag_ in ("CD", "$")
        mark = child(kid, "cop", "case")
        if (noun or sum_of_money) and mark is None:
            return kid
        if mark is not None and mark.tag_ == "RP" and mark.i == verb.i + 1:
            return kid
    return None


def noun_phrase(token: Token, *without: str) -> tuple[int, int]:
    """Give the token range of a noun phrase around its head, less some dependents.

    Parameters
    ----------
    token : Token
    *without : str
        Labels whose subtrees are left out where they stand at an edge; "case" is always out.
    """
    return _region(token, {"case", "cc", "punct", "mark", *without})


def clause(token: Token, *without: str) -> tuple[int, int]:
    """Give the token range of the clause that a predicate heads.

    Coordinated clauses, parataxis and loose adverbial clauses at the edges are left out.
    """
    away = {"mark", "cc", "punct", "parataxis", "discourse", *without}
    misread = token.dep_ == "amod" and is_misread_clause(token)
    return _region(token.head if misread else token, away)


def _region(token: Token, away: set[str]) -> tuple[int, int]:
    out: set[int] = set()
    for kid in token.children:
        clausal = is_verb(kid) or child(kid, "nsubj") is not None
        other_clause = kid.dep_ == "conj" and clausal and is_verb(token)
        if kid.dep_ in away or other_clause or kid.is_space:
            out.update(part.i for part in kid.subtree)
    kept = sorted(part.i for part in token.subtree if part.i not in out)
    low = high = kept.index(token.i)
    while low > 0 and not _cut(token.doc, out, (kept[low - 1], kept[low])):
        low -= 1
    while high + 1 < len(kept) and not _cut(token.doc, out, (kept[high], kept[high + 1])):
        high += 1
    return kept[low], kept[high] + 1


def _cut(doc: Doc, out: set[int], gap: tuple[int, int]) -> bool:
    """Say whether words that are left out stand between two that are kept."""
    return any(i in out and not doc[i].is_punct for i in range(gap[0] + 1, gap[1]))
