"""The operator's evening on a phone without a network: what a chat answers is what the command reads,
and what is saved is the file that it writes."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest
from playwright.sync_api import Page

from tests.axe import violations_in_both
from tests.browser import PHONE, settle
from tests.community.hq import HERE
from tests.reference import NOW, copied, run

OURS = "Object.keys(localStorage).find(key => key.startsWith('kits-evening'))"
TICKS = ".kits-ticks[data-message] input"
SAVED = """async () => Promise.all(
  [...document.querySelectorAll("[data-files] a[download]")].map(async link => [
    link.textContent, await (await fetch(link.href)).text()]))"""


BOTH = pytest.mark.parametrize("evening", ["http", "file"], indirect=True)


def saved(page: Page) -> dict[str, str]:
    page.locator("[data-save]").click()
    return dict(page.evaluate(SAVED))


def basket(page: Page) -> str:
    return page.locator("[data-basket] [role=status]").inner_text()


def test_a_tap_is_a_row_and_another_takes_it_back(evening: Page) -> None:
    box = evening.locator(TICKS).first
    box.check()
    assert "1" in basket(evening)
    ((path, text),) = saved(evening).items()
    assert path.startswith("content/log/receipts/hulan-river/2026-11-23-")
    (row,) = csv.DictReader(text.splitlines())
    assert (row["how"], row["at"]) == ("seen", NOW)
    box.uncheck()
    assert evening.locator("[data-basket]").is_hidden()


@BOTH
def test_what_is_likely_waits_for_a_tap(evening: Page) -> None:
    evening.locator("textarea").fill("洛阳换好了")
    evening.locator("[data-read]").click()
    assert evening.locator("[data-basket]").is_hidden()
    evening.locator("[data-found] [type=checkbox]").check()
    ((_, text),) = saved(evening).items()
    (row,) = csv.DictReader(text.splitlines())
    assert (row["group"], row["how"], row["version"]) == ("luoyang", "named", "")
    ticked = evening.locator(f"{TICKS}:checked")
    assert ticked.count() == 1
    assert ticked.get_attribute("value") == "luoyang"


@BOTH
def test_what_is_not_saved_outlives_the_page(evening: Page) -> None:
    evening.locator(TICKS).first.check()
    evening.context.set_offline(False)
    evening.reload()
    settle(evening)
    assert "1" in basket(evening)
    assert evening.locator(f"{TICKS}:checked").count() == 1
    evening.locator("[data-save]").click()
    evening.locator("[data-done]").click()
    assert evening.locator("[data-basket]").is_hidden()
    assert evening.locator(f"{TICKS}:checked").is_disabled()


def test_what_is_kept_and_is_no_row_keeps_no_row_from_being_saved(evening: Page) -> None:
    evening.locator(TICKS).first.check()
    ((path, text),) = saved(evening).items()
    evening.context.set_offline(False)
    others = '[1, ["x", null], ["y", {"kind": "receipts"}], ["z", {"kind": "toString", "row": {}}]]'
    for kept in ("null", "[1]", "{", f'{{"rows": {others}, "saved": {others}, "owner": 5}}'):
        evening.evaluate(f"kept => localStorage.setItem({OURS}, kept)", kept)
        evening.reload()
        settle(evening)
        assert evening.locator("[data-basket]").is_hidden()
        evening.locator(TICKS).first.check()
        assert saved(evening) == {path: text}


ADDED: dict[str, dict[str, str]] = {
    "answers": {"group": "wuhan", "message": "hulan-river/25-correction", "what": "=不用重填"},
    "asks": {"group": "wuhan", "what": '想要一张"地图", 大的'},
    "nudges": {"group": "wuxi", "message": "hulan-river/25-correction"},
    "checks": {"group": "wuhan", "note": "话不少"},
}


def test_rows_are_added_and_read_back(evening: Page, tmp_path: Path) -> None:
    for kind, fields in ADDED.items():
        form = evening.locator(f".kits-evening [data-kind={kind}]:not([data-row])")
        form.locator("xpath=..").locator("summary").click()
        for name, value in fields.items():
            field = form.locator(f"[name={name}]")
            if name in ("group", "message"):
                field.select_option(value)
            else:
                field.fill(value)
        form.locator("button").click()
    project = copied(tmp_path)
    files = {project / path: text for path, text in saved(evening).items()}
    for target, text in files.items():
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text, encoding="utf-8")
    found = run(project, "check", "--format", "concise")
    assert found.exit_code == 0
    assert [target for target in files if target.name in found.output] == []
    assert sorted(target.parent.name for target in files) == sorted(ADDED)
    for target, text in files.items():
        fields = ADDED[target.parent.name]
        (row,) = csv.DictReader(text.splitlines())
        assert {key: row[key].removeprefix("'") for key in fields} == fields


@BOTH
def test_nothing_is_asked_of_anyone(evening: Page) -> None:
    asked: list[str] = []
    evening.on("request", lambda request: asked.append(request.url))
    evening.locator("textarea").fill((HERE / "qq.txt").read_text(encoding="utf-8"))
    evening.locator("[data-read]").click()
    evening.locator("[data-copy]").click()
    evening.locator("[data-save]").click()
    assert [url for url in asked if not url.startswith("blob:")] == []


def test_who_sees_or_hears_it_otherwise_can_use_it(evening: Page) -> None:
    evening.locator(TICKS).first.check()
    evening.locator("textarea").fill((HERE / "plain.txt").read_text(encoding="utf-8"))
    evening.locator("[data-read]").click()
    evening.locator("[data-save]").click()
    for summary in evening.locator(".kits-evening summary:visible").all():
        summary.click()
    wrong = violations_in_both(evening, ".kits-evening")
    assert [(one["id"], [node["target"] for node in one["nodes"]]) for _, one in wrong] == []


def test_a_thumb_meets_what_it_taps(evening: Page) -> None:
    """Nothing is lower than 44 pixels, and the page is no wider than the phone."""
    evening.locator(TICKS).first.check()
    evening.locator("textarea").fill("洛阳换好了")
    evening.locator("[data-read]").click()
    tapped = ".kits-evening :is(summary, .md-button, .kits-ticks label, .kits-box label):visible"
    low = [one.bounding_box() for one in evening.locator(tapped).all()]
    assert [box for box in low if box is None or box["height"] < 44] == []
    assert evening.evaluate("document.documentElement.scrollWidth") == PHONE["width"]
