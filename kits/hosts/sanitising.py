"""A Python-Markdown extension after which no page carries code: the last step of every body.

Markdown lets `<script>`, `onclick` and `[x](javascript:…)` pass, and so do MkDocs and Zensical.
Scripts of our own are named in a page's frontmatter and loaded by the theme.
"""

from __future__ import annotations

from typing import Any

from markdown import Markdown
from markdown.extensions import Extension
from markdown.postprocessors import Postprocessor

from kits.render.anchors import Anchors
from kits.render.numbers import keep_numbers
from kits.render.sanitising import sanitised

LAST = -1
"""Below every other postprocessor's priority, so that nothing is put back afterwards."""


class Sanitiser(Postprocessor):
    """Runs on a page's finished HTML."""

    def run(self, text: str) -> str:
        """The text, cleaned."""
        return str(sanitised(text))


class SanitisingExtension(Extension):
    """`kits.hosts.sanitising` in a list of Markdown extensions."""

    def extendMarkdown(self, md: Markdown) -> None:
        """Registers the sanitiser after all else; headings have names, lists numbers."""
        keep_numbers(md)
        Anchors().extendMarkdown(md)
        md.postprocessors.register(Sanitiser(md), "kits-sanitising", LAST)


def makeExtension(**options: Any) -> SanitisingExtension:
    """What Python-Markdown calls to load the extension by its name."""
    return SanitisingExtension(**options)
