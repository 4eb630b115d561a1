"""Portraits: small, square, upright, and nothing left of what a camera wrote."""

from __future__ import annotations

import io

from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from kits.model.artifacts import Made
from kits.render.portraits import SIDE, Portrait, portrait
from tests.lamp import LAMP
from tests.render.walls import FILES, artifacts, page

PLACE = 0x8825  # where a camera was, by EXIF
ORIENTATION = 0x0112


def photograph(wide: int, high: int, turned: int = 1, kind: str = "JPEG") -> bytes:
    """A picture, red on its left and blue on its right, with all that a phone writes beside it."""
    image = Image.new("RGB", (wide, high), "red")
    image.paste("blue", (wide // 2, 0, wide, high))
    exif = image.getexif()
    exif[ORIENTATION] = turned
    exif[0x010F] = "Secret Phone"
    exif.get_ifd(PLACE)[1] = "N"
    out = io.BytesIO()
    image.save(out, format=kind, exif=exif, icc_profile=b"secret profile" * 20, comment=b"secret")
    return out.getvalue()


def opened(content: bytes | None) -> Image.Image:
    assert content is not None
    return Image.open(io.BytesIO(content))


def test_a_photograph_becomes_a_small_square_webp() -> None:
    made = opened(portrait(photograph(1200, 800)))
    assert (made.format, made.size) == ("WEBP", (SIDE, SIDE))
    assert opened(portrait(photograph(90, 40))).size == (40, 40)


def test_nothing_is_left_of_what_a_camera_wrote() -> None:
    for kind in ("JPEG", "PNG", "WEBP"):
        content = portrait(photograph(400, 400, kind=kind))
        assert content is not None
        assert b"ecret" not in content
        assert not {"exif", "icc_profile", "comment", "xmp"} & opened(content).info.keys()


def test_it_stands_upright_as_the_camera_meant() -> None:
    turned = opened(portrait(photograph(400, 400, turned=3))).convert("RGB")
    red, _green, blue = turned.getpixel((20, SIDE // 2))  # type: ignore[misc]
    assert blue > 200 > red


def test_what_is_no_picture_or_far_too_large_becomes_the_pattern() -> None:
    out = io.BytesIO()
    Image.new("1", (9000, 9000)).save(out, format="PNG")
    for content in (b"", b"<svg onload='x'/>", b"\x89PNG\r\n\x1a\nbroken", out.getvalue()):
        assert portrait(content) is None
        made = Portrait("content/people/a.png", "mira").make(lambda _path, c=content: c)
        assert opened(made).size == (SIDE, SIDE)


@settings(max_examples=150, deadline=None)
@given(st.binary(max_size=200), st.integers(0, 400))
def test_no_file_makes_it_raise(noise: bytes, at: int) -> None:
    whole = photograph(64, 64)
    portrait(whole[:at] + noise + whole[at + len(noise) :])


def test_whoever_gave_a_picture_is_shown_by_it_wherever_they_stand() -> None:
    people = "---\nname: 米拉\ncredit: name\navatar: images/mira.png\n---\n"
    rows = "id,name,credit,alias,role\nbo,Bo,name,,user\nkopi,Kopi Real,alias,Kopi,user\nan,An,anonymous,,user\n"
    written = {**FILES, "people/all.csv": rows, "people/mira.md": people}
    written["people/images/mira.png"] = LAMP
    made = [part for part in artifacts(written) if isinstance(part, Made)]
    assert [(part.path, part.work.sources) for part in made] == [
        ("people/mira/face.webp", ("content/people/images/mira.png",))
    ]
    assert page(written, "wall/").xpath("//img/@src") == ["../people/mira/face.webp"]
    assert page(written, "people/mira/").xpath("//img/@src") == ["../../people/mira/face.webp"]
