from __future__ import annotations

import pytest
import yaml

from kits.edit.campaigns import heeded


@pytest.mark.parametrize("locale", ["en", "zh"])
def test_each_lesson_is_an_open_item_as_it_was_written(locale: str) -> None:
    learned = ["Send at noon", "提醒：按群里的钟点", "带话题 #长灯共读#", 'say "no"']
    read = yaml.safe_load(heeded(learned, locale))
    assert [item["what"] for item in read["heeded"]] == learned
    assert all(item["how"].startswith("TODO ") for item in read["heeded"])


def test_nothing_learned_leaves_nothing() -> None:
    assert heeded([], "en") == ""
