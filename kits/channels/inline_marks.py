"""The inline marks of a message, as inline processors of Python-Markdown.

A literal character that a later mark must not see (an escaped one, a star between digits) becomes
`\\x02<code point>\\x03`, as Python-Markdown itself writes it; `unstashed` reads it back.
"""

from __future__ import annotations

import re
from abc import ABC, abstractmethod
from xml.etree.ElementTree import Element, SubElement

from markdown import Markdown
from markdown.inlinepatterns import InlineProcessor, Pattern
from markdown.util import ETX, STX, AtomicString, Registry

from kits.channels.tokens import MARK_CLOSE, MARK_OPEN, VALUE_CLOSE, VALUE_OPEN

Matched = tuple[Element | str | None, int | None, int | None]

_STASHED = re.compile(f"{STX}([0-9]+){ETX}")
_PLACE = f"(?:{MARK_OPEN}([0-9]+){MARK_CLOSE})?"
_LABEL = r"([^\[\]\n]*(?:\[[^\[\]\n]*\][^\[\]\n]*)*)"
_TARGET = (
    r"\([ ]*(<[^<>\n]*>|[^\s()<>]*(?:\([^\s()<>]*\)[^\s()<>]*)*)"
    r"(?:[ ]+(?:\"[^\"\n]*\"|'[^'\n]*'))?[ ]*\)"
)

ADDRESS = (
    r"(?i:https?)://(?:[A-Za-z0-9\-._:/?#@!$&'()+,;=%]|~(?!~)"
    rf"|{STX}[^{STX}{ETX}]+{ETX}|{VALUE_OPEN}[tu][0-9]+{VALUE_CLOSE}"
    r"|(?<=[/=._?&#\-])[^\W\x00-\x7f]+)+"
)
"""A typed address. Letters of other scripts belong to it only where they begin a segment:
`…/wiki/边城` holds them, `…/a谢谢` ends before them."""

MINI_PROGRAM = r"#小程序://[^\s，。；！？、）】」》]+"

_WORD = (
    "0-9A-Za-z\u00c0-\u024f\u2190-\u2bff\u3030\u303d\u3297\u3299\ufe0f\u200d\u20e3"
    "\U0001f000-\U0001faff\U000e0061-\U000e007f"
)
"""Digits, Latin letters, emoji: a single star between two of these, or values, is a star."""

_STAR = rf"(?<=[{_WORD}{VALUE_CLOSE}])(\*)(?=[{_WORD}{VALUE_OPEN}])"
_BOTH = r"(?<!\*)\*{3}(?=[^\s*])([^\n]+?)(?<=[^\s*])\*{3}(?!\*)"
_STRONG = r"(?<!\*)\*\*(?=\S)(?!\*\*)([^\n]+?)(?<=\S)\*\*(?!\*(?!\*))"
_STRIKE = r"(?<!~)~~(?=[^\s~])([^\n]+?)(?<=[^\s~])~~(?!~)"

_NOT_FIRST = "，。、；：！？）」』》】”’,;)"
_NOT_LAST = "，、；（「『《【“‘,;("
_EMPHASIS = (
    rf"(?<![*{_WORD}{VALUE_CLOSE}])\*(?=[^\s{_NOT_FIRST}])"
    rf"([^*\n]+)(?<=[^\s{_NOT_LAST}])\*(?![*{_WORD}{VALUE_OPEN}])"
)
"""Two stars with no third between them. A single star is also a times sign (`2*元，3*元`) and a
footnote (`价格*，优惠*`), and one that vanishes changes a fact, while one too many is only seen: so
neither touches a digit, Latin letter, emoji or value outside, and what they hold neither begins
with closing punctuation nor ends with what goes on."""


def unstashed(text: str) -> str:
    """The text with its stashed characters back in place."""
    return _STASHED.sub(lambda found: chr(int(found[1])), text)


def inline_patterns(md: Markdown) -> Registry[Pattern]:
    """The inline marks, in the order in which they take their share of a text."""
    marks: tuple[tuple[str, InlineProcessor], ...] = (
        ("code", _Code(r"(?<![\\`])(`+)(?!`)([^\n]+?)(?<!`)\1(?!`)", md)),
        ("escape", _Literal(r"\\([!-/:-@\[-`{-~])", md)),
        ("image", _Image(rf"!\[{_PLACE}{_LABEL}\]{_TARGET}", md)),
        ("link", _Link(rf"\[{_PLACE}{_LABEL}\]{_TARGET}", md)),
        ("autolink", _Address(r"<((?i:https?)://[^\s<>]+)>", md)),
        ("address", _Address(f"({ADDRESS}|{MINI_PROGRAM})", md)),
        ("star", _Literal(_STAR, md)),
        ("both", _Styled(_BOTH, md, "strong", "em")),
        ("strong", _Styled(_STRONG, md, "strong")),
        ("emphasis", _Styled(_EMPHASIS, md, "em")),
        ("strike", _Styled(_STRIKE, md, "del")),
    )
    patterns: Registry[Pattern] = Registry()
    for place, (name, pattern) in enumerate(marks):
        patterns.register(pattern, name, -place)
    return patterns


class _Mark(InlineProcessor, ABC):
    """One mark: what stands in its place, and where it ends."""

    def handleMatch(self, m: re.Match[str], data: str) -> Matched:  # type: ignore[override]  # as Python-Markdown's own does
        node, end = self.read(m)
        return (None, None, None) if node is None else (node, m.start(), end)

    @abstractmethod
    def read(self, m: re.Match[str]) -> tuple[Element | str | None, int]:
        """What stands in the place of the mark, and where it ends; None leaves it as it is."""


class _Literal(_Mark):
    """A character that means itself."""

    def read(self, m: re.Match[str]) -> tuple[str, int]:
        return f"{STX}{ord(m[1])}{ETX}", m.end()


class _Code(_Mark):
    def read(self, m: re.Match[str]) -> tuple[Element, int]:
        return _leaf("code", m[2].strip() or m[2]), m.end()


class _Image(_Mark):
    def read(self, m: re.Match[str]) -> tuple[Element, int]:
        image = Element("img", src=_target(self, m[3]), alt=self.unescape(m[2]))
        return _marked(image, m[1]), m.end()


class _Link(_Mark):
    ANCESTOR_EXCLUDES = ("a",)

    def read(self, m: re.Match[str]) -> tuple[Element, int]:
        link = Element("a", href=_target(self, m[3]))
        link.text = m[2]
        return _marked(link, m[1]), m.end()


class _Address(_Mark):
    """A bare address, without the punctuation of the sentence that it ends."""

    ANCESTOR_EXCLUDES = ("a",)

    def read(self, m: re.Match[str]) -> tuple[Element | None, int]:
        if m[0].startswith("<"):
            return _leaf("url", self.unescape(m[1])), m.end()
        address = without_punctuation(m[1])
        if address.rstrip("/").endswith(":"):
            return None, m.end()
        return _leaf("url", self.unescape(address)), m.start() + len(address)


class _Styled(_Mark):
    def __init__(self, pattern: str, md: Markdown, *tags: str) -> None:
        super().__init__(pattern, md)
        self.tags = tags

    def read(self, m: re.Match[str]) -> tuple[Element, int]:
        outer = inner = Element(self.tags[0])
        for tag in self.tags[1:]:
            inner = SubElement(inner, tag)
        inner.text = m[1]
        return outer, m.end()


def without_punctuation(address: str) -> str:
    """A typed address without the end of the sentence around it."""
    while address:
        last = address[-1]
        if last not in ".,;:!?'" and not (last == ")" and address.count(")") > address.count("(")):
            break
        address = address[:-1]
    return address


def _leaf(tag: str, text: str) -> Element:
    element = Element(tag)
    element.text = AtomicString(text)
    return element


def _marked(element: Element, mark: str | None) -> Element:
    if mark is not None:
        element.set("mark", mark)
    return element


def _target(processor: InlineProcessor, written: str) -> str:
    return processor.unescape(written.removeprefix("<").removesuffix(">"))
