"""The page of the evening with its scripts, as a phone opens it from its disk."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Browser
from playwright.sync_api import Page as Tab

from kits.model.artifacts import File, Page
from kits.model.audiences import Audience
from kits.render.ops.layout import operators_assets
from kits.render.ops.receipts import receipts_page
from kits.render.views import View
from tests.browser import PHONE
from tests.render.day.lamplight import NOW, checked
from tests.render.ops.made import read_page
from tests.render.pages import Element
from tests.schema.written import Files


def view_of(files: Files) -> View:
    return checked(files).view(Audience.OPERATORS)


def body_of(view: View) -> Element:
    """The page without its scripts."""
    (page,) = (made for made in receipts_page(view) if isinstance(made, Page))
    return read_page(page)


def laid_out(view: View, folder: Path) -> Path:
    """The page in a folder, as its own file that holds all."""
    made = [*receipts_page(view), *operators_assets(view)]
    scripts = {one.path: one.content.decode() for one in made if isinstance(one, File)}
    (page,) = (one for one in made if isinstance(one, Page))
    wanted = "".join(f"<script>{scripts[path]}</script>" for path in page.meta["scripts"])
    head = '<!doctype html><meta charset="utf-8"><main class="md-typeset">'
    at = folder / "index.html"
    at.write_text(f"{head}{page.body}</main>{wanted}", encoding="utf-8")
    return at


@contextmanager
def opened(chromium: Browser, at: Path) -> Iterator[Tab]:
    """The page on a phone in Shanghai that has no network; what goes wrong on it is raised."""
    context = chromium.new_context(
        viewport=PHONE,  # type: ignore[arg-type]
        timezone_id="Asia/Shanghai",
        offline=True,
    )
    tab = context.new_page()
    wrong: list[str] = []
    asked: list[str] = []
    tab.on("pageerror", lambda error: wrong.append(str(error)))
    tab.on("request", lambda request: asked.append(request.url))
    tab.clock.set_fixed_time(NOW)
    tab.goto(at.as_uri())
    yield tab
    context.close()
    assert wrong == []
    assert {url for url in asked if not url.startswith("blob:")} == {at.as_uri()}
