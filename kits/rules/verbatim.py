"""What in a text is meant letter by letter: code, addresses, and what a page says to its host."""

from __future__ import annotations

import re

from kits.model.fences import unfenced

SPAN = re.compile(r"(?<![\\`])(?P<marks>`+)(?!`)[^\n]+?(?<!`)(?P=marks)(?!`)")

ADDRESS = re.compile(r"https?://[^\s<>\"“”‘’，。；、！？（）】【「」]+")
REACH = 2_000
"""Characters that are looked at on either side."""
ATTRIBUTES = re.compile(
    r"\{:?(?: *(?:[.#][\w-]+|[\w-]+=(?:\"[^\"\n]*\"|[^\s{}\"=]+))(?=[ }]))+ *\}"
)
"""Of a link or picture on a page: `{ .md-button }`."""
REFERENCE = re.compile(r"^ {0,3}\[(?P<label>[^\[\]\n]+)\]:[ \t]*\S", re.MULTILINE)
"""Where a page says what a link in brackets leads to."""


def spaces(found: re.Match[str]) -> str:
    """A space for each character, lines as they are."""
    return re.sub(r"[^\n]", " ", found[0])


def without_code(text: str) -> str:
    """The text with a space for each character of code, in spans and fences.

    What nothing closes is text.
    """
    if "`" not in text and "~~~" not in text:
        return text
    return SPAN.sub(spaces, unfenced(text, " "))


def without_marks_of_pages(text: str) -> str:
    """The text with spaces for attributes, and for labels that lead somewhere by a reference."""
    text = ATTRIBUTES.sub(spaces, text)
    labels = {found["label"] for found in REFERENCE.finditer(text)}
    if not labels:
        return text
    known = "|".join(map(re.escape, sorted(labels)))
    return re.sub(rf"(?:\[[^\[\]\n]*\])?\[(?:{known})\]", spaces, text)


def is_in_address(text: str, at: int, end: int) -> bool:
    """Whether a stretch is a part of a piece of an address; `/TODO` and `=XXX` are whole pieces."""
    start = text.rfind("http", max(0, at - REACH), at)
    address = ADDRESS.match(text, start, end + REACH) if start >= 0 else None
    if address is None or address.end() < end:
        return False
    after = text[end : start + len(address[0].rstrip(".,;:!?)*~"))][:1]
    is_piece = text[at - 1] in "/=" and after in ("", "/", "?", "&", "#")
    return not (is_piece or text[max(0, at - 3) : at] == "://")


def is_divider(text: str, at: int) -> bool:
    """Whether a line of nothing else stands between others, below none that asks for something."""
    before, _, head = text[max(0, at - REACH) : at].rpartition("\n")
    tail, _, after = text[at : at + REACH].partition("\n")
    above, below = before.rstrip(), after.strip()
    is_alone = not (head + tail).strip(" \t_＿")
    return is_alone and bool(above and below) and above[-1] not in ":："
