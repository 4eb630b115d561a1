"""The navigation of a site, from what its pages say of themselves."""

from __future__ import annotations

import html
from collections.abc import Iterable, Iterator
from typing import Any

from kits.model.artifacts import Page

NavigationItem = dict[str, "str | list[NavigationItem]"]
Navigation = list[NavigationItem]
"""As MkDocs and Zensical read it: `[{"Home": "index.md"}, {"Campaigns": [{…}, …]}]`."""


def navigation(pages: Iterable[Page]) -> Navigation:
    """The listed pages in the order given; a section stands where its first page does.

    Titles are escaped, since hosts print them raw.
    """
    top: Navigation = []
    sections: dict[tuple[str, ...], Navigation] = {(): top}
    for page in pages:
        if page.listed or page.nav:
            section = _open(page.nav, sections)
            section.append({_title(page.title): page.path})
    return top


def beside(written: object, ours: Navigation) -> Navigation:
    """The project's own navigation, if it has one, and after it what it does not name of ours."""
    if not isinstance(written, list):
        return ours
    named = set(_paths(written))
    return [*_as_text(written), *_less(ours, named)]


def _as_text(item: Any) -> Any:
    """An entry that the project wrote, with its titles as texts; hosts print them raw."""
    match item:
        case dict():
            return {_title(str(title)): _as_text(below) for title, below in item.items()}
        case list():
            return [_as_text(below) for below in item]
        case _:
            return item


def _paths(item: object) -> Iterator[str]:
    if isinstance(item, str):
        yield item
    elif isinstance(item, dict):
        for value in item.values():
            yield from _paths(value)
    elif isinstance(item, list):
        for value in item:
            yield from _paths(value)


def _less(items: Navigation, named: set[str]) -> Iterator[NavigationItem]:
    for item in items:
        ((title, value),) = item.items()
        if isinstance(value, list):
            if left := list(_less(value, named)):
                yield {title: left}
        elif value not in named:
            yield item


def _open(names: tuple[str, ...], sections: dict[tuple[str, ...], Navigation]) -> Navigation:
    if names not in sections:
        items: Navigation = []
        _open(names[:-1], sections).append({_title(names[-1]): items})
        sections[names] = items
    return sections[names]


def _title(text: str) -> str:
    return html.escape(" ".join(text.split()))
