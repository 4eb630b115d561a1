"""The operator's evening on a phone without a network: what a chat answers is what the command reads,
and what is saved is the file that it writes."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from tests.axe import violations_in_both
from tests.browser import PHONE, Serve, settle
from tests.community.hq import EXPORTS, HERE
from tests.reference import NOW, Reference, copied, run

PAGE = "ops/receipts/index.html"
OURS = "Object.keys(localStorage).find(key => key.startsWith('kits-evening'))"
TICKS = ".kits-ticks[data-message] input"
SAVED = """async () => Promise.all(
  [...document.querySelectorAll("[data-files] a[download]")].map(async link => [
    link.textContent, await (await fetch(link.href)).text()]))"""


BOTH = pytest.mark.parametrize("evening", ["http", "file"], indirect=True)


@pytest.fixture
def evening(
    chromium: Browser, reference: Reference, serve: Serve, request: pytest.FixtureRequest
) -> Iterator[Page]:
    """The page, opened before the network went, from a server or from a disk."""
    tree = reference.tree("operators")
    context = chromium.new_context(
        viewport=PHONE,  # type: ignore[arg-type]
        has_touch=True,
        timezone_id="Asia/Shanghai",
        reduced_motion="reduce",
    )
    page = context.new_page()
    page.clock.set_fixed_time(NOW)
    is_served = getattr(request, "param", "http") == "http"
    page.goto(serve(tree) + PAGE if is_served else (tree / PAGE).as_uri())
    settle(page)
    context.set_offline(True)
    yield page
    context.close()


def saved(page: Page) -> dict[str, str]:
    page.locator("[data-save]").click()
    return dict(page.evaluate(SAVED))


def basket(page: Page) -> str:
    return page.locator("[data-basket] [role=status]").inner_text()


@pytest.mark.parametrize("export", EXPORTS)
def test_a_chat_is_read_as_the_command_reads_it(evening: Page, export: str, tmp_path: Path) -> None:
    project = copied(tmp_path)
    known = set(project.rglob("content/log/**/*.csv"))
    done = run(project, "receipts", str(HERE / export), "--yes")
    proposed = sum(line.startswith("proposed:") for line in done.output.splitlines())
    written = {
        str(path.relative_to(project)): path.read_text(encoding="utf-8")
        for path in set(project.rglob("content/log/**/*.csv")) - known
    }
    assert len(written) == 1, done.output
    evening.locator("textarea").fill((HERE / export).read_text(encoding="utf-8"))
    evening.locator("[data-read]").click()
    assert evening.locator("[data-found] [type=checkbox]").count() == proposed
    assert saved(evening) == written


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


@pytest.mark.parametrize(
    ("kind", "fields"),
    [
        (
            "answers",
            {"group": "wuhan", "message": "hulan-river/25-correction", "what": "=不用重填"},
        ),
        ("asks", {"group": "wuhan", "what": '想要一张"地图", 大的'}),
        ("nudges", {"group": "wuxi", "message": "hulan-river/25-correction"}),
        ("checks", {"group": "wuhan", "note": "话不少"}),
    ],
)
def test_a_row_is_added_and_read_back(
    evening: Page, tmp_path: Path, kind: str, fields: dict[str, str]
) -> None:
    form = evening.locator(f".kits-evening [data-kind={kind}]:not([data-row])")
    form.locator("xpath=..").locator("summary").click()
    for name, value in fields.items():
        field = form.locator(f"[name={name}]")
        if name in ("group", "message"):
            field.select_option(value)
        else:
            field.fill(value)
    form.locator("button").click()
    ((path, text),) = saved(evening).items()
    project = copied(tmp_path)
    target = project / path
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_text(text, encoding="utf-8")
    assert target.parent.name == kind
    found = run(project, "check", "--format", "concise")
    assert target.name not in found.output
    assert found.exit_code == 0
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
