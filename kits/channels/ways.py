"""How a channel has any text written, whatever its dialect."""

from __future__ import annotations

import re
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Ways:
    """The ways of a channel."""

    url_lines: bool = False
    """An address stands on a line of its own, rather than between spaces."""
    isolates: bool = True
    """Right-to-left values may be wrapped in U+2068 and U+2069."""
    gsm: bool = False
    """Punctuation is mapped to the GSM 7-bit alphabet where that is all a text lacks."""
    bullet: str = "• "
    """What an item begins with where lists are not live."""


def is_chinese(locale: str) -> bool:
    """Whether a locale such as `zh`, `zh-TW` or `zh_Hans` is Chinese."""
    return re.split("[-_]", locale.lower(), maxsplit=1)[0] == "zh"
