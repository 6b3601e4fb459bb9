from __future__ import annotations

import pytest

from standoff.read.language import function_word_share, looks_english


@pytest.mark.parametrize(
    "text",
    [
        "The government of the island said on Monday that it would not yield to the pressure, "
        "and that its army was ready.",
        "Fleet sails.",
        "U.S. and U.K.",
        "",
    ],
)
def test_english(text: str) -> None:
    assert looks_english(text)


@pytest.mark.parametrize(
    "text",
    [
        "Die Regierung der Insel sagte am Montag, dass sie dem Druck nicht nachgeben werde und "
        "dass die Armee bereit sei.",
        "Le gouvernement de l'île a dit lundi qu'il ne céderait pas à la pression et que les "
        "forces armées étaient prêtes pour une longue crise.",
        "El gobierno de la isla dijo el lunes que no cedería a la presión y que el ejército "
        "estaba listo para la defensa.",
        "Правительство острова заявило, что не уступит давлению.",
    ],
)
def test_other_tongues(text: str) -> None:
    assert not looks_english(text)


def test_the_share_of_no_words_is_nil() -> None:
    assert function_word_share("12 34 --") == 0.0
