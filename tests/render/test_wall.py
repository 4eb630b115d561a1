import json

import pytest

from kits.model.artifacts import File, Page, Prototype, Stamped
from kits.render import wall as module
from kits.render.wall import wall
from tests.render.hosted import PEOPLE, hosted, seen
from tests.render.pages import Element, each, read_html
from tests.schema.written import campaign


def ended(title: str, ends: str, more: str) -> str:
    return campaign(more, title=title, kind="gathering", starts=ends, ends=ends)


FILES = {
    "campaigns/letters.md": ended(
        "写信 <b>",
        "2026-11-07",
        """
        awards: [{id: a, name: 好信, winners: [bo, {name: 过客, consent: name}, {name: X, consent: none}]}]
        credits:
          - {person: bo, for: "念信 <i>，念错了重来"}
          - {person: an, for: 没留名}
        """,
    ),
    "campaigns/first.md": ended("头一回", "2026-10-01", "duties: {copywriting: [kopi, bo]}"),
}


def the_wall(written: dict[str, str]) -> Element:
    (page,) = (part for part in wall(seen(written)) if isinstance(part, Page))
    return hosted(page)[0]


def people(written: dict[str, str]) -> dict[str, Stamped]:
    return {part.path: part for part in wall(seen(written)) if isinstance(part, Stamped)}


def test_everyone_stands_once_below_the_campaign_of_their_newest_deed() -> None:
    body = the_wall(FILES)
    assert each(body, "//h2") == ["写信 <b>", "头一回"]
    assert body.xpath("//h2/a/@href") == [
        "../campaigns/letters/index.md",
        "../campaigns/first/index.md",
    ]
    newest, first = body.xpath("//ul[@class='kits-people']")
    assert each(newest, "./li") == [
        "<b>Bo & co</b> 担任群管 获得“好信” 念信 <i>，念错了重来",
        "米拉 发布活动",
        "过客 获得“好信”",
    ]
    assert each(first, "./li") == ["Kopi 文案"]


def test_who_has_a_page_is_a_link_and_everyone_has_a_mark() -> None:
    body = the_wall(FILES)
    assert body.xpath("//li//a/@href") == ["../people/bo/", "../people/mira/", "../people/kopi/"]
    assert len(body.xpath("//li/svg")) == 4


def test_nobody_is_named_who_did_not_agree() -> None:
    body = the_wall(FILES)
    assert each(body, "//p[@class='kits-facts'][last()]")[-1] == "还有 1 位不想留名的朋友。"
    for part in wall(seen(FILES)):
        assert "An Real" not in str(part)
        assert "Kopi Real" not in str(part)


def test_of_many_people_the_newest_are_told_of_and_all_are_named(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(module, "RECENT", 2)
    body = the_wall(FILES)
    assert [len(each(body, f"//ul[@class='kits-{kind}']/li")) for kind in ("people", "names")] == [
        2,
        2,
    ]
    assert each(body, "//ul[@class='kits-names']/li") == ["过客", "Kopi"]
    assert body.xpath("//ul[@class='kits-names']//a/@href") == ["../people/kopi/"]


def test_two_thousand_people_are_still_one_light_page() -> None:
    rows = "".join(f"    p-{n},人{n},name,,user\n" for n in range(2000))
    deeds = "credits: [" + ", ".join(f"{{person: p-{n}, for: 念信}}" for n in range(2000)) + "]"
    written = {
        "people/all.csv": PEOPLE + rows,
        "campaigns/big.md": ended("大", "2026-11-07", deeds),
    }
    (page,) = (part for part in wall(seen(written)) if isinstance(part, Page))
    assert len(page.body) < 250_000
    assert len(hosted(page)[0].xpath("//main//ul/li")) == 2002


def test_a_person_has_a_page_with_what_they_did() -> None:
    page = people(FILES)["people/bo/index.html"]
    body = read_html(f"<ul>{page.values['deeds']}</ul>")
    assert page.values["name"] == "&lt;b&gt;Bo &amp; co&lt;/b&gt;"
    assert each(body, "//li/*") == [
        "写信 <b>",
        "2026年11月 担任群管 获得“好信”",
        "念信 <i>，念错了重来",
        "头一回",
        "2026年10月 文案 担任群管",
    ]
    assert body.xpath("//a/@href") == ["../../campaigns/letters/", "../../campaigns/first/"]


def test_a_person_has_the_same_mark_on_every_page() -> None:
    body = the_wall(FILES)
    (drawn,) = body.xpath("//li[.//a[@href='../people/bo/']]//path[1]/@d")
    assert drawn in people(FILES)["people/bo/index.html"].values["mark"]


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
    story = people({**FILES, "people/all.csv": rows, "people/mira.md": written})
    body = read_html(story["people/mira/index.html"].values["story"])
    assert each(body, "//p") == ["我 <b>读</b>书。", "第二段。", "notes.example/mira"]
    assert body.xpath("//a/@href") == ["https://user@notes.example/mira/"]


def test_the_prototype_says_its_language_and_stays_out_of_the_search() -> None:
    (prototype,) = (part for part in wall(seen(FILES)) if isinstance(part, Prototype))
    assert prototype.meta["lang"] == "zh"
    assert prototype.meta["search"] == {"exclude": True}


def test_a_wall_without_a_name_says_when_there_will_be_one() -> None:
    assert "第一个活动结束后" in the_wall({}).text_content()


def test_wall_json_tells_every_honour_with_a_name() -> None:
    (file,) = (part for part in wall(seen(FILES)) if isinstance(part, File))
    told = json.loads(file.content)
    assert told["unnamed"] == 1
    assert {"person": None, "name": "过客"}.items() <= told["honours"][-5].items()
