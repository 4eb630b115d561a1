"""What groups handed on stands on one page, with what was done about it, for operators alone."""

from __future__ import annotations

from kits.model.artifacts import Page
from kits.model.audiences import Audience
from kits.render.ops.feedback import feedback_page
from tests.render.day.lamplight import checked
from tests.render.ops.made import only, read_page
from tests.render.pages import Element, each
from tests.schema.written import Files, campaign

ASKED = {
    "campaigns/pages.md": campaign(
        title="The check-in page", recipe="feedback", starts="2026-12-01", ends="2026-12-06"
    )
}
SAID = "where: the button. why: my thumb. how: put it lower"
HEARD = {
    **ASKED,
    "log/receipts/pages/a.csv": (
        "group,message,at,how,note\n"
        f"beijing,60-last-call,2026-12-06T20:00+08:00,code,{SAID}\n"
        "beijing,20-three-questions,2026-12-01T13:00+08:00,code,\n"
        "london,60-last-call,2026-12-06T21:00+08:00,code,<b>nothing</b>\n"
    ),
    "log/answers/a.csv": (
        "group,message,day,what\nbeijing,pages/60-last-call,2026-12-07,It is lower now.\n"
    ),
    "log/asks/a.csv": (
        "id,day,what,group,answer\n"
        "type,2026-12-05,Bigger letters,london,\nold,2026-10-05,Long ago,london,\n"
    ),
}


def page(files: Files) -> Element:
    return read_page(only(feedback_page(checked(files).view(Audience.OPERATORS))))


def test_every_line_stands_there_with_what_was_done() -> None:
    found = page(HEARD)
    assert each(found, "//blockquote") == [SAID, "<b>nothing</b>"]
    assert each(found, "//li//p") == [
        "Answered: It is lower now.",
        "Not answered yet",
        "Not answered yet",
    ]
    assert "Bigger letters" in "".join(each(found, "//section"))
    assert "Long ago" not in "".join(each(found, "//section"))


def test_before_anything_came_back_it_says_so() -> None:
    assert each(page(ASKED), "//p[@class='kits-clear']") == ["No group has handed anything on yet."]


def test_it_is_there_only_where_somebody_asked_and_for_operators_alone() -> None:
    seen = checked({}).view(Audience.OPERATORS)
    assert list(feedback_page(seen)) == []
    made = checked(HEARD)
    for audience in (Audience.PUBLIC, Audience.LEADERS):
        pages = [page for page in made.pages(audience) if isinstance(page, Page)]
        assert not any("my thumb" in f"{page.body}" for page in pages)
