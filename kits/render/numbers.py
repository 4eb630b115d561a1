"""Numbered lists that keep the numbers of their writer: `25.`, `30.` are 25 and 30.

Markdown counts on from the first item, and makes bullets of numbers below bullets; a date at the
start of a line would then be another day.
"""

from __future__ import annotations

import re
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.blockparser import BlockParser
from markdown.extensions.sane_lists import SaneOListProcessor, SaneUListProcessor

NUMBER = r"\d{1,9}"
"""More digits are no number to a browser, and stay text."""


class NumberedList(SaneOListProcessor):
    """A numbered list, each of whose items has its number where it does not follow."""

    def __init__(self, parser: BlockParser, number: str) -> None:
        super().__init__(parser)
        self.RE = re.compile(self.RE.pattern.replace(r"\d+", number))
        self.CHILD_RE = re.compile(self.CHILD_RE.pattern.replace(r"\d+", number))
        self.INDENT_RE = re.compile(self.INDENT_RE.pattern.replace(r"\d+", number))

    def run(self, parent: Element, blocks: list[str]) -> None:
        """Reads the items of a block, and numbers those that it added."""
        lines = blocks[0].split("\n")
        numbers = [int(found[1][:-1]) for line in lines if (found := self.CHILD_RE.match(line))]
        super().run(parent, blocks)
        whole = parent if parent.tag == "ol" else parent[-1]
        items = [item for item in whole if item.tag == "li"]
        before = len(items) - len(numbers)
        due = _number(whole, items[:before]) + 1 if before > 0 else int(whole.get("start", "1"))
        for item, number in zip(items[before:], numbers, strict=False):
            if number != due:
                item.set("value", str(number))
            due = number + 1


def keep_numbers(md: Markdown, number: str = NUMBER) -> None:
    """Has a converter keep the numbers of lists, and part bullets from numbers."""
    md.parser.blockprocessors.register(NumberedList(md.parser, number), "olist", 40)
    md.parser.blockprocessors.register(SaneUListProcessor(md.parser), "ulist", 30)


def _number(whole: Element, items: list[Element]) -> int:
    """The number of the last of some items."""
    number = int(whole.get("start", "1")) - 1
    for item in items:
        number = int(item.get("value", number + 1))
    return number
