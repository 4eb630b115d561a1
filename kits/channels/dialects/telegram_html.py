"""The HTML of Telegram's Bot API: tags around runs, and lines that are lines."""

from __future__ import annotations

from typing import ClassVar

import nh3

from kits.channels.dialects.base import Writer, kept_whole
from kits.channels.dialects.lines import LABEL, Line, Marks
from kits.channels.escapes import Escapes, Spot
from kits.channels.nodes import Code, CodeSpan, Emphasis, Inline, Link, Quote, Strike, Strong
from kits.channels.patterns import Inside, Solid

_ENTITIES = {"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "\u0338": "&#824;"}
"""What Telegram knows by name, and a stroke that would compose with the end of a tag."""


def _in_entities(text: str) -> str:
    return "".join(_ENTITIES.get(char, char) for char in text)


class TelegramHtml(Writer):
    """`b i s code pre a blockquote`, and nothing else."""

    name = "telegram-html"
    escapes = Escapes(
        text=lambda text, spot: _in_entities(text),
        value=lambda value, spot: _in_entities(value),
        code=_in_entities,
        url=_in_entities,
    )
    marks: ClassVar[Marks] = {Strong: "b", Emphasis: "i", Strike: "s", CodeSpan: "code"}
    labels = True

    quoting = False

    @classmethod
    def shown(cls, text: str) -> str:
        """The HTML that it is, clean."""
        return nh3.clean(
            text,
            tags={"b", "i", "s", "code", "pre", "a", "blockquote"},
            attributes={"a": {"href"}},
            url_schemes={"http", "https"},
            link_rel="noreferrer",
        )

    @classmethod
    def quotes_live(cls) -> bool:
        """They have a tag, which no line begins with."""
        return True

    @classmethod
    def marked(cls, kind: type[Inline], run: Inside) -> str:
        """Between tags, wherever it stands."""
        tag = cls.marks[kind]
        return f"<{tag}>{run.text}</{tag}>" if run.text else ""

    def code_span(self, text: str, spot: Spot) -> Line:
        """Between its tags."""
        return self.between("<code>", self.verbatim(text), "</code>")

    def link(self, link: Link) -> Solid:
        """An address behind its label."""
        address = self.address(link.target)
        return Solid(('<a href="', *address, '">', *self.line(link.children, LABEL), "</a>"))

    def code(self, code: Code) -> list[Line]:
        """A block; its lines are no text of the dialect."""
        lines = [list(self.verbatim(line)) for line in code.text.split("\n")]
        return self.tagged("pre", lines)

    def quote(self, quote: Quote, depth: int) -> list[Line]:
        """Live; a quote inside it is not, and is set apart as in plain text."""
        if self.quoting:
            return super().quote(quote, depth)
        self.quoting = True
        lines = self.blocks(quote.blocks, depth)
        self.quoting = False
        return self.tagged("blockquote", lines)

    def tagged(self, tag: str, lines: list[Line]) -> list[Line]:
        """The lines between tags, whose first and last line are theirs."""
        if not any(lines):
            return lines
        first, *rest = lines
        tagged = [[f"<{tag}>", *first], *rest]
        tagged[-1] = [*tagged[-1], f"</{tag}>"]
        return kept_whole(tagged)
