"""Portraits: what somebody gave us to be known by, made small; nothing else of the file is kept."""

from __future__ import annotations

import io
import warnings
from dataclasses import dataclass

import PIL
import resvg_py
from PIL import Image, ImageOps

from kits.model.addresses import Addresses
from kits.model.artifacts import Made, Read
from kits.model.faces import Face
from kits.render.extras.edition import code
from kits.render.marks import HUES, drawing

SIDE = 256
"""Pixels of each side; a page shows 96 at most, on screens of twice as many."""
LARGEST = 40_000_000
"""Pixels of a picture that is read at all; more are a mistake, or meant to do harm."""
FORMATS = ("PNG", "JPEG", "WEBP", "AVIF")
PATTERN = (
    '<svg xmlns="http://www.w3.org/2000/svg" width="{side}" height="{side}" viewBox="0 0 16 16">'
    '<rect width="16" height="16" fill="#fdf0d5"/><path fill="{hue}" d="{strong}"/>'
    '<path fill="{hue}" fill-opacity=".42" d="{faint}"/></svg>'
)


@dataclass(frozen=True, slots=True)
class Portrait:
    """How to make the portrait of a face."""

    source: str
    slug: str

    @property
    def sources(self) -> tuple[str, ...]:
        """The picture that the person gave."""
        return (self.source,)

    @property
    def identity(self) -> bytes:
        """The slug, and the code that makes it."""
        return f"portrait {self.slug} {PIL.__version__} ".encode() + code("portraits", "marks")

    def make(self, read: Read) -> bytes:
        """The portrait as WebP; of a file that is no picture, the pattern of the slug."""
        return portrait(read(self.source)) or _written(_pattern(self.slug))


def portrait_of(face: Face) -> Made | None:
    """The portrait of a face that has a picture."""
    if face.avatar is None:
        return None
    return Made(path=Addresses.face(face.slug).path, work=Portrait(face.avatar, face.slug))


def portrait(content: bytes) -> bytes | None:
    """A picture as a small square, upright, without what a camera wrote beside it.

    None for what is no picture of an ordinary kind and size.
    """
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of what is broken beside the picture, and goes anyway
            with Image.open(io.BytesIO(content), formats=FORMATS) as image:
                if image.width * image.height > LARGEST:
                    return None
                upright = ImageOps.exif_transpose(image).convert("RGBA")
    except Exception:  # Pillow lets through whatever its readers meet in a broken file
        return None
    return _written(upright)


def _written(image: Image.Image) -> bytes:
    side = min(SIDE, *image.size)
    fitted = ImageOps.fit(image, (side, side), Image.Resampling.LANCZOS)
    # A new picture, since a copy carries profile, EXIF and comments along.
    flat = Image.new("RGB", fitted.size, "white")
    flat.paste(fitted, mask=fitted.getchannel("A"))
    out = io.BytesIO()
    flat.save(out, format="WEBP", quality=82, method=6)
    return out.getvalue()


def _pattern(slug: str) -> Image.Image:
    text = pattern(slug, SIDE)
    return Image.open(io.BytesIO(resvg_py.svg_to_bytes(svg_string=text))).convert("RGBA")


def pattern(slug: str, side: int) -> str:
    """The pattern of a slug as SVG that stands alone, as large as it is shown."""
    strong, faint, hue = drawing(slug)
    return PATTERN.format(side=side, strong=strong, faint=faint, hue=HUES[hue])
