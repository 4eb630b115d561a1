"""Pages of the operators as a parser reads them."""

from __future__ import annotations

from kits.model.artifacts import Page
from tests.render.pages import Element, read_html


def read_page(page: Page) -> Element:
    """The body of a page that is HTML already."""
    assert page.html
    return read_html(f"<main>{page.body}</main>")
