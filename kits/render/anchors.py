"""What the headings of a page are called in addresses, in whatever script they are written."""

from __future__ import annotations

import html
import re
from functools import cache
from unicodedata import normalize
from xml.etree.ElementTree import Element, SubElement

from markdown import Markdown
from markdown.extensions import Extension
from markdown.extensions.toc import (
    TocTreeprocessor,
    remove_fnrefs,
    render_inner_html,
    slugify,
    slugify_unicode,
    strip_tags,
    unique,
)
from markdown.treeprocessors import Treeprocessor

BEFORE_CONTENTS = 6
"""Above the priority of `toc`, which keeps the ids that it finds."""
NAMED = re.compile(
    r"""<[a-z][^<>]*?\s(?:id|name)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'<>]+))""", re.I
)


class Anchors(Extension):
    """Headings that ASCII cannot write are called by their own words."""

    def extendMarkdown(self, md: Markdown) -> None:
        """Registers the names, unless a project makes its own."""
        contents = "toc" in md.treeprocessors and md.treeprocessors["toc"]
        if isinstance(contents, TocTreeprocessor) and contents.slugify is slugify:
            md.treeprocessors.register(Names(md, contents.sep), "kits-anchors", BEFORE_CONTENTS)


class Names(Treeprocessor):
    """Gives each heading its id. What it was called in ASCII alone goes on leading to it."""

    def __init__(self, md: Markdown, separator: str) -> None:
        super().__init__(md)
        self._separator = separator

    def run(self, root: Element) -> None:
        """Changes the tree in place."""
        taken = {element.attrib["id"] for element in root.iter() if "id" in element.attrib}
        for heading in list(root.iter()):
            if not re.fullmatch("h[1-6]", str(heading.tag)) or "id" in heading.attrib:
                continue
            inside = render_inner_html(remove_fnrefs(heading), self.md)
            name = normalize("NFC", html.unescape(strip_tags(inside)))
            former = unique(slugify(name, self._separator), taken)
            if any(map(_is_lost, name)):
                heading.set("id", unique(slugify_unicode(name, self._separator), taken))
                _add_alias(heading, former)
            else:
                heading.set("id", former)


def _is_lost(letter: str) -> bool:
    """Whether ASCII has nothing for a letter, as it has `e` for `é`."""
    return letter.isalnum() and not normalize("NFKD", letter).encode("ascii", "ignore")


def _add_alias(heading: Element, id: str) -> None:
    alias = SubElement(heading, "span", {"id": id})
    heading.remove(alias)
    heading.insert(0, alias)
    alias.tail, heading.text = heading.text, None


def anchors(body: str, *, is_html: bool, attributes: bool) -> frozenset[str]:
    """Where on a page an address may lead, by what follows its `#`.

    `attributes` says whether the project has given its host Markdown's `attr_list`.
    """
    made = body if is_html else _converter(attributes).reset().convert(body)
    found = (next(filter(None, groups), "") for groups in NAMED.findall(made))
    return frozenset(html.unescape(id) for id in found if id)


@cache
def _converter(attributes: bool) -> Markdown:
    more = ["attr_list"] if attributes else []
    return Markdown(extensions=["toc", "tables", "fenced_code", "md_in_html", *more, Anchors()])
