"""The inline marks of a message, as inline processors of Python-Markdown.

A literal character that a later mark must not see (an escaped one, a star between digits) becomes
`\\x02<code point>\\x03`, as Python-Markdown itself writes it; `unstashed` reads it back.
"""

from __future__ import annotations

import re
from abc import ABC, abstractmethod
from xml.etree.ElementTree import Element, SubElement

import regex
from markdown import Markdown
from markdown.inlinepatterns import InlineProcessor, Pattern
from markdown.util import ETX, STX, AtomicString, Registry

from kits.channels.mark_patterns import (
    ADDRESS,
    AUTOLINK,
    BOTH,
    CODE,
    EMPHASIS,
    IMAGE,
    LINK,
    LISTED_NAME,
    LOW_EMPHASIS,
    LOW_STRONG,
    MASK,
    MINI_PROGRAM,
    STAR,
    STRIKE,
    STRONG,
    TARGET_GROUP,
    TITLE,
)

Matched = tuple[Element | str | None, int | None, int | None]

_STASHED = re.compile(f"{STX}([0-9]+){ETX}")
_MASK = regex.compile(MASK)
_LISTED_NAME = regex.compile(LISTED_NAME)
_TITLE = regex.compile(TITLE)
_SEPARATOR = regex.compile(r"[、，,;；/|｜和与]")
_RUN = re.compile(r"([*_~]+)\Z")


def stashed(character: str) -> str:
    """A character that means itself, whatever stands beside it."""
    return f"{STX}{ord(character)}{ETX}"


def unstashed(text: str) -> str:
    """The text with its stashed characters back in place."""
    return _STASHED.sub(lambda found: chr(int(found[1])), text)


def inline_patterns(md: Markdown) -> Registry[Pattern]:
    """The inline marks, in the order in which they take their share of a text."""
    marks: tuple[tuple[str, InlineProcessor], ...] = (
        ("code", _Code(CODE, md)),
        ("image", _Image(IMAGE, md)),
        ("link", _Link(LINK, md)),
        ("autolink", _Address(AUTOLINK, md)),
        ("address", _Address(f"({ADDRESS}|{MINI_PROGRAM})", md)),
        ("star", _Star(STAR, md)),
        ("both", _Strong(BOTH, md, "strong", "em")),
        ("strong", _Strong(STRONG, md, "strong")),
        ("emphasis", _Styled(EMPHASIS, md, "em")),
        ("low-strong", _Styled(LOW_STRONG, md, "strong")),
        ("low-emphasis", _Styled(LOW_EMPHASIS, md, "em")),
        ("strike", _Styled(STRIKE, md, "del")),
    )
    patterns: Registry[Pattern] = Registry()
    for place, (name, pattern) in enumerate(marks):
        patterns.register(pattern, name, -place)
    return patterns


class _Mark(InlineProcessor, ABC):
    """One mark: what stands in its place, and where it ends."""

    def __init__(self, pattern: str, md: Markdown) -> None:
        super().__init__("", md)
        # `regex` knows letters, marks and punctuation of all scripts; its matches are read alike.
        self.compiled_re = regex.compile(pattern)  # type: ignore[assignment]

    def handleMatch(self, m: re.Match[str], data: str) -> Matched:  # type: ignore[override]  # as Python-Markdown's own does
        node, end = self.read(m)
        return (None, None, None) if node is None else (node, m.start(), end)

    @abstractmethod
    def read(self, m: re.Match[str]) -> tuple[Element | str | None, int]:
        """What stands in the place of the mark, and where it ends; None leaves it as it is."""


class _Star(_Mark):
    """A star that means itself."""

    def read(self, m: re.Match[str]) -> tuple[str, int]:
        return stashed(m[1]), m.end()


class _Code(_Mark):
    def read(self, m: re.Match[str]) -> tuple[Element, int]:
        return _leaf("code", m[2].strip() or m[2]), m.end()


class _Image(_Mark):
    def read(self, m: re.Match[str]) -> tuple[Element, int]:
        image = Element("img", src=_target(self, m[TARGET_GROUP]), alt=self.unescape(m[2]))
        return _marked(image, m[1]), m.end()


class _Link(_Mark):
    ANCESTOR_EXCLUDES = ("a",)

    def read(self, m: re.Match[str]) -> tuple[Element, int]:
        link = Element("a", href=_target(self, m[TARGET_GROUP]))
        link.text = m[2]
        return _marked(link, m[1]), m.end()


class _Address(_Mark):
    """A bare address, without the punctuation of the sentence that it ends."""

    ANCESTOR_EXCLUDES = ("a",)

    def read(self, m: re.Match[str]) -> tuple[Element | None, int]:
        if m[0].startswith("<"):
            return _leaf("url", _meant(self.unescape(m[1]))), m.end()
        address = address_of(m[1], m.string[: m.start()])
        if not address:
            return None, m.end()
        return _leaf("url", _meant(self.unescape(address))), m.start() + len(address)


class _Styled(_Mark):
    def __init__(self, pattern: str, md: Markdown, *tags: str) -> None:
        super().__init__(pattern, md)
        self.tags = tags

    def read(self, m: re.Match[str]) -> tuple[Element | None, int]:
        outer = inner = Element(self.tags[0])
        for tag in self.tags[1:]:
            inner = SubElement(inner, tag)
        inner.text = m[1]
        return outer, m.end()


class _Strong(_Styled):
    """A run, unless its stars hide parts of two names."""

    def read(self, m: re.Match[str]) -> tuple[Element | None, int]:
        if hides(m.string[: m.start()], m[1], m.string[m.end() :]):
            return None, m.end()
        return super().read(m)


def hides(before: str, inside: str, after: str) -> bool:
    """Whether stars around this are masks.

    Of names, as in `张**（上海）、李**（北京）`, or of numbers that end alike: `尾号**88、**99`.
    """
    if _MASK.search(before) and _LISTED_NAME.search(inside):
        return True
    alike = (inside[:1] == after[:1] and not inside[0].isascii()) or _TITLE.match(inside)
    if alike and before[-1:].isalpha() and _SEPARATOR.search(inside):
        return True
    ends_alike = inside[0].isdigit() and after[:1].isdigit() and not inside[-1].isdigit()
    return ends_alike and (before[-1:].isalpha() or inside[-1] in "、，,;；/|：:")


def address_of(written: str, before: str) -> str:
    """The address in what looks like one; empty where it names no host."""
    if written.startswith(("<", "#")):
        return written
    address = without_punctuation(written, before)
    return "" if address.rstrip("/").endswith(":") else address


def without_punctuation(address: str, before: str = "") -> str:
    """A typed address without the end of the sentence around it, or of a run that opened before."""
    if opening := _RUN.search(before):
        address = address.removesuffix(opening[1])
    while address:
        last = address[-1]
        if last not in ".,;:!?'(|*" and not (
            last == ")" and address.count(")") > address.count("(")
        ):
            break
        address = address[:-1]
    return address


def _meant(address: str) -> str:
    """The address, with the `&` that other programs write as an entity."""
    return address.replace("&amp;", "&")


def _leaf(tag: str, text: str) -> Element:
    element = Element(tag)
    element.text = AtomicString(text)
    return element


def _marked(element: Element, mark: str | None) -> Element:
    if mark is not None:
        element.set("mark", mark)
    return element


def _target(processor: InlineProcessor, written: str) -> str:
    return _meant(processor.unescape(written.removeprefix("<").removesuffix(">")))
