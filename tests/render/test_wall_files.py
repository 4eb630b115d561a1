"""What others may take along of the wall: JSON, a feed, a picture, a page in a frame."""

from __future__ import annotations

import json

from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from kits.render.wall.strip import WIDTH
from tests.render.pages import each, read_html
from tests.render.walls import FILES, addresses, ended, file, page, told
from tests.schema.written import COMMUNITY, Files

SITED: Files = {**FILES, "community.yml": COMMUNITY + "urls: {public: https://lamp.example}\n"}
ATOM = "{http://www.w3.org/2005/Atom}"
SVG = "{http://www.w3.org/2000/svg}"


def test_wall_json_tells_every_honour_with_a_name() -> None:
    """Its keys are a promise: more may come, none goes."""
    wall = told(FILES)
    assert wall["format"] == 1
    assert wall["unnamed"] == 1
    assert wall["honours"][0] == {
        "name": "<b>Bo & co</b>",
        "person": "bo",
        "kind": "deed",
        "what": "念信 <i>，念错了重来",
        "campaign": "letters",
        "group": "north",
        "when": "2026-11-07",
    }
    assert [line["person"] for line in wall["honours"] if line["name"] == "过客"] == [None]


def test_wall_json_names_no_group_beside_an_alias_or_a_leader() -> None:
    lines = told(FILES)["honours"]
    assert {line["kind"]: line["group"] for line in lines if line["name"] == "Kopi"} == {
        "deed": None,
        "duty": None,
    }
    assert {line["group"] for line in lines if line["kind"] == "lead"} == {None}


def test_the_index_holds_names_and_what_they_sound_like_alone() -> None:
    index = told(FILES, "wall/index.json")
    assert index["people"] == [
        ["<b>Bo & co</b>", "bo", "bbcb"],
        ["Kopi", "kopi", "k"],
        ["米拉", "mira", "ml", "mila"],
    ]
    assert index["person"].replace("{}", "mira") == "people/mira/"
    assert ["North", "group/north", "n"] in index["lists"]
    paths = [index["list"].replace("{}", row[1]) for row in index["lists"]]
    assert set(paths) <= set(addresses(FILES))


def test_the_feed_has_an_entry_for_what_somebody_did_for_a_campaign() -> None:
    feed = etree.fromstring(file(SITED, "wall.xml"))
    entries = feed.findall(f"{ATOM}entry")
    assert [entry.findtext(f"{ATOM}title") for entry in entries] == [
        "<b>Bo & co</b> · 写信 <b>",
        "Kopi · 写信 <b>",
        "米拉 · 写信 <b>",
        "过客 · 写信 <b>",
        "<b>Bo & co</b> · 头一回",
        "Kopi · 头一回",
        "米拉 · 头一回",
    ]
    assert entries[0].findtext(f"{ATOM}summary") == "担任群管；获得“好信”；念信 <i>，念错了重来"
    assert feed.findtext(f"{ATOM}updated") == "2026-11-07T00:00:00+08:00"
    ids = [entry.findtext(f"{ATOM}id") for entry in entries]
    assert len(set(ids)) == len(ids)
    links = [entry.find(f"{ATOM}link").get("href") for entry in entries]
    assert links[0] == "https://lamp.example/people/bo/"


def test_the_strip_shows_those_who_have_a_page_and_asks_nobody_for_anything() -> None:
    strip = etree.fromstring(file(FILES, "wall/strip.svg"))
    assert [title.text for title in strip.iterfind(f"{SVG}g/{SVG}title")] == [
        "<b>Bo & co</b>",
        "Kopi",
        "米拉",
    ]
    assert strip.get("width") == str(3 * WIDTH)
    for element in strip.iter():
        for name, value in element.attrib.items():
            assert not name.endswith("href")
            assert "url(" not in value
    assert {etree.QName(element).localname for element in strip.iter()} == {
        *("svg", "title", "desc", "style", "g", "rect", "path", "text"),
    }
    style = strip.findtext(f"{SVG}style")
    assert style is not None
    assert "prefers-color-scheme:dark" in style
    assert "url(" not in style


NAMES = st.text(
    st.characters(codec="utf-8", exclude_categories=("Cc", "Cs", "Cn", "Zl", "Zp")), min_size=1
)


@settings(max_examples=60, deadline=None)
@given(NAMES.map(str.strip).filter(lambda name: len(name) > 0 and name.isprintable()))
def test_any_name_leaves_the_files_whole(name: str) -> None:
    people = f"---\nname: {json.dumps(name)}\ncredit: name\n---\n"
    written: Files = {
        **SITED,
        "people/one.md": people,
        "campaigns/one.md": ended("夜", "2026-12-01", "credits: [{person: one, for: 念}]"),
    }
    strip = etree.fromstring(file(written, "wall/strip.svg"))
    known = " ".join(
        next(
            row[0] for row in told(written, "wall/index.json")["people"] if row[1] == "one"
        ).split()
    )
    assert known in [" ".join((t.text or "").split()) for t in strip.iterfind(f"{SVG}g/{SVG}title")]
    frame = read_html(file(written, "wall/embed.html").decode())
    assert known in each(frame, "//li")
    assert frame.xpath("//script | //*[@onclick]") == []
    assert each(page(written, "people/one/"), "//h1") == [known]


def test_the_frame_has_no_script_and_each_name_leads_to_its_page() -> None:
    frame = read_html(file(SITED, "wall/embed.html").decode())
    assert frame.xpath("//li/a/@href") == [
        "https://lamp.example/people/bo/",
        "https://lamp.example/people/kopi/",
        "https://lamp.example/people/mira/",
    ]
    assert frame.xpath("//script | //link | //img") == []
    assert "script-src" not in frame.xpath("//meta[@http-equiv]/@content")[0]


def test_how_to_take_the_wall_along_is_told_where_the_site_is_known() -> None:
    assert "wall/embed/" not in addresses(FILES)
    shown = each(page(SITED, "wall/embed/"), "//pre")
    assert shown[0] == (
        '<a href="https://lamp.example/wall/"><img src="https://lamp.example/wall/strip.svg" '
        'alt="Bookfolk的人"></a>'
    )
    assert (
        shown[1]
        == "[![Bookfolk的人](https://lamp.example/wall/strip.svg)](https://lamp.example/wall/)"
    )
    assert read_html(shown[2]).xpath("//iframe/@src") == ["https://lamp.example/wall/embed.html"]


def test_everything_is_the_same_each_time() -> None:
    for path in ("wall.json", "wall.xml", "wall/strip.svg", "wall/embed.html", "wall/index.json"):
        assert file(SITED, path) == file(SITED, path)


def test_what_belongs_to_no_campaign_says_so_in_json_and_has_an_entry_of_its_own() -> None:
    rows = (
        "person,for,kind,when\nbo,守了两年,long-service,2026-12-01\n"
        "bo,守了一年,long-service,2025-12-01\n"
    )
    files = {**FILES, "credits.csv": rows}
    lines = [line for line in told(files)["honours"] if line["kind"] == "long-service"]
    assert [(line["campaign"], line["what"], line["person"]) for line in lines] == [
        (None, "守了两年", "bo"),
        (None, "守了一年", "bo"),
    ]
    feed = file(files, "wall.xml").decode()
    assert "/wall/2026/beyond/#bo" in feed
    assert "/wall/2025/beyond/#bo" in feed
