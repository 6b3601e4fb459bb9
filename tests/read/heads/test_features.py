from __future__ import annotations

from datetime import date

from standoff.read.heads.features import features, predicate
from standoff.read.reader import prepare
from standoff.read.sentences import Sentence
from standoff.vocabulary.sources import Document


def sentence(text: str) -> Sentence:
    return prepare(Document("d", text), as_of=date(2022, 1, 1)).sentences[0]


def test_classes_of_words_stand_beside_words() -> None:
    found = features(sentence("The army shelled the town."), None, target=None)
    assert {"p:shell", "p:<attack>", "w:town"} <= set(found)


def test_the_names_of_the_parties_are_not_seen() -> None:
    found = features(sentence("France will not help Chad."), (0, 1), target=(4, 5))
    assert not any("france" in name or "chad" in name for name in found if name[:2] in ("w:", "p:"))
    assert "mood:negwill" in found


def test_the_predicate_is_seen_through_a_verb_of_saying() -> None:
    one = sentence("The ministry said the fleet attacked the port.")
    assert predicate(one, None).text == "attacked"
