"""A pasted text as its channel will show it."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache
from html import unescape

from kits.channels.dialects.base import Writer

_TAG = re.compile(r"<[^>]*>")
_IMAGE = re.compile(r"<img\b[^>]*>")
_CAPTION = re.compile(r'\balt="([^"]*)"')


def preview(text: str, dialect: type[Writer], *, html: str | None = None) -> str | None:
    """HTML of a text as a channel of this dialect shows it; None where that is as it is pasted.

    `html` is what is pasted beside the text. Line breaks are those of the text; nothing in the
    HTML is loaded from anywhere.
    """
    if html is not None:
        return _IMAGE.sub(lambda image: f"[{''.join(_CAPTION.findall(image[0]))}]", html) or None
    return _preview(text, dialect.shown)


@lru_cache(maxsize=256)
def _preview(text: str, shown: Callable[[str], str | None]) -> str | None:
    look = shown(text)
    return None if look is None or unescape(_TAG.sub("", look)) == text else look
