import io
from pathlib import Path

import pytest
from lxml import etree
from PIL import Image

from kits.render.extras.written import LACKING
from tests.render.extras.posters import (
    LINK,
    a_poster,
    banner_file,
    drawing,
    nothing,
    photograph,
    read_code,
    said,
)


def test_it_says_what_a_reader_must_know() -> None:
    assert said(a_poster()) == [
        "灯下读书会",
        "冬夜围读",
        "带一本书，念一段",
        "12月19日周六 19:00",
        "愚园路咖啡馆二楼",
        "上海灯下三群",
        "长按或扫码，来参加",
        "发布人：晓曼",
    ]


def test_a_phone_reads_the_code_of_the_picture() -> None:
    assert read_code(a_poster(form="png").make(nothing)) == LINK


def test_without_a_link_there_is_no_code() -> None:
    poster = a_poster(link=None)
    assert "长按或扫码，来参加" not in said(poster)
    assert read_code(a_poster(form="png", link=None).make(nothing)) == ""


@pytest.mark.parametrize("value", ["<script>&\"'</svg>]]>", "]]>&amp;<!--", "\ufdd0\x00<b>"])
def test_a_value_is_text(value: str) -> None:
    poster = a_poster(title=value, group=value, where=value, theme=None)
    assert {child.tag.partition("}")[2] for child in drawing(poster).iter()} <= {
        "svg", "title", "path", "circle", "image", "text",
    }  # fmt: skip
    kept = value.replace("\ufdd0", "").replace("\x00", "")
    assert kept in said(poster)


def test_the_same_facts_give_the_same_picture() -> None:
    assert a_poster(form="png").make(nothing) == a_poster(form="png").make(nothing)


def test_the_picture_is_three_by_four() -> None:
    picture = Image.open(io.BytesIO(a_poster(form="png").make(nothing)))
    assert picture.size == (1080, 1440)


def test_letters_that_are_ours_need_no_font_of_the_machine() -> None:
    assert LACKING not in a_poster(title="冬夜围读 🏮 Łódź").make(nothing).decode()
    assert LACKING in a_poster(title="ค่ำคืน").make(nothing).decode()


def test_right_to_left_begins_at_the_right() -> None:
    poster = a_poster(right_to_left=True, title="ليلة شتاء", group="القاهرة Cairo 1")
    lines = [line for line in drawing(poster) if line.tag.endswith("text")]
    assert {line.get("text-anchor") for line in lines} == {"end"}
    assert "\u2067القاهرة Cairo 1\u2069" in said(poster)


def test_each_text_reads_as_its_own_letters_do() -> None:
    """On a poster that begins at the right, English dates and sentences still read in order."""
    poster = a_poster(right_to_left=True, title="One photo a day", when="20–26 Nov 2026")
    assert {"One photo a day", "20–26 Nov 2026"} <= set(said(poster))
    mixed = a_poster(group="קוראי <b>x</b>", where="Café קוראי, Haifa")
    assert {"\u2067קוראי <b>x</b>\u2069", "\u2066Café קוראי, Haifa\u2069"} <= set(said(mixed))


def test_everything_has_its_place(tmp_path: Path) -> None:
    """However much there is to say, nothing runs over the banner, the foot or the edge."""
    long = "和五十六座城市的书友一起，每天四章，慢慢看清那条河；" * 4
    read = banner_file(tmp_path).read_bytes
    for banner in (None, "banner.jpg"):
        poster = a_poster(
            title=long, theme=long, where=long, group=long, byline=long, banner=banner
        )
        drawn = etree.fromstring(poster.make(lambda _: read()))
        texts = [line for line in drawn if line.tag.endswith("text")]
        image = next((int(one.get("height")) for one in drawn if one.tag.endswith("image")), 0)
        tops = [float(line.get("y")) - float(line.get("font-size")) for line in texts]
        bottoms = [float(line.get("y")) for line in texts]
        assert min(tops) > image
        assert max(bottoms) < 1440 - 20
        upper = [bottom for bottom in bottoms if bottom < 1068]
        assert max(upper) < 1068 - 20


def test_the_banner_is_inside(tmp_path: Path) -> None:
    content = a_poster(banner="banner.jpg").make(lambda _: photograph()).decode()
    assert 'href="data:image/jpeg;base64,' in content
    assert len(content) < 150_000


def test_the_banner_counts() -> None:
    assert a_poster(banner="a.png").sources == ("a.png",)
    assert a_poster().sources == ()
    assert a_poster(title="a").identity != a_poster(title="b").identity
