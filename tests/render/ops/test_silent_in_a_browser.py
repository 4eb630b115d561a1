"""A kind word that was copied becomes a row of the file that a command would write of it."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from playwright.sync_api import Browser, expect

from kits.edit.events import new_rows
from kits.model.artifacts import File
from kits.model.audiences import Audience
from kits.render.ops.layout import operators_assets
from kits.render.ops.silent import silent_page
from tests.browser import PHONE
from tests.render.day.evening import HEARD
from tests.render.day.lamplight import checked
from tests.render.ops.made import only


def test_what_was_given_is_saved_as_a_command_writes_it(chromium: Browser, tmp_path: Path) -> None:
    view = checked(HEARD).view(Audience.OPERATORS)
    (script,) = (
        made.content.decode()
        for made in operators_assets(view)
        if isinstance(made, File) and made.path.endswith("ops-copying.js")
    )
    at = tmp_path / "index.html"
    head = '<!doctype html><meta charset="utf-8"><main>'
    body = only(silent_page(view)).body
    at.write_text(f"{head}{body}</main><script>{script}</script>", encoding="utf-8")
    page = chromium.new_page(viewport=PHONE, timezone_id="Asia/Shanghai")
    page.clock.set_fixed_time("2026-12-09T12:00:00+08:00")
    page.goto(at.as_uri())
    for summary in page.locator(".kits-silent summary").all():
        summary.click()
    for button in page.locator("[data-row]").all():
        button.click()
        expect(button).to_have_text("✓ Copied")
    page.locator("[role=status]", has_text="2").wait_for()
    with page.expect_download() as waiting:
        page.locator("[data-save] a").click()
    saved = waiting.value
    rows = [
        {"group": group, "message": "river/10-chapter", "day": "2026-12-09"}
        for group in ("shanghai", "beijing")
    ]
    ((path, data),) = new_rows("nudges", rows, date(2026, 12, 9)).items()
    assert saved.suggested_filename == path.rpartition("/")[2]
    assert Path(saved.path()).read_bytes() == data
    page.close()
