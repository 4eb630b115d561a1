import io

import pytest
from PIL import Image

from kits.render.extras.pictures import banner, inlined
from tests.render.extras.posters import photograph


def drawn(colour: str = "#203050", size: tuple[int, int] = (1200, 510), kind: str = "PNG") -> bytes:
    out = io.BytesIO()
    Image.new("RGBA", size, colour).save(out, kind)
    return out.getvalue()


def test_a_banner_is_as_wide_as_asked_and_bounded() -> None:
    picture = banner(photograph(), 1080, 600, 90_000)
    assert picture is not None
    assert (picture.wide, picture.high, picture.kind) == (1080, 600, "jpeg")
    assert len(picture.content) <= 90_000


def test_what_a_camera_wrote_is_lost() -> None:
    picture = banner(photograph(), 1080, 600, 90_000)
    assert picture is not None
    assert b"taken at home" in photograph()
    assert b"taken at home" not in picture.content
    assert not Image.open(io.BytesIO(picture.content)).getexif()


def test_what_is_drawn_keeps_its_edges() -> None:
    picture = banner(drawn(), 1080, 600, 90_000)
    assert picture is not None
    assert (picture.kind, picture.high) == ("png", 459)


def test_an_svg_is_a_picture_too() -> None:
    svg = b'<svg xmlns="http://www.w3.org/2000/svg" width="100" height="50"><path d="M0 0h9v9z"/></svg>'
    picture = banner(svg, 1080, 600, 90_000)
    assert picture is not None
    assert (picture.wide, picture.high) == (1080, 540)


@pytest.mark.parametrize("content", [b"", b"no picture", b"<html>", drawn()[:400]])
def test_what_is_no_picture_is_none(content: bytes) -> None:
    assert banner(content, 1080, 600, 90_000) is None


@pytest.mark.parametrize("most", [200_000, 40_000, 8_000])
def test_an_inlined_picture_takes_no_more_room_than_it_may(most: int) -> None:
    picture = inlined(photograph(), 1080, most)
    assert picture is not None
    assert len(picture.content) <= most


def test_where_there_is_no_room_there_is_no_picture() -> None:
    assert inlined(photograph(), 1080, 300) is None
