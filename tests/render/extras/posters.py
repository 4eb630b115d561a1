"""A poster in Chinese, and what a phone reads in it."""

from __future__ import annotations

import io
from functools import cache
from pathlib import Path

import cv2
import numpy
from lxml import etree
from PIL import Image

from kits.render.extras.posters import Poster

LINK = "https://signup.lamplight.example/winter-night/shanghai?g=shanghai-03"
SVG = "{http://www.w3.org/2000/svg}"


def a_poster(**facts: object) -> Poster:
    known = {
        "form": "svg",
        "right_to_left": False,
        "community": "灯下读书会",
        "title": "冬夜围读",
        "theme": "带一本书，念一段",
        "when": "12月19日周六 19:00",
        "where": "愚园路咖啡馆二楼",
        "group": "上海灯下三群",
        "byline": "发布人：晓曼",
        "link": LINK,
        "invitation": "长按或扫码，来参加",
        "banner": None,
    }
    return Poster(**(known | facts))  # type: ignore[arg-type]  # facts of any field


def nothing(path: str) -> bytes:
    """Reads for a work that has no sources."""
    raise AssertionError(f"{path} is no source")


def drawing(poster: Poster) -> etree._Element:
    """The SVG, as an XML parser reads it."""
    return etree.fromstring(poster.make(nothing))


def said(poster: Poster) -> list[str]:
    """The lines of a poster, as they are drawn."""
    return [line.text or "" for line in drawing(poster).iter(f"{SVG}text")]


def read_code(picture: bytes) -> str:
    """What a phone's camera reads in a picture; empty where it finds no code."""
    image = cv2.imdecode(numpy.frombuffer(picture, numpy.uint8), cv2.IMREAD_COLOR)
    return cv2.QRCodeDetector().detectAndDecode(image)[0]


@cache
def photograph(wide: int = 1600, high: int = 900) -> bytes:
    """A picture in which no two neighbours are alike, with what a camera writes beside it."""
    image = Image.effect_noise((wide // 4, high // 4), 80).resize((wide, high)).convert("RGB")
    exif = Image.Exif()
    exif[0x010E] = "taken at home"
    out = io.BytesIO()
    image.save(out, "JPEG", quality=95, exif=exif)
    return out.getvalue()


def banner_file(folder: Path) -> Path:
    path = folder / "content/campaigns/drive/banner.jpg"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(photograph())
    return path
