import pytest

from kits.model.places import Passage
from kits.source.comments import open_comment, without_comments


def passage(text: str) -> Passage:
    return Passage(text, "a.md", tuple((line, 1) for line in range(1, text.count("\n") + 2)))


@pytest.mark.parametrize(
    ("written", "kept"),
    [
        ("a <!-- note --> b", "a  b"),
        ("a\n<!-- note\nof two lines -->\nb", "a\nb"),
        ("a\n\n  <!-- note -->  \n\nb", "a\n\n\nb"),
        ("<!-- a --><!-- b -->", ""),
        ("`<!-- a -->` b", "`<!-- a -->` b"),
        ("```html\n<!-- a -->\n```\n<!-- b -->", "```html\n<!-- a -->\n```"),
        ("<!-- ` --> a `b`", " a `b`"),
        ("a <!-- b", "a <!-- b"),
        ("a --> b", "a --> b"),
    ],
)
def test_comments_are_taken_out_and_code_stays(written: str, kept: str) -> None:
    assert without_comments(passage(written)).text == kept


def test_what_stays_knows_its_place() -> None:
    kept = without_comments(passage("a <!-- x --> b\n<!-- y\nz -->\nc<!---->d"))
    places = {letter: kept.place_of(kept.text.index(letter)) for letter in "abcd"}
    assert {letter: (at.line, at.column) for letter, at in places.items()} == {
        "a": (1, 1),
        "b": (1, 14),
        "c": (4, 1),
        "d": (4, 9),
    }


def test_a_comment_without_an_end_is_found_outside_code() -> None:
    assert open_comment("a <!-- b --> <!-- c") == 13
    assert open_comment("a `<!--` b") is None
    assert open_comment("a <!-- b -->") is None
