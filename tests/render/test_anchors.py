"""Headings are called by their own words, and by what they were called before."""

from __future__ import annotations

import markdown
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kits.render.anchors import anchors

LETTERS = "aB é谁付钱ق1-_!"


@pytest.mark.parametrize(
    ("heading", "names"),
    [
        ("Who may join?", {"who-may-join"}),
        ("Café", {"cafe"}),
        ("谁付钱？", {"谁付钱", "_1"}),
        ("打卡 FAQ", {"打卡-faq", "faq"}),
        ("قرّاء المصباح", {"قراء-المصباح", "_1"}),
    ],
)
def test_a_heading_is_called_by_its_words(heading: str, names: set[str]) -> None:
    assert anchors(f"## {heading}", is_html=False, attributes=False) == names


@given(st.lists(st.text(LETTERS, min_size=1, max_size=8), min_size=1, max_size=8))
def test_every_name_of_before_is_still_one(headings: list[str]) -> None:
    text = "\n\n".join(f"## {heading}" for heading in headings)
    before = markdown.Markdown(extensions=["toc"])
    before.convert(text)
    known = {token["id"] for token in before.toc_tokens}
    assert known <= anchors(text, is_html=False, attributes=False)


def test_an_id_in_html_is_one() -> None:
    made = anchors('<h2 id="a">A</h2><a name=b>B</a>', is_html=True, attributes=False)
    assert made == {"a", "b"}
