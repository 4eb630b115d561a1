"""The page of the HQ group: today's message, its numbers, who is missing, and what a deputy needs."""

from __future__ import annotations

from datetime import datetime

from kits.model.artifacts import Page
from kits.model.audiences import Audience
from kits.pipeline import Checked, check, load
from tests.render.ops.made import read_page
from tests.render.pages import Element, words
from tests.schema.written import campaign, tree

FILES = {
    "community.yml": "name: Bookfolk\nlocale: en\ntimezone: Asia/Shanghai\n",
    "groups/all.csv": """
        id,name,channels,kind,leaders,deputies,locale,join
        hq,HQ <b>,wechat,hq,ops,,,Ask Ops
        harbour,Harbour,wechat,,mira,,,
        hill,Hill,wechat,,bo,,zh,
        lane,Lane,wechat,,,,,
        """,
    "people/all.csv": (
        "id,name,role,credit,groups\nmira,Mira,,name,hq\nbo,Bo,,,\nops,Ops,staff,,\nan,An,,,hq\n"
    ),
    "campaigns/drive/campaign.md": campaign(),
    "campaigns/drive/messages/05-hq.md": (
        "---\ntitle: To all\nsend: starts 12:00\nto: hq\n---\nPost it.\n"
    ),
    "campaigns/drive/messages/10-launch.md": (
        "---\ntitle: Launch\nsend: starts 08:00\nreport: Up\n---\nWe begin.\n"
    ),
    "campaigns/drive/messages/20-later.md": (
        "---\ntitle: Later\nsend: starts 20:00\nreport: Up\n---\nWe go on.\n"
    ),
    "log/receipts/drive/a.csv": (
        "group,message,at,how\nharbour,10-launch,2026-12-07T08:10:00+08:00,seen\n"
    ),
}


def page(now: str = "2026-12-07T10:00:00+08:00", **other: str) -> Element:
    checked = check(load(tree(FILES | other)), datetime.fromisoformat(now))
    assert isinstance(checked, Checked)
    assert not checked.has_errors, checked.findings
    assert not any(
        isinstance(each, Page) and each.path.startswith("ops/")
        for each in checked.pages(Audience.LEADERS)
    )
    found = [
        each
        for each in checked.pages(Audience.OPERATORS)
        if isinstance(each, Page) and each.path == "ops/hq/index.md"
    ]
    return read_page(found[0])


def said(found: Element) -> list[str]:
    return [pre.text for pre in found.xpath("//pre")]


def test_the_message_of_the_day_leads_to_its_text_and_numbers_name_nobody() -> None:
    found = page()
    (link,) = found.xpath("//ul[@class='kits-credits'][1]/li/a")
    assert (link.text, link.get("href")) == ("To all", "../../g/hq/drive/#m-05-hq")
    assert said(found)[0] == "“Launch”: 1 of 2 groups have posted, 1 still to answer"


def test_numbers_are_told_for_as_long_as_they_are_news() -> None:
    night = said(page("2026-12-08T09:00:00+08:00"))[0]
    assert night.splitlines() == [
        "“Launch”: 1 of 2 groups have posted, 1 still to answer",
        "“Later”: 0 of 2 groups have posted, 2 still to answer",
    ]
    assert not any("Launch" in text for text in said(page("2026-12-10T09:00:00+08:00")))


def test_who_is_missing_has_a_text_in_their_language() -> None:
    found = page()
    folds = [words(each) for each in found.xpath("//details/summary")]
    assert folds == [
        "Operators 1",
        "Leaders 2 · 1 is missing",
        "No longer in an office 1",
        "What to write to those who are missing",
    ]
    assert [words(each) for each in found.xpath("//li[mark]")] == ["Bo Hill missing"]
    (text,) = said(found)[1:]
    assert text.splitlines()[1:] == ["Ask Ops"]
    assert "“HQ <b>”" in text


def test_without_a_group_of_all_leaders_the_rest_stands() -> None:
    groups = "id,name,channels,leaders\nharbour,Harbour,wechat,mira\n"
    people = "id,name,role,credit\nmira,Mira,,name\nops,Ops,staff,\n"
    found = page(**{"groups/all.csv": groups, "people/all.csv": people})
    assert "No group has the kind hq" in words(found)
    assert "kits handover GROUP --to PERSON" in words(found)
