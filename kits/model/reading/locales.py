"""Time zones and languages."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Any
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError, available_timezones

from babel import Locale, UnknownLocaleError

from kits.model.findings import say
from kits.model.nearest import nearest
from kits.model.reading.mistakes import expect_text, mistake

LOCALE = re.compile(r"[a-z]{2,3}(?:-[A-Z][a-z]{3})?(?:-(?:[A-Z]{2}|[0-9]{3}))?")


ZONE = re.compile(r"UTC|[A-Z]\w+(?:/[A-Z][\w+-]*)+")


def expect_zone(value: Any) -> str:
    """The name of a time zone."""
    text = expect_text(value, say("a time zone"))
    try:
        if not ZONE.fullmatch(text):
            raise ValueError(text)
        ZoneInfo(text)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        known = filter(ZONE.fullmatch, available_timezones()) if "/" in text else ()
        near = nearest(text, known)
        raise mistake(
            "wrong-type",
            say('"{text}" is not a time zone', text=text),
            say('did you mean "{near}"?', near=near)
            if near
            else say("write it as Continent/City, such as Asia/Shanghai"),
        ) from None
    return str(text)


@lru_cache(maxsize=256)
def is_locale(code: str) -> bool:
    """Whether a text is the code of a language, such as `zh`, `en` or `zh-TW`."""
    try:
        return LOCALE.fullmatch(code) is not None and bool(Locale.parse(code, sep="-"))
    except (UnknownLocaleError, ValueError):
        return False


def expect_locale(value: Any) -> str:
    """The code of a language."""
    text = expect_text(value, say("a language"))
    if is_locale(text):
        return str(text)
    language, *more = re.split("[-_]", text)
    regions = (part.title() if len(part) == 4 else part.upper() for part in more)
    near = "-".join([language.lower(), *regions])
    raise mistake(
        "wrong-type",
        say('"{text}" is not the code of a language', text=text),
        say('write "{near}"', near=near)
        if is_locale(near)
        else say("write its code, such as zh, en or zh-TW"),
    )
