import pytest
from lxml import etree

from kits.render.extras.posters import png
from kits.render.extras.qr import QrPng, QrSvg, has_code
from tests.render.extras.posters import LINK, nothing, read_code


@pytest.mark.parametrize(
    ("link", "read"),
    [
        (LINK, LINK),
        (
            "https://例子.example/读书?g=上海",
            "https://xn--fsqu00a.example/%E8%AF%BB%E4%B9%A6?g=%E4%B8%8A%E6%B5%B7",
        ),
        ("https://x.example/" + "long/" * 60, "https://x.example/" + "long/" * 60),
    ],
)
def test_a_phone_reads_the_link(link: str, read: str) -> None:
    assert read_code(QrPng(link).make(nothing)) == read
    assert read_code(png(QrSvg(link).make(nothing).decode())) == read


def test_the_drawing_is_small_and_well_formed() -> None:
    drawn = QrSvg(LINK).make(nothing)
    assert etree.fromstring(drawn).tag.endswith("svg")
    assert len(drawn) < 6_000


def test_the_same_link_gives_the_same_bytes() -> None:
    assert QrPng(LINK).make(nothing) == QrPng(LINK).make(nothing)
    assert QrPng(LINK).identity != QrPng(LINK + "1").identity
    assert QrPng(LINK).identity != QrSvg(LINK).identity


def test_a_mini_program_has_no_code() -> None:
    assert has_code(LINK)
    assert not has_code("#小程序://灯下报名/Wn7KqXa2")
    assert not has_code(None)
