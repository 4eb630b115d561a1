"""Pictures as they are published: what is seen of them, and nothing that was written beside it.

A camera writes where it stood, a phone whose it is, a program what was cut away. Only pixels, the
time of frames and how often they repeat go on; what lies behind the end of the file does not. A
lossless picture stays as it was to the last pixel; a JPEG keeps its own tables.
"""

from __future__ import annotations

import io
import warnings
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import Any

import PIL
from PIL import Image, ImageCms, ImageOps, ImageSequence, JpegImagePlugin

from kits.model.artifacts import Read
from kits.render.extras.edition import code
from kits.source.drawings import harmless
from kits.source.looks import DRAWING, FORMATS, PICTURES

QUALITY = 90
"""Of WebP and AVIF, which do not tell with what they were written."""
UPRIGHT = 1
ORIENTATION = 0x0112


class NoPicture(Exception):
    """A file that was a picture when it was checked, and is none any more."""


@dataclass(frozen=True, slots=True)
class Bare:
    """How to make the published form of a picture."""

    source: str

    @property
    def sources(self) -> tuple[str, ...]:
        """The picture as it was given."""
        return (self.source,)

    @property
    def identity(self) -> bytes:
        """The kind of picture, and the code that makes it."""
        suffix = PurePosixPath(self.source).suffix.lower()
        return f"bare {suffix} {PIL.__version__} ".encode() + code("bare")

    def make(self, read: Read) -> bytes:
        """The picture; raises NoPicture."""
        return bare(self.source, read(self.source))


def is_shown(path: str) -> bool:
    """Whether a file is published as a picture."""
    return path.lower().endswith((*PICTURES, DRAWING))


def bare(path: str, data: bytes) -> bytes:
    """The picture without what was written beside it; raises NoPicture."""
    if path.lower().endswith(DRAWING):
        drawn = harmless(data)
        if drawn is None:
            raise NoPicture(f'"{path}" is no drawing that can be shown')
        return drawn
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of what is broken beside the picture, and goes anyway
            with Image.open(io.BytesIO(data), formats=FORMATS) as image:
                return _written(image, data)
    except Exception as error:  # Pillow lets through whatever its readers meet in a broken file
        raise NoPicture(f'"{path}" cannot be read as a picture: {error}') from error


def _written(image: Image.Image, data: bytes) -> bytes:
    form = str(image.format)
    moving = getattr(image, "n_frames", 1) > 1
    if form == "GIF":
        return _gif(image)
    if moving:
        return _moving(image, form, data)
    options = _SETTINGS[form](image, data)
    out = io.BytesIO()
    _plain(_upright(image)).save(out, format=form, **options)
    return out.getvalue()


def _jpeg(image: Image.Image, _data: bytes) -> dict[str, Any]:
    assert isinstance(image, JpegImagePlugin.JpegImageFile)
    sampling = JpegImagePlugin.get_sampling(image)
    turned = image.getexif().get(ORIENTATION, UPRIGHT) != UPRIGHT
    kept = {} if turned or sampling < 0 else {"subsampling": sampling}
    tables = {"qtables": image.quantization} if image.mode != "CMYK" else {"quality": QUALITY}
    return {**kept, **tables, "optimize": True, "progressive": "progressive" in image.info}


def _png(_image: Image.Image, _data: bytes) -> dict[str, Any]:
    return {}


def _webp(_image: Image.Image, data: bytes) -> dict[str, Any]:
    return {"lossless": True} if b"VP8L" in data[:64] else {"quality": QUALITY, "method": 4}


def _avif(_image: Image.Image, _data: bytes) -> dict[str, Any]:
    return {"quality": QUALITY, "max_threads": 1}


_SETTINGS: Mapping[str, Callable[[Image.Image, bytes], dict[str, Any]]] = {
    "JPEG": _jpeg,
    "PNG": _png,
    "WEBP": _webp,
    "AVIF": _avif,
}


def _upright(image: Image.Image) -> Image.Image:
    """The picture as it is held, in the colours that screens take for granted."""
    profile = image.info.get("icc_profile")
    upright = ImageOps.exif_transpose(image)
    if upright.mode == "CMYK":
        return upright.convert("RGB")
    if not profile or upright.mode not in ("RGB", "RGBA"):
        return upright
    try:
        given = ImageCms.ImageCmsProfile(io.BytesIO(profile))
        if "sRGB" in ImageCms.getProfileDescription(given):
            return upright
        converted = ImageCms.profileToProfile(upright, given, ImageCms.createProfile("sRGB"))
    except (ImageCms.PyCMSError, OSError):
        return upright
    return converted or upright


def _plain(image: Image.Image) -> Image.Image:
    """The pixels alone: what a reader found beside them stays behind."""
    plain = image.copy()
    seen = image.info.get("transparency")
    plain.info = {} if seen is None else {"transparency": seen}
    plain.getexif().clear()
    return plain


def _gif(image: Image.Image) -> bytes:
    """Frames as they are, with their palettes, times and repeats; without comments and programs."""
    kept = ("background", "duration", "loop", "transparency")
    image.info = {key: image.info[key] for key in kept if key in image.info}
    out = io.BytesIO()
    image.save(out, format="GIF", save_all=getattr(image, "n_frames", 1) > 1, comment=b"")
    return out.getvalue()


def _moving(image: Image.Image, form: str, data: bytes) -> bytes:
    frames, times = [], []
    for frame in ImageSequence.Iterator(image):
        frame.load()
        times.append(round(frame.info.get("duration", 100)))
        frames.append(_plain(frame.convert("RGBA")))
    first, *others = frames
    loop = image.info.get("loop")
    options = {} if loop is None else {"loop": loop}
    if form == "PNG":
        options |= {"disposal": 0, "blend": 0}
    elif form == "WEBP":
        options |= {"lossless": b"VP8L" in data} | {"quality": QUALITY}
    else:
        options |= {"quality": QUALITY, "max_threads": 1}
    out = io.BytesIO()
    first.save(out, format=form, save_all=True, append_images=others, duration=times, **options)
    return out.getvalue()
