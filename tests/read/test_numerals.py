from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from standoff.read.numerals import cardinal, numerals

_ONES = ["", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"]
_TEENS = ["ten", "eleven", "twelve", "thir", "four", "fif", "six", "seven", "eigh", "nine"]
_TENS = ["-", "-", "twen", "thir", "for", "fif", "six", "seven", "eigh", "nine"]


def in_words(n: int) -> str:
    """Spell a positive whole number as a British newspaper does."""
    for size, name in ((10**9, "billion"), (10**6, "million"), (10**3, "thousand")):
        if n >= size:
            rest = n % size
            link = " and " if 0 < rest < 100 else " "
            return f"{in_words(n // size)} {name}" + (link + in_words(rest) if rest else "")
    if n >= 100:
        rest = n % 100
        return f"{_ONES[n // 100]} hundred" + (f" and {in_words(rest)}" if rest else "")
    if n >= 20:
        return f"{_TENS[n // 10]}ty" + (f"-{_ONES[n % 10]}" if n % 10 else "")
    if n >= 10:
        return _TEENS[n - 10] + ("teen" if n > 12 else "")
    return _ONES[n]


@given(st.integers(1, 10**12 - 1))
def test_words_are_read_back(n: int) -> None:
    assert cardinal(in_words(n)) == n
    [found] = numerals(f"They counted {in_words(n)} there.")
    assert (found.low, found.high) == (n, n)


@given(st.integers(1, 10**12))
def test_figures_are_read_back(n: int) -> None:
    for figures in (f"{n:,}", str(n)):
        [found] = numerals(f"They counted {figures} there.")
        assert (found.low, found.high) == (n, n)


@given(st.integers(1, 9999), st.sampled_from([("thousand", 1e3), ("million", 1e6), ("bn", 1e9)]))
def test_figures_with_a_scale(tenths: int, scale: tuple[str, float]) -> None:
    [found] = numerals(f"worth {tenths / 10:.1f} {scale[0]} in all")
    assert found.low == pytest.approx(tenths / 10 * scale[1])
    assert found.scale == scale[1]


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("half a million", 5e5, 5e5),
        ("two and a half million", 2.5e6, 2.5e6),
        ("half a dozen", 6, 6),
        ("two dozen", 24, 24),
        ("dozens", 24, None),
        ("tens of thousands", 2e4, None),
        ("a couple of hundred", 200, None),
        ("multibillion", 2e9, None),
        ("hundreds", 200, None),
    ],
)
def test_other_numerals(text: str, low: float, high: float | None) -> None:
    [found] = numerals(text)
    assert (found.low, found.high) == (low, high)


@pytest.mark.parametrize("text", ["F-16", "S-400", "T-72", "Su-35", "the pair left", "test scores"])
def test_names_are_no_numerals(text: str) -> None:
    assert not list(numerals(text))


def test_a_word_that_is_no_number_is_refused() -> None:
    with pytest.raises(KeyError):
        cardinal("two cruisers")
