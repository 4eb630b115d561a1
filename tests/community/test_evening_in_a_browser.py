"""The operator's evening on a phone without a network: what a chat answers is what the command reads,
and what is saved is the file that it writes."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from tests.browser import PHONE, Serve, settle
from tests.community.hq import EXPORTS, HERE
from tests.reference import NOW, Reference, copied, run

PAGE = "ops/receipts/index.html"
SAVED = """async () => Promise.all(
  [...document.querySelectorAll("[data-files] a")].map(async link => [
    link.textContent, await (await fetch(link.href)).text()]))"""


@pytest.fixture
def evening(chromium: Browser, reference: Reference, serve: Serve) -> Iterator[Page]:
    """The page, opened before the network went."""
    context = chromium.new_context(
        viewport=PHONE,  # type: ignore[arg-type]
        has_touch=True,
        timezone_id="Asia/Shanghai",
        reduced_motion="reduce",
    )
    page = context.new_page()
    page.clock.set_fixed_time(NOW)
    page.goto(serve(reference.tree("operators")) + PAGE)
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
    assert evening.locator("[data-found] .kits-ticks input").count() == proposed
    assert saved(evening) == written


def test_a_tap_is_a_row_and_another_takes_it_back(evening: Page) -> None:
    box = evening.locator("[data-row]").first
    box.check()
    assert "1" in basket(evening)
    ((path, text),) = saved(evening).items()
    assert path.startswith("content/log/receipts/hulan-river/2026-11-23-")
    (row,) = csv.DictReader(text.splitlines())
    assert (row["how"], row["at"]) == ("seen", NOW)
    box.uncheck()
    assert evening.locator("[data-basket]").is_hidden()


def test_what_is_likely_waits_for_a_tap(evening: Page) -> None:
    evening.locator("textarea").fill("洛阳换好了")
    evening.locator("[data-read]").click()
    assert evening.locator("[data-basket]").is_hidden()
    evening.locator("[data-found] .kits-ticks input").check()
    ((_, text),) = saved(evening).items()
    (row,) = csv.DictReader(text.splitlines())
    assert (row["group"], row["how"], row["version"]) == ("luoyang", "named", "")
    ticked = evening.locator("[data-row]:checked")
    assert ticked.count() == 1
    assert "luoyang" in (ticked.get_attribute("data-row") or "")


def test_what_is_not_saved_outlives_the_page(evening: Page) -> None:
    evening.locator("[data-row]").first.check()
    evening.context.set_offline(False)
    evening.reload()
    settle(evening)
    assert "1" in basket(evening)
    assert evening.locator("[data-row]:checked").count() == 1
    evening.locator("[data-save]").click()
    evening.locator("[data-discard]").click()
    assert evening.locator("[data-basket]").is_hidden()


def test_what_is_kept_and_is_no_row_keeps_no_row_from_being_saved(evening: Page) -> None:
    evening.locator("[data-row]").first.check()
    ((path, text),) = saved(evening).items()
    evening.context.set_offline(False)
    for kept in ("null", "[1]", '[["x", null]]', '[["x", {"kind": "receipts"}]]', "{"):
        evening.evaluate("kept => localStorage.setItem(localStorage.key(0), kept)", kept)
        evening.reload()
        settle(evening)
        assert evening.locator("[data-basket]").is_hidden()
        evening.locator("[data-row]").first.check()
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
    form = evening.locator(f".kits-evening [data-kind={kind}]")
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


def test_nothing_is_asked_of_anyone(evening: Page) -> None:
    asked: list[str] = []
    evening.on("request", lambda request: asked.append(request.url))
    evening.locator("textarea").fill((HERE / "qq.txt").read_text(encoding="utf-8"))
    evening.locator("[data-read]").click()
    evening.locator("[data-copy]").click()
    evening.locator("[data-save]").click()
    assert [url for url in asked if not url.startswith("blob:")] == []
