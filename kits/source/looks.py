"""What a file is, by what is in it: no name makes a picture of a table, nor a page of one."""

from __future__ import annotations

import io
import re
import warnings
from collections.abc import Mapping
from hashlib import sha256
from pathlib import PurePosixPath

from PIL import ExifTags, Image, ImageSequence

from kits.model.file_refs import RECORDS
from kits.model.files import Kind, Size
from kits.source.drawings import harmless, measured

PICTURES = (".png", ".jpg", ".jpeg", ".gif", ".webp", ".avif")
FORMATS = ("PNG", "JPEG", "GIF", "WEBP", "AVIF")
DRAWING = ".svg"
LARGEST = 80_000_000
"""Pixels of a picture, all its frames together; more are a mistake, or meant to do harm."""
LONGEST = 16_000
"""Pixels of one side, which WebP can hold."""
LYING = (5, 6, 7, 8)
"""The orientations of EXIF in which a picture is stored on its side."""
ZIP = (b"PK\x03\x04",)
OLE = (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",)
FILM = (b"ftyp", b"moov", b"mdat", b"wide", b"free")
"""Of MPEG-4 and QuickTime, after four bytes of length."""
SOUND = (b"ID3", b"\xff\xfb", b"\xff\xf3", b"\xff\xf2", b"\xff\xfa", b"\xff\xf1", b"\xff\xf9")
SENT: Mapping[str, tuple[bytes, ...]] = {
    ".pdf": (b"%PDF-",),
    **dict.fromkeys((".zip", ".epub", ".docx", ".xlsx", ".pptx", ".odt", ".ods", ".odp"), ZIP),
    **dict.fromkeys((".pages", ".numbers", ".key"), ZIP),
    **dict.fromkeys((".doc", ".xls", ".ppt", ".wps", ".et", ".dps"), (*OLE, *ZIP)),
    ".rtf": (b"{\\rtf",),
    **dict.fromkeys((".mp3", ".aac"), SOUND),
    **dict.fromkeys((".ogg", ".oga", ".opus", ".ogv"), (b"OggS",)),
    ".wav": (b"RIFF",),
    ".flac": (b"fLaC",),
    ".amr": (b"#!AMR",),
    **dict.fromkeys((".webm", ".mkv"), (b"\x1a\x45\xdf\xa3",)),
    ".ics": (b"BEGIN:VCALENDAR",),
    ".vcf": (b"BEGIN:VCARD",),
}
"""How a file that is sent along begins, by the end of its name."""
FILMS = (".mp4", ".m4a", ".m4v", ".mov")
TEXT = ".txt"
MARKUP = re.compile(rb"\s*<(?:!doctype|html|head|body|script|svg|\?xml)", re.IGNORECASE)


def kind_of(path: str, data: bytes) -> Kind:
    """The kind of a file with these bytes."""
    suffix = PurePosixPath(path).suffix.lower()
    if path.lower().endswith(RECORDS):
        return Kind.RECORD
    if suffix in PICTURES:
        return _picture(data)
    data = data.removeprefix(b"\xef\xbb\xbf")
    if suffix == DRAWING:
        return Kind.PICTURE if harmless(data) else Kind.BROKEN
    sent = (
        data.startswith(SENT.get(suffix, (b"\0none",)))
        or (suffix in FILMS and data[4:8] in FILM)
        or (suffix == TEXT and b"\0" not in data and not MARKUP.match(data))
    )
    return Kind.SENT if sent else Kind.OTHER


def size_of(path: str, data: bytes) -> Size | None:
    """The size of a picture as it is published, which is upright; None where it has none."""
    suffix = PurePosixPath(path).suffix.lower()
    if suffix == DRAWING:
        return measured(data)
    if suffix not in PICTURES or _picture(data) is not Kind.PICTURE:
        return None
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        with Image.open(io.BytesIO(data), formats=FORMATS) as image:
            width, height = image.size
            moves = getattr(image, "n_frames", 1) > 1
            turned = not moves and image.getexif().get(ExifTags.Base.Orientation, 1) in LYING
            return (height, width) if turned else (width, height)


_KNOWN: dict[bytes, Kind] = {}
"""By digest: a preview reads all again at each edit, and a picture is decoded once."""


def _picture(data: bytes) -> Kind:
    digest = sha256(data).digest()
    if digest not in _KNOWN:
        _KNOWN[digest] = _decoded(data)
    return _KNOWN[digest]


def _decoded(data: bytes) -> Kind:
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of what is broken beside the picture, and goes anyway
            with Image.open(io.BytesIO(data), formats=FORMATS) as image:
                frames = getattr(image, "n_frames", 1)
                if image.width * image.height * frames > LARGEST or max(image.size) > LONGEST:
                    return Kind.HUGE
                for frame in ImageSequence.Iterator(image):
                    frame.load()
    except Image.DecompressionBombError:
        return Kind.HUGE
    except Exception:  # Pillow lets through whatever its readers meet in a broken file
        return Kind.BROKEN
    return Kind.PICTURE
