"""What axe is shown of a page is all that can be wrong on it, in light and in dark."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page

from tests.accessibility.test_axe import TAGS
from tests.axe import violations_in_both

PAGE = """\
<!doctype html><html lang="en"><title>Page</title><meta name="color-scheme" content="light dark">
<style>body {{background: white; color: black}}
@media (prefers-color-scheme: dark) {{body {{background: black; color: white}} {dark}}}</style>
<main><h1>Page</h1>{body}</main>"""
ROWS = "<p>The same again.</p>" * 60


@pytest.fixture
def page(chromium: Browser) -> Iterator[Page]:
    page = chromium.new_page()
    yield page
    page.close()


def found(page: Page, body: str, dark: str = "") -> list[tuple[str, str, int]]:
    """In which scheme which rule is broken, and how often."""
    page.set_content(PAGE.format(body=body, dark=dark))
    return [
        (scheme, one["id"], len(one["nodes"]))
        for scheme, one in violations_in_both(page, runOnly=TAGS)
    ]


def test_nothing_is_wrong_with_a_plain_page(page: Page) -> None:
    assert found(page, ROWS) == []


def test_a_colour_is_wrong_in_the_scheme_that_has_it(page: Page) -> None:
    assert found(page, "<p>A text.</p>", dark="p {color: #222}") == [("dark", "color-contrast", 1)]


@pytest.mark.parametrize(
    "style",
    ["color: #eee", "background: #222", "opacity: .2", "font-size: 9px; color: #888"],
)
@pytest.mark.parametrize(
    "around", ["<p style='{}'>A text.</p>", "<div style='{}'><p>A text.</p></div>"]
)
def test_one_of_many_that_looks_otherwise_is_looked_at(page: Page, around: str, style: str) -> None:
    assert ("light", "color-contrast", 1) in found(page, ROWS + around.format(style))


def test_what_only_the_dark_shows_is_looked_at_by_every_rule(page: Page) -> None:
    hidden = "<button hidden></button>"
    wrong = found(page, hidden, dark="button {display: block !important}")
    assert wrong == [("dark", "button-name", 1)]


def test_what_moves_in_the_dark_is_looked_at_by_every_rule(page: Page) -> None:
    links = "<nav><a href='/a'>One</a><a href='/b'>Two</a></nav>"
    small = "a {color: white; display: block; height: 9px; width: 9px; overflow: hidden}"
    wrong = found(page, links, dark=small)
    assert [(scheme, rule) for scheme, rule, _ in wrong] == [("dark", "target-size")]
