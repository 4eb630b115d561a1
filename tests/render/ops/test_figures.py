"""Figures at a glance: a picture with its table, where they come from, and nobody to be known."""

from __future__ import annotations

from kits.model.audiences import Audience
from kits.render.ops.figures import figures_page
from tests.render.day.lamplight import RIVER, checked
from tests.render.ops.made import only, read_page
from tests.render.pages import Element, each, words
from tests.schema.written import Files, campaign
from tests.test_counting import HEARD

HEAD = "figure,period,value,unit,group,campaign,source,day\n"
KEPT = (
    HEAD
    + "".join(f"seen,2026-{month},{n},posts,,,search <b>,\n" for month, n in ((9, 40), (10, 41)))
    + "seen,2026-11,1240.5,hours,,,watch,2026-12-01\nseen,2026-10,1240.5,hours,,,watch,\n"
    + "seen,2026-11,40,posts,,,search <b>,2026-12-01\n"
    + "hours,2026-11,12,hours,,river,asked,\nmoney,2026-11,99.50,money,,river,bills,\n"
    + "came,2026-11,30,people,shanghai,,tags,\ncame,2026-11,8,people,beijing,,tags,\n"
    + "came,2026-11,1,people,london,,tags,\n"
)
FILES: Files = {**HEARD, "log/figures/a.csv": KEPT}


def page(more: Files) -> Element:
    return read_page(only(figures_page(checked(more).view(Audience.OPERATORS))))


def test_each_figure_is_a_picture_a_number_and_a_table() -> None:
    found = page(FILES)
    titles = each(found, "//ul[@class='kits-charts']//h3")
    assert titles[:3] == [
        "Groups that posted 1",
        "Answered in time 67%",
        "Answers that texts asked for 3",
    ]
    assert titles[-2:] == ["seen 1,240.5", "seen 40"]
    (picture,) = found.xpath("//li[h3[starts-with(., 'seen 40')]]/svg")
    assert picture.get("role") == "img"
    assert picture.get("aria-label") == (
        "seen: Jun –, Jul –, Aug –, Sept 40, Oct 41, Nov 40, Dec –"
    )
    assert [bar.get("height") for bar in picture.xpath("./rect")][3:6] == ["42.9", "44.0", "42.9"]
    assert [bar.get("class") for bar in picture.xpath("./rect")][-1] == "kits-partial"
    rows = each(found, "//li[h3[starts-with(., 'seen 40')]]//tbody/tr")
    assert rows[3:6] == ["Sept40", "Oct41", "Nov40"]
    assert each(found, "//li[h3[starts-with(., 'seen 40')]]/p") == [
        "Flat for three months: time to think again?",
        "search <b> · Tue 1 Dec",
    ]


def test_costs_stand_beside_what_came_of_them() -> None:
    (row,) = page(FILES).xpath("//table[.//th[.='Money']]/tbody/tr")
    assert each(row, "./*")[:4] == ["Seven days by the river", "12", "99.5", "2"]
    assert "Money" not in words(page(HEARD))


def test_few_people_stand_with_others() -> None:
    rows = each(page(FILES), "//table[.//th[.='People']]/tbody/tr")
    assert rows == ["Shanghai by Lamplight30", "All others together9"]


def test_what_one_group_brought_to_several_campaigns_is_told_together() -> None:
    rows = "came,2026-11,30,people,shanghai,river,tags,\ncame,2026-11,12,people,shanghai,,tags,\n"
    found = page({**HEARD, "log/figures/a.csv": HEAD + rows})
    assert each(found, "//table[.//th[.='People']]/tbody/tr") == ["Shanghai by Lamplight42"]
    assert "came" not in " ".join(each(found, "//ul[@class='kits-charts']//h3")), "one value"


def test_what_campaigns_give_and_which_needs_have_groups() -> None:
    more: Files = {
        **HEARD,
        "campaigns/river/campaign.md": campaign("serves: [belonging, gain]", recipe="", **RIVER),
        "groups/all.csv": "id,name,channels,leaders,need,stage\n"
        "a,A,wechat,mira,read,running\nb,B,wechat,,read,dormant\nc,C,wechat,,read,closed\n",
        "log/receipts/river/a.csv": "group,message,at,how\n",
        "log/receipts/gone/a.csv": "group,message,at,how\n",
    }
    found = page(more)
    assert each(found, "//dl[@class='kits-funnel']/div")[-4:] == [
        "gain 1 campaign",
        "belonging 1 campaign",
        "taking part 0 campaigns",
        "accomplishment 0 campaigns",
    ]
    assert each(found, "//table[.//th[.='Need']]/tbody/tr") == ["read211"]


def test_without_records_there_is_no_picture() -> None:
    found = page({})
    assert found.xpath("//svg") == []
    assert "Groups that posted" in words(found), "in the table of other stretches of time"
