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
        ("西北", ["华北", "东北", "华东"], None),
        ("南京", ["北京", "南宁"], None),
        ("上海", ["北海", "上饶"], None),
        ("上海市", ["上海", "北海"], "上海"),
        ("上海", ["北海", "上海市"], "上海市"),
        ("海", ["海南", "上海"], None),
        ("绍星", ["绍兴", "星子"], "绍兴"),
        ("臺北", ["台北", "湖北"], "台北"),
        ("xi-bei", ["西北"], None),
        ("志原者", ["志愿者", "读者"], "志愿者"),
        ("夜读小屋群", ["夜读小屋", "晨读小屋"], "夜读小屋"),
        ("呼和浩持", ["呼和浩特"], "呼和浩特"),
    ],
)
def test_nearest(word: str, known: list[str], near: str | None) -> None:
    assert nearest(word, known) == near
