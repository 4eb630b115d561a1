"""Days that running text calls by name: they do not move when a campaign is copied."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from kits.edit.forms import read_form
from kits.model.places import Place

_MONTHS = (
    "January|February|March|April|May|June|July|August|September|October|November|December"
    "|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec"
)
_NUMBER = "[0-9０-９]{1,2}|[一二三四五六七八九十廿]{1,3}"
_NAMED = re.compile(
    rf"(?:{_NUMBER})月(?:{_NUMBER})[日号]?"
    rf"|\b[0-9]{{1,2}}(?:st|nd|rd|th)?(?: of)? (?:{_MONTHS})\b"
    rf"|\b(?:{_MONTHS}) [0-9]{{1,2}}(?:st|nd|rd|th)?\b"
)


def named_days(files: Mapping[str, bytes]) -> Iterator[tuple[Place, str]]:
    """Where texts and tables name a day in words, `12月7日` or `7 December`, and its name.

    Whoever copies a campaign has to read these lines again. What cannot be read is passed over.
    """
    for path, data in sorted(files.items()):
        if not path.endswith((".md", ".csv")):
            continue
        try:
            text, _ = read_form(data)
        except UnicodeDecodeError:
            continue
        for number, line in enumerate(text.split("\n"), 1):
            for found in _NAMED.finditer(line):
                yield Place(path, number, found.start() + 1, len(found[0])), found[0]
