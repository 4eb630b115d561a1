from __future__ import annotations

from kits.model.artifacts import Page
from kits.model.audiences import Audience
from kits.model.findings import say, warning
from kits.model.places import Place
from kits.render.recapping import recaps
from kits.render.seeing import Results
from kits.render.views import View
from tests.render.hosted import hosted, seen
from tests.render.pages import each, words
from tests.schema.written import campaign

EARLY = {"starts": "2026-10-01", "ends": "2026-10-07", "recipe": "small", "title": "信"}
LATER = {"starts": "2026-12-20", "ends": "2026-12-26", "recipe": "small", "title": "河"}
HEEDED = """
heeded:
  - {what: 中午发, how: 都改在十二点}
  - {what: 请三位评委, refused: 这次不评}
"""
FILES = {
    "campaigns/early/campaign.md": campaign(**EARLY),
    "campaigns/early/recap.md": "---\nlearned: [中午发, 请三位评委, 图先试存]\n---\n谢谢。\n",
    "campaigns/later.md": campaign(HEEDED, **LATER),
}


def only(view: View) -> Page:
    (made,) = recaps(view)
    assert isinstance(made, Page)
    return made


def page(files: dict[str, str] = FILES, due: bool = False) -> list[str]:
    found = warning("recap-due", Place("x.md"), say("a recap is due"), say("write it"))
    other = warning("no-such-record", Place("x.md"), say("nobody"), say("name another"))
    results = Results(findings=(other, found) if due else (other,))
    body, _ = hosted(only(seen(files, Audience.OPERATORS, results)))
    return each(body, "//h2 | //h3 | //li")


def test_what_was_learned_is_open_until_it_is_heeded_or_refused() -> None:
    assert page() == [
        "学到的，带给接下来的活动",
        "河",
        "中午发 照做 都改在十二点",
        "请三位评委 不做 这次不评",
        "图先试存 还没回应",
        "已写",
        "信 · 2026年10月",
    ]


def test_a_recap_that_is_due_stands_first() -> None:
    assert page(due=True)[:2] == ["该写了", "a recap is due。write it"]


def test_only_campaigns_to_come_are_asked_and_only_by_those_of_their_recipe() -> None:
    past = {**LATER, "starts": "2026-11-01", "ends": "2026-11-07"}
    assert "河" not in page({**FILES, "campaigns/later.md": campaign(**past)})
    other = {**LATER, "recipe": "gathering"}
    assert "河" not in page({**FILES, "campaigns/later.md": campaign(**other)})


def test_without_any_recap_the_page_says_so() -> None:
    view = seen({"campaigns/later.md": campaign(**LATER)}, Audience.OPERATORS)
    body, _ = hosted(only(view))
    assert words(body.xpath("//p")[0]) == "还没有写过复盘。"
