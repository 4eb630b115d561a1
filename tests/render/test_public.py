from collections.abc import Mapping

from kits.model.artifacts import Copied, Page
from kits.model.audiences import Audience
from kits.model.views import View
from kits.render.public import public_pages
from tests.render.hosted import hosted, seen
from tests.render.pages import each
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
    assert [part.tag for part in leaders.xpath("//main/*")][:3] == ["h1", "p", "p"]
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
        "12月8日周二变更 入口换了",
        "",
    ]
    assert body.xpath("//span[@class='kits-languages']//a/@href") == ["en/index.md"]
    assert page.meta == {"description": "一天一章 <b>", "lang": "zh"}


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
    page = pages(seen(FILES, answers=answers))["campaigns/seven/index.md"]
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
    copied = [part.path for part in public_pages(seen(FILES)) if isinstance(part, Copied)]
    assert copied == ["campaigns/seven/images/ban ner.png", "campaigns/seven/images/map.png"]


def test_a_page_leads_to_its_other_languages_below_its_title() -> None:
    files = {
        "pages/about.md": "# 我们\n\n你好。\n",
        "pages/about.en.md": "---\ntitle: We\n---\nHello.\n",
    }
    found = pages(seen(files))
    assert '# 我们\n\n\ufdd1\n\n<span class="kits-languages">' in found["about.md"].body
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
