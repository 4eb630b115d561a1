"""The mix of posts: alike groups in one row, a strip a month, each part in words as well."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from kits.model.artifacts import Page
from kits.model.audiences import Audience
from kits.model.load import Load
from kits.model.schedules import Schedule
from kits.render.ops.mix import NAMED, ROWS, mix_page
from tests.render.day.lamplight import FILES, GROUPS, checked
from tests.render.ops.made import only, read_page
from tests.render.pages import Element, words
from tests.schema.written import Files

TABLE = """
    id,title,send,as,about,text
    10-chapter,Chapter three,2026-12-09 07:40,,product,Tonight we read chapter three.
    20-evening,A word,2026-12-09 21:40;2026-12-10 21:40,,atmosphere,What stayed with you?
    30-next,Chapter four,2026-12-31 20:00 community,,,We go on.
    40-own,Yours,2026-12-11 20:00,moments,care,A page for your own feed.
    """
MIXED: Files = {"campaigns/river/messages.csv": TABLE}


def page(more: Files = MIXED) -> Page:
    return only(mix_page(checked(more).view(Audience.OPERATORS)))


def rows(read: Element) -> list[tuple[list[str], list[str]]]:
    return [
        (
            [words(a) for a in row.xpath(".//a")],
            [
                f"{words(strip.xpath('dt')[0])}: {words(strip.xpath('dd')[0])}"
                for strip in row.xpath(".//dl/div")
            ],
        )
        for row in read.xpath("//ul[contains(@class, 'kits-mixes')]/li")
    ]


def test_alike_groups_are_one_row_whatever_their_zone() -> None:
    assert rows(read_page(page())) == [
        (
            ["Beijing by Lamplight", "London by Lamplight", "Shanghai by Lamplight"],
            ["December 2026: what we offer 1 · atmosphere 2 · not said 1"],
        )
    ]


def test_the_strip_shows_what_the_words_tell() -> None:
    (svg,) = read_page(page()).xpath("//dd/svg")
    assert svg.get("aria-hidden") == "true"
    assert [(r.get("data-about"), r.get("x"), r.get("width")) for r in svg.xpath("rect")] == [
        ("product", "0.0%", "25.0%"),
        ("atmosphere", "25.0%", "50.0%"),
        ("unsaid", "75.0%", "25.0%"),
    ]


def test_the_longest_strip_is_that_of_most_posts() -> None:
    one = TABLE.replace("as,about,text", "as,about,only,text").replace(
        ",,,We go on", ",,,shanghai,We go on"
    )
    one = one.replace("product,Ton", "product,,Ton").replace("atmosphere,What", "atmosphere,,What")
    read = read_page(
        page({"campaigns/river/messages.csv": one.replace("care,A page", "care,,A page")})
    )
    assert [len(groups) for groups, _strips in rows(read)] == [2, 1]
    widths = [[r.get("width") for r in svg] for svg in read.xpath("//dd/svg")]
    assert widths == [["25.0%", "50.0%"], ["25.0%", "50.0%", "25.0%"]]


def test_where_no_text_says_what_it_is_about_the_page_tells_how() -> None:
    silent = words(read_page(page({})).xpath("//p[@class='kits-note']")[0])
    assert silent.startswith("No text says yet what it is about. Write about: product")
    assert not read_page(page()).xpath("//p[@class='kits-note']")


def test_what_is_long_over_is_not_shown_and_many_groups_unfold() -> None:
    more = "".join(f"    g{n},G{n},wechat,,mira,20,2026-12-05\n" for n in range(NAMED))
    later = datetime.fromisoformat("2027-03-15T12:00:00+08:00")
    view = checked({**MIXED, "groups/all.csv": GROUPS.rstrip() + "\n" + more}).view(
        Audience.OPERATORS
    )
    read = read_page(only(mix_page(view)))
    assert words(read.xpath("//ul[@class='kits-mixes']//summary")[0]) == "11 groups"
    settings = f"{FILES['community.yml']}keep_kits: 200d\n"
    old = checked({**MIXED, "community.yml": settings}, later).view(Audience.OPERATORS)
    assert "Nothing is sent." in words(read_page(only(mix_page(old))))


def test_no_more_rows_than_a_page_bears() -> None:
    rows_of = "".join(f"g{n:03},G{n},wechat,mira,2026-12-05\n" for n in range(ROWS + 2))
    groups = f"id,name,channels,leaders,last_checked\n{rows_of}"
    view = checked({**MIXED, "groups/all.csv": groups}).view(Audience.OPERATORS)
    (one,) = view.load.schedules
    each = (Schedule(one.sends[:1] * (n + 1), (group,)) for n, group in enumerate(one.groups))
    read = read_page(only(mix_page(replace(view, load=Load(schedules=tuple(each))))))
    assert len(rows(read)) == ROWS
    assert "2 mixes more, of few groups each" in words(read)
