"""Ids, and what comes near to one."""

from __future__ import annotations

import re
import unicodedata
from typing import Any

from kits.model.findings import Words, say
from kits.model.pinyin import pinyin
from kits.model.places import Step
from kits.model.reading.mistakes import expect_text, mistake
from kits.model.several import one_of, parts_of

LONGEST_ID = 200
"""Characters of an id: it becomes the name of a folder, and no disk takes much more."""


SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")


def slug_of(text: str) -> str:
    """The nearest slug to a text in any script (Chinese by its pinyin), or `""`."""
    plain = unicodedata.normalize("NFKD", " ".join(pinyin(unicodedata.normalize("NFKC", text))))
    letters = "".join(c for c in plain.lower() if not unicodedata.combining(c))
    return "-".join(re.findall(r"[a-z0-9]+", letters))


def expect_slug(value: Any, *steps: Step) -> str:
    """An id; `steps` lead to it."""
    if isinstance(value, str) and SLUG.fullmatch(value):
        if len(value) > LONGEST_ID:
            raise mistake("bad-slug", *too_long(value), *steps)
        return str(value)
    text = expect_text(value, say("an id"))
    near = slug_of(text)
    hint = say('write "{slug}"', slug=near) if near else say("write it like shanghai-03")
    if parts := parts_of(text, slug_of):
        hint = one_of(parts)
    words = say('"{text}" is not an id: small Latin letters, digits and single hyphens', text=text)
    raise mistake("bad-slug", words, hint, *steps, parts=parts)


def too_long(id: str) -> tuple[Words, Words]:
    """What is wrong with an id of more characters than there may be, and what to do."""
    words = say(
        'the id "{start}…" has {count} characters, and may have at most {most}',
        start=id[:20],
        count=len(id),
        most=LONGEST_ID,
    )
    return words, say("write a shorter id")


def as_id(text: str) -> str:
    """The text, if it is an id."""
    return text if SLUG.fullmatch(text) else ""


def expect_channel(value: Any) -> str:
    """An id, or a name of a channel as it is spoken, which a rule of references then answers."""
    text = expect_text(value, say("an id"))
    return expect_slug(text) if parts_of(text, as_id) else str(text)
