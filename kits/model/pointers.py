"""Where a text of Markdown and HTML points to: every link and picture, with its place in the text.

What stands in code or in a comment points nowhere.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from html import unescape

from kits.model.fences import unfenced

SILENT = re.compile(
    r"(?<!`)(?P<ticks>`{1,8})(?!`)[^\n]*?(?<!`)(?P=ticks)(?!`)"
    r"|<!--.*?(?:-->|\Z)",
    re.MULTILINE | re.DOTALL,
)
INLINE = re.compile(
    r"""\]\([ \t]*
        (?:<(?P<angled>[^<>\n]*)>|(?P<bare>(?:[^()<>\n"'\\]|\\.|\([^()\n]*\))*?))
        [ \t]*(?:\n?[ \t]*(?:"[^"\n]*"|'[^'\n]*')[ \t]*)?\)""",
    re.VERBOSE,
)
"""What follows the label of a link or picture; a target may hold spaces."""
DEFINITION = re.compile(
    r"^ {0,3}\[(?P<label>[^\]\n]+)\]:[ \t]*(?:<(?P<angled>[^<>\n]*)>|(?P<bare>\S+))", re.MULTILINE
)
NAMED = re.compile(r"!\[([^\]\n]*)\](?:\[([^\]\n]*)\])?")
"""A picture whose address stands at a definition."""
TAG = re.compile(r"<(?P<name>[a-z][a-z0-9]*)(?P<attributes>[^<>]*)>", re.IGNORECASE)
ATTRIBUTE = re.compile(
    r"""(?<![\w-])(?P<key>src|href|poster|srcset|data)\s*=\s*
        (?:"(?P<double>[^"]*)"|'(?P<single>[^']*)'|(?P<bare>[^\s"'<>]+))""",
    re.IGNORECASE | re.VERBOSE,
)
CHOICE = re.compile(r"[^\s,][^\s]*")
"""One address of a `srcset`, which a width may follow."""
ESCAPE = re.compile(r"\\(?=[!-/:-@\[-`{-~])")
LABEL = 1000
"""Characters of a label in which its beginning is looked for."""


@dataclass(frozen=True, slots=True)
class Pointer:
    """A target as it is written, and where it stands in the text."""

    target: str
    """What it says, without the escapes of Markdown or HTML."""
    start: int
    end: int
    is_shown: bool
    """Whether it is a picture or recording that the page shows, and no mere link."""
    in_html: bool = False
    """Whether it leads from the address of the page, as in HTML, and not from its file."""


def pointers(text: str) -> Iterator[Pointer]:
    """All of them, in no certain order."""
    heard = SILENT.sub(lambda found: re.sub(r"[^\n]", " ", found[0]), unfenced(text, " "))
    for found in INLINE.finditer(heard):
        yield _written(found, _is_picture(heard, found.start()))
    named = {(label or text).casefold() for text, label in NAMED.findall(heard)}
    for found in DEFINITION.finditer(heard):
        yield _written(found, found["label"].casefold() in named)
    for tag in TAG.finditer(heard):
        yield from _of_tag(tag)


def _written(found: re.Match[str], is_shown: bool) -> Pointer:
    group = "angled" if found["angled"] is not None else "bare"
    return Pointer(ESCAPE.sub("", found[group]), found.start(group), found.end(group), is_shown)


def _is_picture(text: str, end: int) -> bool:
    """Whether the label that ends here began with `![`."""
    depth = 0
    for at in range(end, max(-1, end - LABEL), -1):
        depth += (text[at] == "]") - (text[at] == "[")
        if not depth:
            return text[at - 1 : at] == "!"
    return False


def _of_tag(tag: re.Match[str]) -> Iterator[Pointer]:
    base = tag.start("attributes")
    for found in ATTRIBUTE.finditer(tag["attributes"]):
        group = next(name for name in ("double", "single", "bare") if found[name] is not None)
        value, start, key = found[group], base + found.start(group), found["key"].lower()
        shown = key != "href"
        if key == "srcset":
            for one in CHOICE.finditer(value):
                address = one[0].rstrip(",")
                if not re.fullmatch(r"[\d.]+[wx]", address):
                    at = start + one.start()
                    yield Pointer(unescape(address), at, at + len(address), shown, True)
        else:
            yield Pointer(unescape(value), start, start + len(value), shown, True)
