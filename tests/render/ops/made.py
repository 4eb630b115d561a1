"""Pages of the operators as a parser reads them."""

from __future__ import annotations

from collections.abc import Iterable

from kits.model.artifacts import Artifact, Page
from tests.render.pages import Element, read_html


def only(made: Iterable[Artifact]) -> Page:
    """The one page that was made."""
    (page,) = made
    assert isinstance(page, Page)
    return page


def read_page(page: Page) -> Element:
    """The body of a page that is HTML already."""
    assert page.html
    return read_html(f"<main>{page.body}</main>")
