"""Pictures made small enough to stand in another file; what a camera wrote there is lost."""

from __future__ import annotations

import io
from base64 import b64encode
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache

import resvg_py
from PIL import Image, ImageOps, UnidentifiedImageError

from kits.source.drawings import harmless

LARGEST = 60_000_000
"""Pixels of a picture that is read at all; more are a mistake, or meant to do harm."""
QUALITIES = (84, 74, 62, 48)
"""Of a JPEG, the best first."""
PARTS = (1, 0.75, 0.5, 1 / 3, 0.2)
"""How wide it may become, of what it was."""
COLOURS = 256
DRAWN = ("PNG", "GIF")
"""What is drawn rather than photographed, so that its edges and codes stay sharp."""


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture as it stands in another file."""

    content: bytes
    kind: str
    """`png` or `jpeg`."""
    wide: int
    """As wide as it is shown."""
    high: int

    @property
    def address(self) -> str:
        """As a data URI."""
        return f"data:image/{self.kind};base64,{b64encode(self.content).decode()}"


@lru_cache(maxsize=8)
def banner(content: bytes, wide: int, highest: int, most: int) -> Picture | None:
    """A picture of just this width; what is higher than `highest` loses its top and bottom alike.

    It has at most so many bytes, and fewer pixels than it is wide where these need more; None for
    what is no picture.
    """
    image = _opened(content)
    if image is None:
        return None
    high = min(highest, max(1, round(image.height * wide / image.width)))
    whole = ImageOps.fit(image, (wide, high), Image.Resampling.LANCZOS)
    for part in PARTS:
        size = (max(1, round(wide * part)), max(1, round(high * part)))
        small = whole if part == 1 else whole.resize(size, Image.Resampling.LANCZOS)
        for picture in _written(small, image.format):
            if len(picture.content) <= most:
                return replace(picture, wide=wide, high=high)
    return None


@lru_cache(maxsize=32)
def inlined(content: bytes, widest: int, most: int) -> Picture | None:
    """A picture of at most so many bytes, as large as it can be; None where there is none."""
    image = _opened(content)
    if image is None:
        return None
    for part in PARTS:
        small = image.copy()
        across = round(widest * part)
        small.thumbnail((across, across * 3), Image.Resampling.LANCZOS)
        for picture in _written(small, image.format):
            if len(picture.content) <= most:
                return picture
    return None


def _opened(content: bytes) -> Image.Image | None:
    """The first frame of a picture, upright, on white where one could see through it."""
    try:
        if content.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"<"):
            drawn = harmless(content)  # else it could show any file of the machine
            if drawn is None:
                return None
            content = resvg_py.svg_to_bytes(svg_string=drawn.decode(), skip_system_fonts=True)
        image = Image.open(io.BytesIO(content), formats=("PNG", "JPEG", "WEBP", "GIF", "AVIF"))
        if image.width * image.height > LARGEST:
            return None
        form = image.format
        upright = ImageOps.exif_transpose(image).convert("RGBA")
    except (UnidentifiedImageError, OSError, ValueError, SyntaxError):
        return None
    paper = Image.new("RGBA", upright.size, "white")
    flat = Image.alpha_composite(paper, upright).convert("RGB")
    flat.format = form
    return flat


def _written(image: Image.Image, form: str | None) -> Iterator[Picture]:
    """The picture as files, the best first; what is drawn, with all its edges."""
    if form in DRAWN:
        few = image.quantize(COLOURS, method=Image.Quantize.MEDIANCUT, dither=Image.Dither.NONE)
        yield _saved(few, "png", optimize=True)
    for quality in QUALITIES:
        yield _saved(image, "jpeg", quality=quality, optimize=True, progressive=True)


def _saved(image: Image.Image, kind: str, **options: object) -> Picture:
    out = io.BytesIO()
    image.save(out, format=kind, **options)
    return Picture(out.getvalue(), kind, image.width, image.height)
