"""Where all came from: a picture and the same as a list, of nobody who did not agree to be named."""

from __future__ import annotations

import re

import pytest

from kits.model.artifacts import Page
from kits.model.audiences import Audience
from kits.model.lineage import Tree
from kits.pipeline import Checked
from kits.render.lineage import FULL, lineage_pages
from kits.render.public import public_pages
from kits.render.tree_pictures import WIDEST, Leaf, picture
from tests.render.day.lamplight import PEOPLE, RIVER, checked
from tests.render.pages import Element, each, read, words
from tests.schema.written import Files, campaign

TAUGHT = """\
id,name,credit,alias,role,mentored_by,called
ops,Ines,name,,staff,,
mira,Mira & Co,name,,user,,
noor,Noor,none,,user,mira,
ada,艾达,name,,user,mira,小艾
ben,Ben,name,,user,ada,
cem,Cem Hidden,alias,Towpath,user,mira,
dan,Dan,name,,user,noor,
eve,Eve,name,,user,ops,
fay,Fay,anonymous,,user,mira,
guy,Guy,name,,user,cem,
ada2,艾青,name,,user,mira,
"""
GROWN = """
    id,name,channels,timezone,leaders,members,last_checked,parent,origin,stage
    shanghai,Shanghai by Lamplight,wechat,,mira,20,2026-12-05,,river,
    beijing,Beijing by Lamplight,wechat,,mira,20,2026-12-05,shanghai,spring,
    london,London by Lamplight,whatsapp,Europe/London,noor,20,2026-12-05,beijing,,closed
    alone,Alone,wechat,,mira,20,2026-12-05,,,
    """
FILES: Files = {
    "people/all.csv": TAUGHT,
    "groups/all.csv": GROWN,
    "campaigns/spring/campaign.md": campaign(
        title="Spring by the river", starts="2025-04-07", ends="2025-04-13"
    ),
    "campaigns/river/campaign.md": campaign("forked_from: spring", **RIVER),
    "campaigns/next/campaign.md": campaign(
        "forked_from: river",
        title="Secret",
        starts="2027-04-07",
        ends="2027-04-13",
        state="draft",
    ),
}


def pages(made: Checked, audience: Audience = Audience.LEADERS) -> dict[str, Element]:
    return {page.path: read(page) for page in lineage_pages(made.view(audience))}


def only(more: Files | None = None, audience: Audience = Audience.LEADERS) -> Element:
    (page,) = pages(checked({**FILES, **(more or {})}), audience).values()
    return page


def test_the_picture_and_the_list_say_the_same() -> None:
    page = only()
    assert each(page, "//h2") == [
        "Who learned from whom",
        "Which campaign grew from which, and the groups it left",
    ]
    assert each(page, "//*[local-name()='text']") == [
        *("Mira & Co", "艾达", "Ben", "艾青"),
        "Spring by the river April 2025",
        "Seven days by the river December 2026",
        "Shanghai by Lamplight",
        "Beijing by Lamplight",
        "London by Lamplight closed",
    ]
    people, grown = page.xpath("//details/div")
    assert items(people) == [("Mira & Co", [("艾达", [("Ben", [])]), ("艾青", [])])]
    closed = ("London by Lamplight closed", [])
    beijing = ("Beijing by Lamplight begun in “Spring by the river”", [closed])
    river = ("Seven days by the river December 2026", [("Shanghai by Lamplight", [beijing])])
    assert items(grown) == [("Spring by the river April 2025", [river])]
    assert page.xpath("//details//a/@href") == [
        "../campaigns/spring/crew/",
        "../campaigns/river/crew/",
        "../g/shanghai/",
        "../g/beijing/",
    ]


def items(list_of: Element) -> list[tuple[str, list[object]]]:
    """A nested list: what each line says, and the lines below it."""
    return [
        (
            " ".join(
                "".join(item.xpath("./a//text()|./bdi//text()|./span//text()|./text()")).split()
            ),
            items(item),
        )
        for item in list_of.xpath("./ul/li")
    ]


def test_the_picture_says_what_it_is_to_those_who_do_not_see_it() -> None:
    page = only()
    for svg in page.xpath("//*[local-name()='svg']"):
        assert svg.get("role") == "img"
        told = [words(page.get_element_by_id(id)) for id in svg.get("aria-labelledby").split()]
        assert len(told) == 2
        assert all(told)
    assert told == [
        "Spring by the river",
        "5 in 5 generations; the same stands below as a list.",
    ]
    ids = page.xpath("//@id")
    assert len(ids) == len(set(ids))


@pytest.mark.parametrize("audience", [Audience.LEADERS, Audience.OPERATORS])
def test_nobody_stands_there_who_did_not_agree_nor_a_draft_nor_a_group_that_is_alone(
    audience: Audience,
) -> None:
    text = words(only(audience=audience))
    for hidden in (
        "Noor",
        "Cem",
        "Towpath",
        "Dan",
        "Ines",
        "Eve",
        "Fay",
        "Guy",
        "小艾",
        "Secret",
        "Alone",
    ):
        assert hidden not in text


def test_the_public_has_no_such_page_and_no_word_of_it() -> None:
    made = checked(FILES)
    assert pages(made, Audience.PUBLIC) == {}
    ways = {audience: home(made, audience).count("lineage/") for audience in Audience}
    assert ways == {Audience.PUBLIC: 0, Audience.LEADERS: 1, Audience.OPERATORS: 1}


def home(made: Checked, audience: Audience) -> str:
    found = public_pages(made.view(audience))
    (page,) = (one for one in found if isinstance(one, Page) and one.path == "index.md")
    return page.body


def test_where_nothing_came_from_anything_there_is_no_page() -> None:
    for more in (
        {},
        {"people/all.csv": PEOPLE + "ben,Ben,name,user\n"},
        {"people/all.csv": "id,name,credit,role,mentored_by\nops,Ines,,staff,\n"
         "mira,Mira,name,user,noor\nnoor,Noor,name,user,mira\n"},
    ):  # fmt: skip
        made = checked(more)
        assert pages(made) == {}
        assert "lineage/" not in home(made, Audience.LEADERS)


def test_whoever_has_a_page_on_the_wall_is_linked() -> None:
    assert only().xpath("//details//a/@href")[0] == "../campaigns/spring/crew/"
    thanks = "when,person,for,kind\n2026-01-01,ada,carried books all year,carrying\n"
    page = only({"credits.csv": thanks})
    assert page.xpath("//details//a/@href")[0] == "../people/ada/"


def test_names_are_text_and_long_ones_are_cut_in_the_picture_alone() -> None:
    long = "一个名字很长很长的读书会，长得手机上一行根本写不下还要再长一点"
    leaves = {"a": Leaf(name="<b>&", note="</text>"), "b": Leaf(name=long, note="休眠")}
    tree = Tree.of("a", [Tree(key="b")])
    drawn = picture(tree, leaves, "m", "<i>", "&")
    assert re.findall("<[bi]>", drawn) == []
    assert "&lt;b&gt;&amp;" in drawn
    (cut,) = re.findall("一个名字[^<]*", drawn)
    assert cut.endswith("…")
    assert long.startswith(cut[:-1])
    assert len(cut) > 12
    (across,) = re.findall(r'width="(\d+)" height', drawn)
    assert int(across) <= WIDEST


def test_thousands_of_groups_are_spread_over_pages_that_a_phone_can_load() -> None:
    rows = "".join(
        f"g{n},Group {n},wechat,mira,20,2026-12-05,{f'g{(n - 1) // 3}' if n else ''}\n"
        for n in range(2_000)
    )
    head = "id,name,channels,leaders,members,last_checked,parent\n"
    river = campaign(groups="[g0]", **RIVER)
    found = pages(checked({"groups/all.csv": head + rows, "campaigns/river/campaign.md": river}))
    paths = ["lineage/index.html", *(f"lineage/list-{n}.html" for n in range(2, len(found) + 1))]
    assert list(found) == paths
    assert len(found) > 2_000 / FULL
    for page in found.values():
        assert len(page.xpath("//*[local-name()='text']")) <= FULL
    links = {href for page in found.values() for href in page.xpath("//details//a/@href")}
    assert links == {f"../g/g{n}/" for n in range(2_000)}
    first, second = list(found.values())[:2]
    assert first.xpath("//a[@rel='next']/@href") == ["list-2.html"]
    assert second.xpath("//a[@rel='prev']/@href") == ["./"]
    assert each(first, "//figcaption")[0].endswith(", continued")
    assert "more in another tree" in words(first)
