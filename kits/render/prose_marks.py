"""Operators' prose to HTML: one converter, which reads marks as messages read them.

Raw HTML, tables, footed references and entities are Markdown's; what comes out is no page's HTML
yet (see `sanitising`).
"""

from __future__ import annotations

import re
from functools import cache
from itertools import takewhile
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.blockprocessors import HashHeaderProcessor, ReferenceProcessor
from markdown.extensions import Extension
from markdown.inlinepatterns import SubstituteTagInlineProcessor
from markdown.preprocessors import Preprocessor
from markdown.treeprocessors import Treeprocessor
from markdown.util import AtomicString

from kits.channels.backslashes import settled
from kits.channels.block_marks import DELIMITERS, begins_block, cells_of
from kits.channels.inline_marks import inline_patterns, stashed
from kits.model.sentinels import TOP
from kits.render.numbers import keep_numbers

OWN_MARKS = ("backtick", "escape", "link", "image_link", "autolink", "linebreak", "not_strong")
OWN_EMPHASIS = ("em_strong", "em_strong2")
"""Markdown's inline marks that those of messages replace."""
HEADING = re.compile(
    r"(?:^|\n)(?P<level>#{1,6})(?P<header>(?:[ \t]+[^\n]*?)?)(?:[ \t]+#+)?(?:\n|$)"
)
TARGET = re.compile(r"<?(?:[a-z][a-z0-9+.-]*:|[/#.]|[^\s/]+[./])", re.IGNORECASE)
"""How the address of a reference begins; `[重要]: 明天停课` is a sentence."""
WRITTEN = r"(?:0|[1-9]\d{0,8})"
"""The number of an item; one that begins with a zero would lose it, and stays text."""
ITEM = re.compile(rf" {{0,3}}(?:[-*+]|{WRITTEN}\.)[ ]+\S")
FILE = re.compile(r"^(?![a-z][a-z0-9+.-]*:|[/#])([^?#]*?)(?:index)?\.md(?=[?#]|$)", re.IGNORECASE)
"""A page by its file, as the host leads to it from Markdown."""


def converted(markdown: str) -> str:
    """Prose as HTML that is not cleaned yet; its outermost headings begin with `TOP`."""
    return str(_converter().reset().convert(markdown))


@cache
def _converter() -> Markdown:
    return Markdown(extensions=["tables", "fenced_code", ProseMarks()])


class ProseMarks(Extension):
    """The marks of messages among those of Markdown."""

    def extendMarkdown(self, md: Markdown) -> None:
        """Lays them over the default ones."""
        keep_numbers(md, WRITTEN)
        md.parser.blockprocessors.register(SpacedHeading(md.parser), "hashheader", 70)
        md.parser.blockprocessors.register(Reference(md.parser), "reference", 15)
        md.preprocessors.register(ListAfterLine(md), "kits-lists", 15)
        md.preprocessors.register(WideTable(md), "kits-tables", 15)
        ours = inline_patterns(md)
        raw = md.inlinePatterns["html"]
        for name in (*OWN_MARKS, *OWN_EMPHASIS, "html"):
            md.inlinePatterns.deregister(name, strict=False)
        links = ours.get_index_for_name("autolink")
        for place, pattern in enumerate(ours):
            md.inlinePatterns.register(pattern, f"kits-{place}", 300 - place)
        md.inlinePatterns.register(raw, "html", 300 - links - 0.5)
        md.inlinePatterns.register(SubstituteTagInlineProcessor(r"\n", "br"), "nl", 1)
        md.treeprocessors.register(Settled(md), "kits-settled", 25)
        md.treeprocessors.register(Finished(md), "kits-finished", 15)


class SpacedHeading(HashHeaderProcessor):
    """A heading has a space after its `#`: `#接龙` is text."""

    RE = HEADING


class Reference(ReferenceProcessor):
    """The address of `[x][1]`, where it looks like one; any other line is text."""

    def run(self, parent: Element, blocks: list[str]) -> bool:
        """Whether the first block was such addresses."""
        found = self.RE.search(blocks[0])
        if found is None or not TARGET.match(found[2]):
            return False
        return bool(super().run(parent, blocks))


class WideTable(Preprocessor):
    """A table is as wide as its widest row, so that no cell is left out."""

    def run(self, lines: list[str]) -> list[str]:
        """The lines, with heads that have room for each row."""
        for at in range(1, len(lines)):
            columns = len(cells_of(lines[at - 1]))
            if DELIMITERS.fullmatch(lines[at]) and len(cells_of(lines[at])) == columns:
                rows = takewhile(lambda row: "|" in row, lines[at + 1 :])
                beyond = max((len(cells_of(row)) for row in rows), default=0) - columns
                if beyond > 0:
                    lines[at - 1] = lines[at - 1].rstrip().removesuffix("|") + "|" * (beyond + 1)
                    lines[at] = lines[at].rstrip().removesuffix("|") + "|---" * beyond + "|"
        return lines


class ListAfterLine(Preprocessor):
    """A list may begin right after a line of text, as in a message."""

    def run(self, lines: list[str]) -> list[str]:
        """The lines, with a blank one where such a list begins."""
        kept: list[str] = []
        listed = False
        for line in lines:
            item = ITEM.match(line)
            if not line.strip():
                listed = False
            elif item and not listed and kept and kept[-1].strip():
                kept.append("")
            listed = bool(item) or (listed and bool(line.strip()))
            kept.append(line)
        return kept


class Settled(Treeprocessor):
    """A backslash goes where it does in a message, and before the bar of a cell."""

    def run(self, root: Element) -> None:
        """Changes the tree in place, before inline marks are read."""
        for element in root.iter():
            if element.text and not isinstance(element.text, AtomicString):
                is_cell = element.tag in ("td", "th")
                text = element.text.replace("\\|", stashed("|")) if is_cell else element.text
                element.text = settled(text, begins_block)


class Finished(Treeprocessor):
    """Typed addresses are links, links lead to pages, and outermost headings can be found."""

    def run(self, root: Element) -> None:
        """Changes the tree in place."""
        for element in root.iter():
            if element.tag == "url":
                element.tag = "a"
                element.set("href", element.text or "")
            elif element.tag == "a":
                element.set("href", FILE.sub(_folder, element.get("href", "")))
        for element in root:
            if re.fullmatch("h[1-6]", element.tag):
                element.text = TOP + (element.text or "")


def _folder(found: re.Match[str]) -> str:
    """The address of a page's folder from the file's name."""
    stem = found[1]
    return f"{stem}/" if stem and not stem.endswith("/") else stem or "./"
