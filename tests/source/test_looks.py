"""How large a picture is once it is published: upright, whatever the phone wrote beside it."""

from __future__ import annotations

import io

import pytest
from PIL import ExifTags, Image

from kits.render.bare import bare
from kits.source.looks import size_of

FORMS = {".png": "PNG", ".jpg": "JPEG", ".gif": "GIF", ".webp": "WEBP", ".avif": "AVIF"}
STILL = (".jpg", ".avif")
"""A JPEG does not move, and Pillow's writer of AVIF breaks down on frames that are turned."""


def taken(form: str, orientation: int = 1, frames: int = 1) -> bytes:
    """A picture, 60 pixels wide and 40 high as it is stored."""
    exif = Image.Exif()
    exif[ExifTags.Base.Orientation] = orientation
    out = io.BytesIO()
    first, *others = (Image.new("RGB", (60, 40), (shade, 90, 30)) for shade in range(frames))
    moving = {"save_all": True, "append_images": others} if others else {}
    first.save(out, form, exif=exif, **moving)
    return out.getvalue()


@pytest.mark.parametrize("suffix", FORMS)
@pytest.mark.parametrize("frames", [1, 3])
@pytest.mark.parametrize("orientation", range(1, 9))
def test_a_size_is_that_of_the_published_picture(
    suffix: str, orientation: int, frames: int
) -> None:
    name = f"plan{suffix}"
    given = taken(FORMS[suffix], orientation, 1 if suffix in STILL else frames)
    published = Image.open(io.BytesIO(bare(name, given)))
    assert size_of(name, given) == published.size


@pytest.mark.parametrize(
    ("root", "size"),
    [
        ('width="120" height="80"', (120, 80)),
        ('width="120px" height="80.4px"', (120, 80)),
        ('viewBox="0 0 24 48"', (24, 48)),
        ('viewBox="0,0,24,48" width="100%"', (24, 48)),
        ('width="100%" height="100%"', None),
        ('viewBox="0 0 0 48"', None),
        ('viewBox="0 0 wide 48"', None),
        ('width="99999999" height="1"', None),
        ("", None),
    ],
)
def test_a_drawing_tells_its_size_in_pixels_or_by_its_box(
    root: str, size: tuple[int, int] | None
) -> None:
    drawing = f'<svg xmlns="http://www.w3.org/2000/svg" {root}><path d="M0 0h9"/></svg>'
    assert size_of("plan.svg", drawing.encode()) == size


@pytest.mark.parametrize("name", ["plan.pdf", "plan.png", "plan.svg", "plan.csv"])
def test_what_is_no_picture_has_no_size(name: str) -> None:
    assert size_of(name, b"%PDF-1.7 and no picture at all") is None
