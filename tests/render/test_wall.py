"""The wall: its first page, the lists, the book of a year, a page for each person."""

from __future__ import annotations

import pytest

from kits.locale import catalogue
from kits.model.artifacts import Page, Prototype, Stamped
from kits.render.wall import front, lists
from tests.render.hosted import PEOPLE
from tests.render.pages import each, read_html, words
from tests.render.walls import FILES, addresses, artifacts, ended, page
from tests.schema.written import COMMUNITY, Files
from tests.tongues import ZH


def test_everyone_stands_once_below_the_campaign_of_their_newest_deed() -> None:
    body = page(FILES, "wall/")
    assert each(body, "//h2")[:2] == ["写信 <b>", "一年一年"]
    assert body.xpath("//h2/a/@href") == ["campaign/letters/"]
    assert each(body, "//ul[@class='kits-people']/li") == [
        "<b>Bo & co</b> 担任群管 获得“好信” 念信 <i>，念错了重来",
        "Kopi 拍了照",
        "米拉 发布活动",
        "过客 获得“好信”",
    ]


def test_who_has_a_page_is_a_link_and_everyone_has_a_mark() -> None:
    body = page(FILES, "wall/")
    people = "//ul[@class='kits-people']"
    assert body.xpath(f"{people}//a/@href") == [
        "../people/bo/",
        "../people/kopi/",
        "../people/mira/",
    ]
    assert len(body.xpath(f"{people}/li/svg")) == 4


def test_nobody_is_named_who_did_not_agree() -> None:
    body = page(FILES, "wall/")
    assert "还有 1 位不想留名的朋友。" in each(body, "//p[@class='kits-facts']")
    for part in artifacts(FILES):
        for secret in ("An Real", "Kopi Real", "Ops Real"):
            assert secret not in str(part)


def test_whoever_did_only_what_many_did_stands_there_by_name() -> None:
    groups = "id,name,channels,leaders\nnorth,North,wechat,kopi\n"
    written: Files = {
        "groups/all.csv": groups,
        "campaigns/drive.md": ended("夜读", "2026-11-07", "credits: [{person: bo, for: 念信}]"),
    }
    body = page(written, "wall/")
    assert each(body, "//ul[@class='kits-people']/li") == [
        "<b>Bo & co</b> 念信",
        "米拉 发布活动",
    ]
    assert "Kopi" in each(body, "//ul[@class='kits-faces']/li")


def test_of_many_people_the_first_page_tells_the_newest(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(front, "RECENT", 2)
    assert len(page(FILES, "wall/").xpath("//ul[@class='kits-people']/li")) == 2
    assert len(page(FILES, "wall/campaign/letters/").xpath("//ul[@class='kits-people']/li")) == 4


def test_every_list_has_an_address_that_says_what_it_is() -> None:
    assert [path for path in addresses(FILES) if path.startswith("wall/")] == [
        "wall/2025/",
        "wall/2025/people/",
        "wall/2026/",
        "wall/2026/people/",
        "wall/campaign/first/",
        "wall/campaign/letters/",
        "wall/duty/announce/",
        "wall/duty/copywriting/",
        "wall/duty/lead/",
        "wall/duty/win/",
        "wall/group/",
        "wall/group/north/",
    ]


def test_a_group_shows_who_is_named_in_full_and_never_who_leads_it() -> None:
    """An alias beside a group could be known by it, and a leader is named by no office."""
    shown = each(page(FILES, "wall/group/north/"), "//ul[@class='kits-people']/li")
    assert shown == ["<b>Bo & co</b> 念信 <i>，念错了重来"]


def test_a_long_list_is_cut_into_pages(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lists, "PEOPLE", 3)
    first = page(FILES, "wall/campaign/letters/")
    second = page(FILES, "wall/campaign/letters/page/2/")
    assert [len(body.xpath("//ul[@class='kits-people']/li")) for body in (first, second)] == [3, 1]
    assert first.xpath("//nav/a/@href") == ["../../../wall/campaign/letters/page/2/"]
    assert second.xpath("//nav/a/@href") == ["../../../../../wall/campaign/letters/"]
    assert each(second, "//nav/span") == ["第 2 页，共 2 页"]


def test_the_book_of_a_year_tells_its_campaigns_its_stars_and_its_thanks() -> None:
    written: Files = {
        "campaigns/reading/campaign.md": ended("夜读", "2025-05-07", ""),
        "campaigns/reading/recap.md": """
            ---
            credits: [{person: bo, for: 一年都在, kind: star, when: 2025-12-20}]
            praise: [{person: kopi, for: 收拾到最后}]
            ---
            谢谢留到最后的人。
            """,
    }
    body = page(written, "wall/2025/")
    assert each(body, "//h2") == ["2025 年度之星", "夜读"]
    assert each(body, "//ul[@class='kits-people']/li") == [
        "<b>Bo & co</b> 一年都在",
        "Kopi 收拾到最后",
        "米拉 发布活动",
    ]
    assert each(body, "//div[@class='kits-thanks']") == ["谢谢留到最后的人。 米拉"]
    stars = page(written, "wall/2025/stars/")
    assert each(stars, "//h1") == ["2025 年度之星"]
    assert each(stars, "//ul[@class='kits-people']/li") == ["<b>Bo & co</b> 一年都在"]
    listed = each(page(written, "wall/campaign/reading/"), "//ul[@class='kits-people']/li")
    assert "一年都在" not in " ".join(listed)


def test_a_star_that_is_taken_back_is_one_no_more() -> None:
    written: Files = {"campaigns/reading.md": ended("夜读", "2025-05-07", "")}
    assert "wall/2025/stars/" not in addresses(written)


def test_a_person_has_a_page_with_what_they_did_year_by_year() -> None:
    body = page(FILES, "people/bo/")
    assert each(body, "//h1") == ["<b>Bo & co</b>"]
    assert each(body, "//h2") == ["2026年", "2025年"]
    assert each(body, "//ul[@class='kits-works']/li/*") == [
        "写信 <b>",
        "2026年11月 担任群管 获得“好信”",
        "念信 <i>，念错了重来",
        "头一回",
        "2025年10月 文案 担任群管",
    ]
    assert body.xpath("//h3/a/@href") == [
        "../../campaigns/letters/",
        "../../campaigns/first/",
    ]


def test_a_person_has_the_same_mark_on_every_page() -> None:
    (drawn,) = page(FILES, "wall/").xpath("//li[.//a[@href='../people/bo/']]//path[1]/@d")
    assert page(FILES, "people/bo/").xpath("//svg/path[1]/@d") == [drawn]


def test_a_story_is_text_and_links_say_where_they_lead() -> None:
    written = """
    ---
    name: 米拉
    credit: name
    links: ["https://user@notes.example/mira/", "#小程序://灯/abc"]
    ---
    我 <b>读</b>书。

    第二段。
    """
    rows = "\n".join(line for line in PEOPLE.splitlines() if "mira" not in line)
    body = page({**FILES, "people/all.csv": rows, "people/mira.md": written}, "people/mira/")
    assert each(body, "//div[@class='kits-story']/p") == [
        "我 <b>读</b>书。",
        "第二段。",
        "notes.example/mira",
    ]
    assert body.xpath("//div[@class='kits-story']//a/@href") == ["https://user@notes.example/mira/"]


def test_alumni_keep_their_honours_and_find_the_way_back() -> None:
    people = PEOPLE.replace("alias,role\n", "alias,role,status\n").replace(
        "kopi,Kopi Real,alias,Kopi,user", "kopi,Kopi Real,alias,Kopi,user,alumni"
    )
    written: Files = {
        **FILES,
        "people/all.csv": people,
        "community.yml": COMMUNITY + "welcome_back: 门开着\ncontact: 写信给 hello@lamp.example\n",
    }
    body = page(written, "wall/alumni/")
    assert each(body, "//ul[@class='kits-people']/li") == ["Kopi 拍了照"]
    assert each(body, "//div[contains(@class, 'kits-back')]/p") == [
        "门开着",
        "写信给 hello@lamp.example",
    ]


def test_a_model_group_says_what_it_did_and_how_to_begin_one_like_it() -> None:
    groups = (
        "id,name,channels,leaders,stage,city,need,link,join,about,website,contact,links.qq\n"
        "north,北岸,wechat,bo,model,宁波,aloud,https://join.example/north,问老赵,"
        "念给<别人>听,https://north.example/,老李,https://qq.example/n\n"
        "south,南岸,wechat,bo,running,宁波,aloud,,,不公开,https://south.example/,,\n"
    )
    written: Files = {**FILES, "groups/all.csv": groups}
    assert each(page(written, "wall/model/"), "//ul/li") == ["北岸 宁波"]
    body = page(written, "wall/model/north/")
    assert each(body, "//ul[@class='kits-list']/li") == ["写信 <b>", "头一回"]
    assert len(body.xpath("//ol/li")) == 4
    assert "念给<别人>听" in each(body, "//p")
    assert "https://north.example/" in body.xpath("//p/a/@href")
    for part in artifacts(written):
        assert "join.example" not in str(part)
        assert "老赵" not in str(part)
        assert "qq.example" not in str(part)
        assert "老李" not in str(part)
        assert "south.example" not in str(part)


def test_the_wall_stands_in_each_language_of_the_community_that_it_can_speak() -> None:
    written: Files = {**FILES, "community.yml": COMMUNITY + "name.en: Bookfolk\nname.tlh: paq\n"}
    english = page(written, "wall/en/")
    assert each(english, "//h1") == ["The wall of honour"]
    assert english.xpath("//p[@class='kits-languages']/a/@href") == ["../../wall/"]
    assert "../../people/bo/en/" in english.xpath("//li//a/@href")
    assert each(page(written, "people/bo/en/"), "//h2") == ["2026", "2025"]
    assert not any("/tlh/" in path for path in addresses(written))


def test_the_prototypes_say_their_language_and_stay_out_of_the_search() -> None:
    written: Files = {**FILES, "community.yml": COMMUNITY + "name.en: Bookfolk\n"}
    made = artifacts(written)
    prototypes = [part for part in made if isinstance(part, Prototype)]
    assert {(part.locale, part.meta["lang"]) for part in prototypes} == {("zh", "zh"), ("en", "en")}
    assert len({part.path for part in prototypes}) == len(prototypes)
    assert all(part.meta["search"] == {"exclude": True} for part in prototypes)
    known = {(part.kind, part.locale) for part in prototypes}
    assert {(part.kind, part.locale) for part in made if isinstance(part, Stamped)} == known


def test_a_wall_without_a_name_says_when_there_will_be_one() -> None:
    assert "第一个活动结束后" in page({}, "wall/").text_content()


def test_the_first_page_of_two_thousand_people_is_light() -> None:
    rows = "".join(f"    p-{n},人{n},name,,user\n" for n in range(2000))
    deeds = "credits: [" + ", ".join(f"{{person: p-{n}, for: 念信}}" for n in range(2000)) + "]"
    written: Files = {
        "people/all.csv": PEOPLE + rows,
        "campaigns/big.md": ended("大", "2026-11-07", deeds),
    }
    made = artifacts(written)
    (first,) = (part for part in made if isinstance(part, Page))
    assert len(first.body) < 40_000
    pages = [part for part in made if isinstance(part, Stamped) and "campaign/big" in part.path]
    listed = [len(read_html(p.values["body"]).xpath("//ul/li")) for p in pages]
    assert sum(listed) == 2002
    assert max(listed) == lists.PEOPLE


BEYOND: dict[str, str | bytes] = {
    **FILES,
    "credits.csv": """
        person,for,for.en,kind,group,when
        bo,守了两年,Stayed two years,long-service,north,2026-12-01
        kopi,第一年的灯,A lamp of the first year,star,,2024-12-31
        an,没留名,,,,2026-12-01
        """,
}


def test_what_belongs_to_no_campaign_has_its_place_on_the_wall() -> None:
    beyond = catalogue(ZH).gettext("Beyond the campaigns")
    front = page(BEYOND, "wall/")
    (link,) = front.xpath("//h2/a[contains(@href, 'beyond')]")
    assert (link.text, link.get("href")) == (beyond, "2026/beyond/")
    assert "守了两年" in words(front)
    year = page(BEYOND, "wall/2026/")
    assert [a.get("href") for a in year.xpath("//h2/a") if a.text == beyond] == [
        "../../wall/2026/beyond/"
    ]
    assert "守了两年" in words(page(BEYOND, "wall/2026/beyond/"))
    assert "第一年的灯" in words(page(BEYOND, "wall/2024/stars/"))
    assert "守了两年" in words(page(BEYOND, "wall/group/north/"))
    person = page(BEYOND, "people/bo/")
    assert "../../wall/2026/beyond/" in person.xpath("//h3/a/@href")


def test_a_year_of_no_campaign_is_told_without_one() -> None:
    assert not [address for address in addresses(BEYOND) if "campaigns//" in address]
    year = page(BEYOND, "wall/2024/")
    words_of = catalogue(ZH).ngettext(
        "What one person did beyond the campaigns.", "What {n} people did beyond the campaigns.", 1
    )
    assert words_of.format(n=1) in words(year)
    for address in ("wall/", "wall/2024/", "wall/2026/", "people/bo/"):
        for to in page(BEYOND, address).xpath("//a/@href"):
            assert "campaign//" not in to
            assert "campaigns//" not in to


def test_a_credit_may_be_of_a_kind_that_records_give_as_well() -> None:
    """Of no campaign, it is told in the words it was given."""
    kinds = ("duty", "win", "lead", "mentor", "announce", "host", "assess")
    rows = "person,for,kind,when\n" + "".join(f"bo,told-{k},{k},2026-12-01\n" for k in kinds)
    told = words(page({**FILES, "credits.csv": rows}, "wall/2026/beyond/"))
    assert [kind for kind in kinds if f"told-{kind}" not in told] == []
