from __future__ import annotations

import pytest

from kits.model.nearest import nearest


@pytest.mark.parametrize(
    ("word", "known", "near"),
    [
        ("shanghia-03", ["shanghai-03", "beijing-01"], "shanghai-03"),
        ("calld", ["called", "credit"], "called"),
        ("Title", ["title"], "title"),
        ("abc", ["xyz"], None),
        ("ab", ["ax", "ay"], "ax"),
        ("地点", ["place"], None),
        ("x", [], None),
        ("", ["a"], "a"),
    ],
)
def test_nearest(word: str, known: list[str], near: str | None) -> None:
    assert nearest(word, known) == near
