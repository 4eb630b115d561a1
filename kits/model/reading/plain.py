"""Texts, numbers, shares and blocks of keys."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from kits.model.findings import say
from kits.model.reading.mistakes import expect_text, kind_of, mistake


def expect_line(value: Any) -> str:
    """A text."""
    return str(value) if isinstance(value, str) else expect_text(value, say("a text"))


def expect_flag(value: Any) -> bool:
    """True or false."""
    text = expect_text(value, say("true or false"))
    if text in ("true", "false"):
        return text == "true"
    raise mistake(
        "wrong-type",
        say('expected true or false, found "{text}"', text=text),
        say("write true or false"),
    )


def expect_count(value: Any) -> int:
    """A whole number, of at most nine digits."""
    text = unicodedata.normalize("NFKC", expect_text(value, say("a whole number"))).replace(",", "")
    if re.fullmatch(r"\d{1,9}", text):
        return int(text)
    raise mistake(
        "wrong-type",
        say('expected a whole number, found "{text}"', text=text),
        say("write digits alone, such as 40"),
    )


def expect_some(value: Any) -> int:
    """A whole number from 1."""
    if count := expect_count(value):
        return count
    raise mistake(
        "wrong-type",
        say('expected a whole number from 1, found "{text}"', text=value),
        say("write 1 or more, or take it out"),
    )


def expect_amount(value: Any) -> Decimal:
    """A number from 0, exactly as it is written."""
    text = unicodedata.normalize("NFKC", expect_text(value, say("a number"))).strip()
    if re.fullmatch(r"(\d{1,12}|\d{1,3}(,\d{3}){1,3})(\.\d{1,6})?", text):
        return Decimal(text.replace(",", ""))
    hint = say("write digits alone, such as 40 or 2.5")
    if found := re.fullmatch(r"(\d{1,3}(?:\.\d{1,4})?) ?%", text):
        share = f"{(Decimal(found[1]) / 100).normalize():f}"
        hint = say("write the share as {share}", share=share)
    raise mistake("wrong-type", say('expected a number, found "{text}"', text=text), hint)


def expect_share(value: Any) -> float:
    """A share from 0 to 1."""
    text = expect_text(value, say("a share"))
    if re.fullmatch(r"0(\.\d{1,6})?|1(\.0+)?", text):
        return float(text)
    raise mistake(
        "wrong-type",
        say('expected a share between 0 and 1, found "{text}"', text=text),
        say("write it as 0.05"),
    )


def expect_texts(value: Any) -> Any:
    """A text, or a list of them."""
    if isinstance(value, str):
        return [value]
    if isinstance(value, list):
        return value
    raise mistake(
        "wrong-type",
        say("expected a text or a list of texts, found {found}", found=kind_of(value)),
        say("write one text, or several as a list with - before each"),
    )


def one_or_more(value: Any) -> Any:
    """A single value as a list of one; everything else as it is."""
    return [value] if isinstance(value, (str, Mapping)) else value


def resolved(value: Any) -> Any:
    """A free value: `true`, `false` and plain whole numbers by what they are, else its text.

    Only what prints exactly as it was written is read as a number; quoted values and cells of
    tables stay text.
    """
    if isinstance(value, Mapping):
        return {str(key): resolved(item) for key, item in value.items()}
    if isinstance(value, list):
        return tuple(resolved(item) for item in value)
    if not getattr(value, "plain", False):
        return value if value is None else str(value)
    if value in ("true", "false"):
        return value == "true"
    return int(value) if re.fullmatch(r"0|-?[1-9]\d{0,14}", value) else str(value)


def expect_free(value: Any) -> Any:
    """A block of keys that are the operator's own."""
    if isinstance(value, Mapping):
        return resolved(value)
    raise mistake(
        "wrong-type",
        say("expected a block of keys, found {found}", found=kind_of(value)),
        say("write key: value lines, indented below this key"),
    )
