"""The pictures of a page: where its text leads to them, and which of them it publishes.

What is published is what a finished page shows, and nothing else: so a picture reaches just those
who may read the text around it.
"""

from __future__ import annotations

import html
from collections.abc import Iterator
from dataclasses import replace
from urllib.parse import quote

from kits.model.addresses import Address
from kits.model.artifacts import Copied, Page
from kits.model.file_refs import FileRef, Room
from kits.model.files import Files
from kits.model.pointers import Pointer, pointers


def with_pictures(page: Page, room: Room, files: Files) -> Iterator[Page | Copied]:
    """A page with its pictures, each led to by the way from the page, however it was written.

    `room` is that of the record whose texts the page holds.
    """
    body, copies = placed(page.body, page.path, room, files)
    yield replace(page, body=body)
    yield from copies


def placed(text: str, path: str, room: Room, files: Files) -> tuple[str, tuple[Copied, ...]]:
    """A text of the page whose Markdown stands at `path`, and the pictures that it shows."""
    inside = room.below(path)
    copies: dict[str, Copied] = {}
    for pointer in sorted(pointers(text), key=lambda pointer: pointer.start, reverse=True):
        source = files.picture(FileRef(pointer.target, inside))
        if source:
            published = room.published(source)
            copies[published] = Copied(path=published, source=source)
            text = text[: pointer.start] + _way(path, published, pointer) + text[pointer.end :]
    return text, tuple(copies[at] for at in sorted(copies))


def _way(path: str, published: str, pointer: Pointer) -> str:
    """The way to a file of the tree: from the page's file in Markdown, in HTML from its address."""
    here = Address.of(path) if pointer.in_html else Address(path)
    way = quote(here.near(Address(published)), safe="/-._~")
    return html.escape(way) if pointer.in_html else way
