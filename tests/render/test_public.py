from collections.abc import Mapping

import pytest
from lxml import etree

from kits.hosts.building import once
from kits.model.artifacts import Copied, Page
from kits.model.audiences import Audience
from kits.model.sentinels import CONTENT_CLOSE
from kits.render.public import public_pages
from kits.render.seeing import Results
from kits.render.views import View
from tests.lamp import LAMP
from tests.render.hosted import hosted, seen
from tests.render.pages import Element, each
from tests.schema.written import campaign

RUNNING = campaign(
    """
    theme: 一天一章 <b>
    banner: images/ban ner.png
    results: 2026-12-16
    changes: [{at: 2026-12-08 09:00, what: 入口换了, why: 打不开}]
    awards:
      - {id: first, name: 第一 <i>, prize: 一本**旧书**, criteria: 写得真, why: 难, settlement: 寄出}
    rules: [一条, 两条]
    """,
    title="七天 <b>",
    kind="gathering",
    place="茶馆",
)
ENGLISH = """\
---
title: Seven days
theme: A chapter a day
changes: []
---
See ![a map](images/map.png) and [the site](https://x.example/).
"""
ENDED = campaign(
    """
    awards: [{id: a, name: 好信, winners: [mira, {name: 过客, consent: name}]}]
    duties: {copywriting: [mira, kopi]}
    """,
    title="写信",
    kind="gathering",
    starts="2026-11-01",
    ends="2026-11-07",
)
LATE = campaign(title="后来", kind="gathering", starts="2027-02-01", ends="2027-02-02")
NEAR = campaign(title="快了", kind="gathering", starts="2026-12-20", ends="2026-12-20")
FILES = {
    "campaigns/seven/campaign.md": RUNNING + "读一本书。\n",
    "campaigns/seven/campaign.en.md": ENGLISH,
    "campaigns/letters.md": ENDED,
    "campaigns/late.md": LATE,
    "campaigns/near.md": NEAR,
    "campaigns/seven/images/ban ner.png": LAMP,
    "campaigns/seven/images/map.png": LAMP,
}


def pages(view: View) -> Mapping[str, Page]:
    return {page.path: page for page in public_pages(view) if isinstance(page, Page)}


def made(audience: Audience = Audience.PUBLIC, **files: str) -> Mapping[str, Page]:
    return pages(
        seen({**FILES, **{f"pages/{name}.md": text for name, text in files.items()}}, audience)
    )


def test_the_home_stands_alone_unless_its_own_facts_say_otherwise() -> None:
    assert made()["index.md"].meta["hide"] == ["navigation", "toc"]
    written = made(index="---\ntitle: T\nhide: [toc]\n---\nHello.\n")["index.md"]
    assert written.meta["hide"] == ("toc",)


def test_the_home_has_one_title_however_it_is_written() -> None:
    for text in ("---\ntitle: 灯下\n---\n你好。\n", "# 灯下\n\n你好。\n", "灯下\n====\n\n你好。\n"):
        home = made(index=text)["index.md"]
        assert each(hosted(home)[0], "//h1") == ["灯下"]
        assert home.title == "首页"
    assert each(hosted(made()["index.md"])[0], "//h1") == ["Bookfolk"]


CONTACT = (
    "name: Bookfolk\nlocale: zh\ntimezone: Asia/Shanghai\ncontact: 写信到 a.b@x.example，都行 <b>\n"
)


def home(page: str = "", **files: str | bytes) -> Element:
    """The public home of a community with these files besides."""
    index = {"pages/index.md": page} if page else {}
    given = {**FILES, "community.yml": CONTACT, **index, **files}
    return hosted(pages(seen(given))["index.md"])[0]


def order(body: Element) -> list[str]:
    """What a page begins with: the tags of its first parts, pictures and buttons by their class."""
    return [part.get("class") or part.tag for part in body.xpath("//main/*")]


def test_the_home_begins_with_a_picture_a_title_a_sentence_and_one_button() -> None:
    body = home("---\ntitle: 灯下\n---\n晚上一起读书。\n\n读得慢没关系。\n")
    assert order(body)[:5] == ["kits-banner kits-front", "h1", "p", "kits-join", "h2"]
    assert body.xpath("//p[@class='kits-banner kits-front']/img/@src") == [
        "assets/kits/evening.png"
    ]
    assert each(body, "//main/p[not(@class)]")[:1] == ["晚上一起读书。"]
    assert body.xpath("//a[@class='kits-button']/@href") == ["mailto:a.b@x.example"]
    assert "读得慢没关系。" in each(body, "//main/p")


def test_a_page_on_how_to_join_goes_before_the_address() -> None:
    files = {"pages/how-to-join.md": "看看。\n", "pages/how-to-join.en.md": "See.\n"}
    assert home(**files).xpath("//a[@class='kits-button']/@href") == ["how-to-join/"]


def test_a_contact_without_an_address_is_a_sentence_and_none_is_nothing() -> None:
    settings = CONTACT.replace("写信到 a.b@x.example，都行 <b>", "找小满 <i>")
    assert each(home(**{"community.yml": settings}), "//p[@class='kits-join']") == ["找小满 <i>"]
    settings = settings.replace("contact: 找小满 <i>\n", "")
    assert not home(**{"community.yml": settings}).xpath("//*[@class='kits-join']")


def test_a_declared_picture_stands_on_the_home_and_is_published() -> None:
    files = {"community.yml": f"{CONTACT}banner: images/door.png\n", "images/door.png": LAMP}
    assert home(**files).xpath("(//img)[1]/@src") == ["media/images/door.png"]
    copied = [part.path for part in public_pages(seen(files)) if isinstance(part, Copied)]
    assert copied == ["media/images/door.png"]


@pytest.mark.parametrize("banner", ["campaigns/seven/campaign.md", "../mkdocs.yml", "gone.png"])
def test_what_is_no_picture_of_ours_gives_way_to_the_drawn_one(banner: str) -> None:
    settings = f"{CONTACT}banner: {banner}\n"
    assert home(**{"community.yml": settings}).xpath("(//img)[1]/@src") == [
        "assets/kits/evening.png"
    ]


def test_a_home_that_begins_with_a_picture_keeps_its_own() -> None:
    body = home("# 灯下\n\n![门](/images/door.png)\n\n你好。\n", **{"images/door.png": LAMP})
    assert order(body)[:4] == ["h1", "p", "p", "kits-join"]
    assert body.xpath("(//img)[1]/@src") == ["media/images/door.png"]


@pytest.mark.parametrize(
    "begins",
    [
        "- 一\n- 二\n",
        "> 引\n",
        "```\n码\n```\n",
        "| 甲 |\n|---|\n| 乙 |\n",
        "<div>\n\n块\n\n</div>\n",
    ],
)
def test_a_home_that_begins_otherwise_is_told_whole_after_what_is_on(begins: str) -> None:
    body = home(f"# 灯下\n\n{begins}\n后来。\n")
    assert order(body)[:4] == ["kits-banner kits-front", "h1", "kits-join", "h2"]
    assert "后来。" in each(body, "//p")


def test_the_home_tells_three_deeds_with_their_faces() -> None:
    deeds = "credits: [{person: mira, for: 缝好了书脊}, {person: kopi, for: 抄了 <b>}, {person: an, for: 没说}]"
    past = campaign(deeds, kind="gathering", starts="2026-11-01", ends="2026-11-02")
    body = home(**{"campaigns/past.md": past})
    said = body.xpath("//ul[@class='kits-people kits-said']")[0]
    assert each(said, "./li") == ["抄了 <b> Kopi", "缝好了书脊 米拉"]
    assert said.xpath(".//a/@href") == ["people/kopi/", "people/mira/"]
    assert len(said.xpath(".//svg")) == 2


def test_a_home_stands_in_every_language_of_the_community() -> None:
    settings = f"{CONTACT}name.en: Books\nname.ar: كتب\nabout.ar: نقرأ معًا.\n"
    past = campaign(
        "credits: [{person: mira, for: 缝好了书脊, for.en: Mended the spines}]",
        kind="gathering", starts="2026-11-01", ends="2026-11-02",
    )  # fmt: skip
    files = {
        **FILES,
        "community.yml": settings,
        "campaigns/past.md": past,
        "pages/index.en.md": "---\ntitle: Books\n---\nHello.\n",
        "pages/index.fr.md": "---\ntitle: Livres\n---\nBonjour.\n",
        "pages/index.md": "你好。\n",
    }
    found = pages(seen(files))
    assert {"index.md", "index.en.md", "index.ar.md", "index.fr.md"} <= found.keys()
    arabic, english = hosted(found["index.ar.md"])[0], hosted(found["index.en.md"])[0]
    assert found["index.ar.md"].meta["lang"] == "ar"
    assert each(arabic, "//h1") == ["كتب"]
    assert each(arabic, "//a[@class='kits-button']") == ["انضم إلينا"]
    assert each(english, "//a[@class='kits-button']") == ["Join us"]
    assert english.xpath("//ul[@class='kits-cards'][1]//a/@href") == ["../campaigns/seven/en/"]
    assert arabic.xpath("(//img)[1]/@src") == ["../assets/kits/evening.png"]
    assert arabic.xpath("//ul[@class='kits-people kits-said']//p[1]/@lang") == ["en"]
    assert arabic.xpath("//ul[@class='kits-people kits-said']//a/@href") == ["../people/mira/ar/"]


def test_the_home_shows_what_is_on_and_what_comes_first_first() -> None:
    body, _toc = hosted(made()["index.md"])
    assert each(body, "//h2") == ["进行中", "即将开始", "感谢"]
    assert each(body, "//ul[@class='kits-cards']/li//h3") == ["七天 <b>", "快了", "后来"]
    (card,) = body.xpath("//li[.//img]")
    assert card.xpath(".//a/@href") == ["campaigns/seven/"]
    assert card.xpath(".//img/@src") == ["campaigns/seven/images/ban%20ner.png"]
    assert each(card, ".//p") == ["一天一章 <b>", "2026年12月7日至13日 茶馆 发布人 米拉"]


def test_values_stand_on_the_home_whatever_else_does() -> None:
    settings = "name: B\nlocale: zh\ntimezone: Asia/Shanghai\nvalues: [慢一点, '**一次**一件事']\n"
    home = pages(
        seen({"community.yml": settings, "pages/index.md": "---\ntitle: B\n---\n你好。\n"})
    )
    body, _toc = hosted(home["index.md"])
    assert each(body, "//ul[@class='kits-values']/li") == ["慢一点", "一次一件事"]
    assert each(body, "//li//strong") == ["一次"]


def test_the_home_thanks_people_by_their_newest_deeds() -> None:
    body, _toc = hosted(made()["index.md"])
    assert body.xpath("//ul[@class='kits-faces']//a/@href") == [
        "people/bo/",
        "people/kopi/",
        "people/mira/",
    ]
    assert each(body, "//ul[@class='kits-faces']//a") == ["<b>Bo & co</b>", "Kopi", "米拉"]


def test_the_leaders_home_begins_with_the_finder_and_the_public_has_none() -> None:
    index = "---\ntitle: 灯下\n---\n你好。\n"
    leaders, _toc = hosted(made(Audience.LEADERS, index=index)["index.md"])
    assert order(leaders)[:4] == ["kits-banner kits-front", "h1", "p", "kits-find"]
    assert leaders.xpath("(//main//a)[1]/@href") == ["g/"]
    public, _toc = hosted(made(index=index)["index.md"])
    assert "g/" not in public.xpath("//a/@href")


def test_the_list_shows_cards_and_what_is_over_in_short() -> None:
    body, _toc = hosted(made()["campaigns/index.md"])
    assert each(body, "//h2") == ["进行中", "即将开始", "已结束"]
    assert each(body, "//ul[@class='kits-cards']//h3") == ["七天 <b>", "快了", "后来"]
    assert each(body, "//ul[@class='kits-list']/li") == ["写信 2026年11月1日至7日 米拉"]
    assert body.xpath("//li//a/@href") == ["seven/", "near/", "late/", "letters/"]


def test_a_campaign_begins_with_its_facts_languages_and_changes() -> None:
    page = made()["campaigns/seven/index.md"]
    body, _toc = hosted(page)
    assert each(body, "//main/*")[:5] == [
        "七天 <b>",
        "2026年12月7日至13日 茶馆 发布人 米拉 12月16日周三公布结果",
        "English",
        "",
        "12月8日周二变更 入口换了",
    ]
    assert body.xpath("//span[@class='kits-languages']//a/@href") == ["en/index.md"]
    assert page.meta == {"description": "一天一章 <b>", "lang": "zh"}


GROUPS = """
    id,name,channels,city,region,website,link,locale,timezone,kind,leaders,stage
    north,北群,wechat,北京,华北,https://north.example/,https://join.example/north,,,city,bo,running
    south,南群,wechat,广州,华南,,https://join.example/south,,,city,bo,running
    london,Lamp,telegram,London,,,,en,Europe/London,city,bo,running
    verse,诗,wechat,,,,,,,interest,bo,running
    asleep,旧群,wechat,南京,华东,,,,,city,bo,dormant
    """
ROWS = """
    group,starts,place,doors
    north,,鼓楼二楼,2026-12-20 19:00
    south,,小满家的厨房,2026-12-20 19:30
    london,,Upstairs at the pub,2026-12-20 18:30
    """


def taking_part(open_in: str = "", audience: Audience = Audience.PUBLIC, **more: str) -> Element:
    dates = f"dates: {{doors: 2026-12-20 19:00}}\n{open_in}\n"
    files = {
        "community.yml": CONTACT,
        "groups/all.csv": GROUPS,
        "campaigns/near/campaign.md": campaign(
            dates,
            title="冬夜",
            kind="gathering",
            **{"starts": "2026-12-20", "ends": "2026-12-20", **more},
        ),
        "campaigns/near/groups.csv": ROWS,
    }
    return hosted(pages(seen(files, audience))["campaigns/near/index.md"])[0]


def test_a_campaign_leads_with_how_to_take_part() -> None:
    body = taking_part()
    assert each(body, "//main/*[self::h1 or self::h2]") == ["冬夜", "参与方式"]
    (part,) = body.xpath("//div[@class='kits-part']")
    assert each(part, "./p")[::2] == ["2026年12月20日", "写信到 a.b@x.example，都行 <b>"]
    assert part.xpath("./p//a/@href") == ["mailto:a.b@x.example"] * 2
    assert each(part, ".//li") == ["北京", "广州", "London"]
    assert part.xpath(".//li/a/@href") == ["https://north.example/"]


def test_doors_are_shown_where_they_were_opened_and_nowhere_else() -> None:
    (part,) = taking_part("open_in: [north, london]").xpath("//div[@class='kits-part']")
    assert each(part, ".//li") == [
        "北京 12月20日周日 19:00 鼓楼二楼",
        "广州",
        "London 12月20日周日 18:30 Upstairs at the pub",
    ]
    assert part.xpath(".//li//span[@lang]/@lang") == ["en"]
    written = etree.tostring(taking_part("open_in: [north, london]"), encoding="unicode")
    assert "厨房" not in written
    assert "join.example" not in written


@pytest.mark.parametrize(
    "facts",
    [{"state": "withdrawn"}, {"state": "paused"}, {"starts": "2026-11-01", "ends": "2026-11-02"}],
)
def test_what_is_over_or_stopped_asks_nobody_to_join(facts: dict[str, str]) -> None:
    body = taking_part("open_in: all", **facts)
    assert not body.xpath("//*[@class='kits-part' or @class='kits-join']")


def test_an_award_is_a_card_whose_texts_are_read_as_markdown() -> None:
    body, toc = hosted(made()["campaigns/seven/index.md"])
    (card,) = body.xpath("//ul[@class='kits-awards']/li")
    assert each(card, "./*") == ["第一 <i>", "一本旧书", "写得真", "难", "寄出"]
    assert each(toc, "//li/a") == ["七天 <b>", "活动规则", "奖项"]


def test_winners_lead_to_their_pages_and_guests_are_named() -> None:
    body, _toc = hosted(made()["campaigns/letters/index.md"])
    (won,) = body.xpath("//p[@class='kits-won']")
    assert each(won, "./span") == ["米拉", "过客"]
    assert won.xpath(".//a/@href") == ["../../people/mira/"]
    assert len(won.xpath(".//svg")) == 2


def test_who_helped_is_thanked_by_name_and_leaders_in_one_line() -> None:
    body, _toc = hosted(made()["campaigns/letters/index.md"])
    assert each(body, "//ul[@class='kits-people']/li") == ["Kopi 文案", "米拉 发布活动 文案"]
    assert each(body, "//p[@class='kits-leaders']") == ["群管： <b>Bo & co</b>"]


def test_questions_do_not_fill_the_table_of_contents() -> None:
    answers = {"seven": {"zh": (("晚了 <b> 行吗？", "行，**随时**。\n\n- 第一\n"),)}}
    page = pages(seen(FILES, results=Results(answers=answers)))["campaigns/seven/index.md"]
    body, toc = hosted(page)
    (question,) = body.xpath("//details")
    assert each(question, "./*") == ["晚了 <b> 行吗？", "行，随时。", "第一"]
    assert each(toc, "//li/a")[-1] == "常见问题"


def test_a_translation_stands_a_folder_deeper_and_its_links_know() -> None:
    page = made()["campaigns/seven/en/index.md"]
    body, _toc = hosted(page)
    assert page.meta["lang"] == "en"
    assert not page.nav
    assert body.xpath("//img/@src") == ["../images/ban%20ner.png", "../images/map.png"]
    assert body.xpath("//span[@class='kits-languages']//a/@href") == ["../index.md"]
    assert "https://x.example/" in body.xpath("//a/@href")


def test_pictures_are_copied_once_to_where_both_languages_look() -> None:
    parts = once(public_pages(seen(FILES)))
    copied = sorted(part.path for part in parts if isinstance(part, Copied))
    assert copied == ["campaigns/seven/images/ban ner.png", "campaigns/seven/images/map.png"]


def test_a_page_leads_to_its_other_languages_below_its_title() -> None:
    files = {
        "pages/about.md": "# 我们\n\n你好。\n",
        "pages/about.en.md": "---\ntitle: We\n---\nHello.\n",
    }
    found = pages(seen(files))
    title = f'# 我们\n\n{CONTENT_CLOSE}\n\n<span class="kits-languages">'
    assert title in found["about.md"].body
    assert '<span lang="en">[English](about.en.md)</span></span>\n\n' in found["about.md"].body
    assert found["about.en.md"].body.startswith(
        '<span class="kits-languages"><span lang="zh">[中文](about.md)'
    )
    assert [found[path].meta["lang"] for path in ("about.md", "about.en.md")] == ["zh", "en"]


def test_awards_without_ids_have_each_their_own_winners() -> None:
    awards = "awards: [{name: 好信, winners: mira}, {name: 好信, winners: bo}, {name: 空}]"
    past = campaign(awards, kind="gathering", starts="2026-11-01", ends="2026-11-02")
    pages = [
        part
        for part in public_pages(seen({"campaigns/past.md": past}))
        if isinstance(part, Page) and part.path == "campaigns/past/index.md"
    ]
    cards = hosted(pages[0])[0].xpath("//ul[@class='kits-awards']/li")
    assert [card.xpath(".//p[@class='kits-won']//a/text()") for card in cards] == [
        ["米拉"],
        ["<b>Bo & co</b>"],
        [],
    ]
