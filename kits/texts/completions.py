"""Completion lines: what someone pastes to their operator after a lesson.

A line names the lesson and the code of the text that was read. Whoever sees the page can write such
a line: it tells which text it speaks of, and proves nothing about who read it.
"""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from kits.model.lessons import Lesson
from kits.texts.press import version_of

SLUG = r"[a-z0-9]+(?:-[a-z0-9]+)*"
NAMED = re.compile(
    rf"(?<![\w/.-])({SLUG}/{SLUG})(?![\w/-])[^\w/]{{1,6}}([0-9a-z]{{6}})(?!\w)", re.IGNORECASE
)
"""A lesson and a code, with little more than blanks and dots between them."""
MISREAD = str.maketrans("OIL", "011")
"""Letters that Crockford's base 32 does without, by the digits that they are taken for."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Completion:
    """What a line says of one lesson."""

    name: str
    """The lesson as the line names it."""
    code: str
    lesson: Lesson | None
    """None where there is no such lesson."""
    current: bool
    """Whether the code is that of the lesson as it stands, in one of its languages."""


def code_of(lesson: Lesson) -> str:
    """The code of a lesson in one language: it changes with its page and with its questions."""
    questions = [[item.q, item.options, item.answer, item.why] for item in lesson.quiz]
    return version_of(json.dumps([lesson.id, lesson.body, questions], ensure_ascii=False))


def codes_of(lesson: Lesson) -> tuple[str, ...]:
    """The codes of a lesson in all its languages, that of the lesson as written first."""
    versions = (lesson, *(spoken for _, spoken in sorted(lesson.translations.items())))
    return tuple(dict.fromkeys(code_of(version) for version in versions))


def completions(line: str, lessons: Mapping[str, Lesson]) -> tuple[Completion, ...]:
    """What a line says, in its order; empty where it says of no lesson that it was finished.

    Chats change the width and the case of letters, and people type codes by hand: all that is read.
    A title may look like the name of a lesson, so unknown names count only where none is known.
    """
    read = tuple(_named(unicodedata.normalize("NFKC", line), lessons))
    known = tuple(completion for completion in read if completion.lesson)
    return tuple(dict.fromkeys(known or read))


def _named(line: str, lessons: Mapping[str, Lesson]) -> Iterator[Completion]:
    at = 0
    while found := NAMED.search(line, at):
        name, code = found[1].lower(), found[2].upper().translate(MISREAD)
        lesson = lessons.get(name)
        current = lesson is not None and code in codes_of(lesson)
        yield Completion(name=name, code=code, lesson=lesson, current=current)
        at = found.end() if lesson else found.end(1)
