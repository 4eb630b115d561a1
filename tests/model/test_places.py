from __future__ import annotations

from kits.model.findings import error, say, tidy, warning
from kits.model.places import Origin, Passage, Place

TEXT = Passage("one\ntwo three", "a.md", ((5, 3), (6, 1)))


def test_a_character_of_a_passage_has_a_place_in_the_file() -> None:
    assert TEXT.place_of(0, 3) == Place("a.md", 5, 3, 3)
    assert TEXT.place_of(8, 5) == Place("a.md", 6, 5, 5)
    assert TEXT.place(2, 5) == Place("a.md", 6, 5, 1)


def test_a_line_that_a_passage_does_not_know_is_its_last() -> None:
    assert TEXT.place(9).line == 6


def test_a_place_is_at_least_one_character_wide() -> None:
    assert TEXT.place(1, 2, 0) == Place("a.md", 5, 4, 1)


def test_origins_never_differ() -> None:
    assert Origin() == Origin(None)
    assert hash(Origin()) == hash(Origin())


def test_findings_are_told_once_and_in_order_of_their_places() -> None:
    hint = say("do this")
    late = error("b-rule", Place("a.md", 9), say('"{x}" is wrong', x=1), hint)
    early = warning("a-rule", Place("a.md", 2), say("odd"), hint)
    again = error("b-rule", Place("a.md", 9), say('"{x}" is wrong', x=1), hint)
    assert tidy([late, again, early]) == [early, late]
    assert str(late.message) == '"1" is wrong'
