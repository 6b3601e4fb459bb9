"""Whether a text is in English, by the share of its words that are English function words.

Follows Grefenstette (1995), who found short common words enough to tell European languages.
"""

from __future__ import annotations

import re

__all__ = ["function_word_share", "looks_english"]

_FUNCTION_WORDS = frozenset(
    """
    a about after against all also an and any are as at be because been before but by can could
    did do does for from had has have he her his how i if in into is it its more most no not of
    on one only or other our out over said she should so some such than that the their them then
    there these they this those through to under up was we were what when which while who whose
    will with would you
    """.split()
)
_FOREIGN = frozenset(
    """
    der die das und ist nicht ein eine den dem des zu mit le la les et est une du en pour que dans
    el los las y una por para con il di e che della non per o os um uma em com het een van niet op
    """.split()
)
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
_ENOUGH_WORDS = 40
_SHARE = 0.2
_READ_CHARACTERS = 20_000


def function_word_share(text: str) -> float:
    """Give the share of English function words among a text's words, less that of other tongues.

    Parameters
    ----------
    text : str
        Only the first 20,000 characters are looked at.
    """
    words = [word.lower() for word in _WORD.findall(text[:_READ_CHARACTERS])]
    if not words:
        return 0.0
    english = sum(word in _FUNCTION_WORDS for word in words)
    foreign = sum(word in _FOREIGN and word not in _FUNCTION_WORDS for word in words)
    return (english - foreign) / len(words)


def looks_english(text: str) -> bool:
    """Say whether a text reads as English prose; under 40 words the benefit of the doubt.

    Parameters
    ----------
    text : str
    """
    words = _WORD.findall(text[:_READ_CHARACTERS])
    if len(words) < _ENOUGH_WORDS:
        latin = all(ord(letter) < 0x250 for word in words for letter in word)
        return latin and function_word_share(text) >= 0
    return function_word_share(text) >= _SHARE
