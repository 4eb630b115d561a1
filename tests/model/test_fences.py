import pytest

from kits.model.fences import fences, unfenced
from kits.model.places import Passage
from kits.model.pointers import pointers
from kits.rules.disguises import Words
from kits.rules.leaders import PAGE
from kits.rules.placeholders import TAGS
from kits.source.comments import open_comment, without_comments


def test_a_fence_ends_with_as_many_marks_of_its_kind() -> None:
    lines = ["~~~", "```", "~~~~", "````a", "```", "````", "```b", "x"]
    assert list(fences(lines)) == [(0, 2), (3, 5)]
    assert unfenced("a\n```\nbc\n```\nd", " ") == "a\n   \n  \n   \nd"


def test_a_comment_in_code_stays_and_one_below_what_nothing_closes_goes() -> None:
    text = "```\n<!-- a -->\n```\n```b\nc <!-- d -->e"
    assert without_comments(Passage(text)).text == "```\n<!-- a -->\n```\n```b\nc e"
    assert open_comment("~~~\n<!-- a\n~~~\n") is None


@pytest.mark.parametrize(
    "text", ["`", "~", "```a\n", "{", "<!--", "\t", "```a\n<!-- ", "{% ", "{{'"]
)
def test_what_rules_look_for_is_looked_for_in_proportion(text: str) -> None:
    """Each of these took minutes or hours at this size."""
    text *= 300_000 // len(text)
    assert not list(pointers(text))
    assert not list(Words(["Firefly"]).found(text))
    without_comments(Passage(text))
    assert not PAGE.search(text)
    TAGS.sub(" ", text)
