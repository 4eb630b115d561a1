"""Links and addresses."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any
from urllib.parse import urlsplit

from kits.model.findings import say
from kits.model.reading.mistakes import expect_text, kind_of, mistake

MINI_PROGRAM = "#小程序://"


def is_link(text: str) -> bool:
    """Whether a text is an http(s) address with a host."""
    if text[:4].lower() != "http" or re.search(r"[\s\x00-\x1f]", text):
        return False
    try:
        parts = urlsplit(text)
        return parts.scheme.lower() in ("http", "https") and bool(parts.hostname)
    except ValueError:
        return False


def expect_link(value: Any) -> str:
    """A link that can be opened, or that of a mini program."""
    text = expect_text(value, say("a link"))
    if is_link(text) or text.startswith(MINI_PROGRAM):
        return str(text)
    hint = say("begin it with https://, or leave it out")
    if text.startswith("#") or "小程序" in text:
        hint = say("begin it with https:// (or {mini} for a mini program)", mini=MINI_PROGRAM)
    raise mistake("bad-link", say('"{text}" is not a link that can be opened', text=text), hint)


def expect_address(value: Any) -> str:
    """An http(s) address."""
    text = expect_text(value, say("an address"))
    if is_link(text):
        return str(text)
    words = say('"{text}" is not an address that can be opened', text=text)
    raise mistake("bad-link", words, say("begin it with https://, or leave it out"))


def expect_addresses(value: Any) -> Any:
    """Addresses by their names."""
    if isinstance(value, Mapping):
        return value
    raise mistake(
        "wrong-type",
        say("expected a block of keys, found {found}", found=kind_of(value)),
        say("write name: address lines, indented; in a table, a column such as links.telegram"),
    )
