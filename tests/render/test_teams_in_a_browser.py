"""The page of a team on a phone: each text is copied at a press, and answered where that is asked."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page

from kits.model.artifacts import File
from kits.model.audiences import Audience
from kits.render.phone import assets
from kits.render.teams import team_pages
from tests.browser import PHONE, Serve
from tests.render.conftest import write
from tests.render.day.lamplight import NOW, checked
from tests.render.test_teams import FILES, message


@pytest.fixture
def page(
    chromium: Browser, serve: Serve, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Page]:
    """The page of the north; a script that fails is an error."""
    tree = tmp_path_factory.mktemp("teams")
    made = checked(
        {
            **FILES,
            "campaigns/river/messages/40-own.md": message(
                "2026-12-09 10:00", "Dear {{ group.name }}!", report="Posted"
            ),
            "campaigns/river/messages/50-month.md": message(
                "2026-12-09 11:00", "Dear {{ team.name }}", to="teams"
            ),
        }
    )
    for file in (*team_pages(made.view(Audience.LEADERS), made.shares), *assets()):
        if isinstance(file, File):
            write(tree, file.path, file.content)
    context = chromium.new_context(
        viewport=PHONE,  # type: ignore[arg-type]
        timezone_id="Asia/Shanghai",
        service_workers="block",
        permissions=["clipboard-read", "clipboard-write"],
    )
    opened = context.new_page()
    failed: list[object] = []
    opened.on("pageerror", lambda error: failed.append(error))
    opened.clock.set_fixed_time(NOW)
    opened.goto(f"{serve(tree)}t/north/")
    yield opened
    context.close()
    assert failed == []


def test_each_text_is_copied_and_what_is_asked_for_is_answered(page: Page) -> None:
    assert page.evaluate("document.documentElement.scrollWidth") == PHONE["width"]
    page.locator("#m-team-river-50-month [data-copy]").click()
    page.locator("#m-team-river-50-month[data-copied]").wait_for(state="attached")
    assert page.evaluate("navigator.clipboard.readText()") == "Dear The north"
    card = page.locator(".month .card[data-message='40-own'][data-kit='shanghai/river']")
    if not card.evaluate("card => card.open"):
        card.locator("summary").first.click()
    card.locator("[data-copy]").click()
    page.locator(".card[data-kit='shanghai/river'][data-copied]").first.wait_for(state="attached")
    assert page.evaluate("navigator.clipboard.readText()") == "Dear Shanghai by Lamplight!"
    card.locator("[data-answer='posted']").first.click()
    said = page.evaluate("navigator.clipboard.readText()")
    assert said.startswith("Posted · Shanghai by Lamplight · ")


def test_the_mark_of_the_way_back_stands_once(page: Page) -> None:
    marks = page.evaluate(
        "[...document.querySelectorAll('.from a')].map(a => getComputedStyle(a, '::before').content)"
    )
    assert marks == ['"‹ "', "none"]
