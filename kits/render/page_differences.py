"""What differs on the pages of a tree: two states of it, page by page."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from markupsafe import Markup

from kits.model.artifacts import Artifact, Page, Stamped

_INDEX = re.compile(r"(?:^|(?<=/))index\.(?:md|html)$")


@dataclass(frozen=True, slots=True)
class PageDifference:
    """Some pages that differ in the same way."""

    pages: tuple[str, ...]
    """Their addresses in the tree, in order."""
    what: str
    """`new`, `gone` or `text`."""
    lines: tuple[str, ...]
    """What differs, after `-` or `+`; none of a page that is new or gone."""


def page_differences(before: Iterable[Artifact], after: Iterable[Artifact]) -> list[PageDifference]:
    """The pages that differ, alike ones folded into one."""
    old, new = _lines_of(before), _lines_of(after)
    found: dict[tuple[str, tuple[str, ...]], list[str]] = {}
    for page in sorted(old.keys() | new.keys()):
        if page not in new:
            found.setdefault(("gone", ()), []).append(page)
        elif page not in old:
            found.setdefault(("new", ()), []).append(page)
        elif old[page] != new[page]:
            found.setdefault(("text", _changed(old[page], new[page])), []).append(page)
    return [PageDifference(tuple(pages), what, lines) for (what, lines), pages in found.items()]


def _changed(before: list[str], after: list[str]) -> tuple[str, ...]:
    _, _, *lines = difflib.unified_diff(before, after, n=0, lineterm="")
    return tuple(f"{line[0]} {line[1:].strip()}" for line in lines if line[0] != "@")


def _lines_of(artifacts: Iterable[Artifact]) -> Mapping[str, list[str]]:
    """What the pages among some artifacts say, by their addresses."""
    return {
        _INDEX.sub("", made.path).replace(".md", "/"): list(_said(made))
        for made in artifacts
        if isinstance(made, (Page, Stamped))
    }


def _said(made: Page | Stamped) -> Iterator[str]:
    """The lines that it shows, without their marks in HTML."""
    values = [made.title, made.body] if isinstance(made, Page) else made.values.values()
    lines = (Markup(line).striptags() for value in values for line in str(value).splitlines())
    yield from filter(None, lines)
