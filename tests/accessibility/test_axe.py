"""axe-core finds nothing to complain of: every kind of page, light and dark, in three languages."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.axe import violations_in_both
from tests.browser import PHONE, Serve
from tests.pictures import DESK
from tests.reference import NOW, Reference

KINDS: dict[str, dict[str, str]] = {
    "kit": {
        "zh": "g/shanghai/hulan-river/",
        "en": "g/london/winter-night/",
        "ar": "g/cairo/winter-night/",
    },
    "stopped kit": {"zh": "g/suzhou/copying-fortnight/"},
    "kit of the leaders' group": {"zh": "g/hq/winter-night/"},
    "group home": {"zh": "g/shanghai/", "en": "g/london/", "ar": "g/cairo/"},
    "leader home": {
        "zh": "l/zhou-yuanshan/",
        "en": "l/rupert-whitfield/",
        "ar": "l/mariam-adel/",
    },
    "finder": {"zh": "g/"},
    "lesson": {
        "zh": "training/leaders/01-first-week/",
        "en": "training/leaders/01-first-week.en/",
        "ar": "training/leaders/02-posting.ar/",
    },
    "training": {"zh": "training/"},
    "crew": {"zh": "campaigns/winter-night/crew/"},
    "wall": {"zh": "wall/", "en": "wall/en/", "ar": "wall/ar/"},
    "person": {"zh": "people/lin-xiaoman/"},
    "campaign": {
        "zh": "campaigns/hulan-river/",
        "en": "campaigns/hulan-river/en/",
        "ar": "campaigns/winter-night/ar/",
    },
    "lineage": {"zh": "lineage/"},
    "help": {"zh": "help/", "en": "help/en/"},
    "home": {"zh": "", "en": "index.en/", "ar": "index.ar/"},
}
"""One page of each kind and language, in the leaders' tree, which holds the public one."""
OPERATORS = (
    "ops/",
    "ops/calendar/",
    "ops/receipts/",
    "ops/silent/",
    "ops/hq/",
    "ops/progress/",
    "ops/progress/hulan-river/",
    "ops/coverage/",
    "ops/ledger/",
    "ops/ledger/letter-to-a-book/",
    "ops/ledger/who--zhou-yuanshan/",
    "ops/findings/",
    "ops/figures/",
    "ops/people/",
    "ops/reports/2026-10/",
    "ops/private/",
    "ops/recaps/",
    "ops/handbook/guide/",
)
# Arabic text that stands in no `lang`, or that runs from left to right. Names alone have no language.
ARABIC = """() => {
    const content = document.querySelector("article") && document.querySelector(".md-content");
    const walker = document.createTreeWalker(content || document.body, NodeFilter.SHOW_TEXT);
    const wrong = [];
    while (walker.nextNode()) {
        const text = walker.currentNode.nodeValue.trim();
        if (!/^\\p{Script=Arabic}/u.test(text) || text.split(" ").length < 3) continue;
        const element = walker.currentNode.parentElement;
        const language = element.closest("[lang]").lang;
        const {direction} = getComputedStyle(element);
        if (language !== "ar" || direction !== "rtl") wrong.push([language, direction, text]);
    }
    return wrong;
}"""
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
PAGES = [path for kind in KINDS.values() for path in kind.values()]
RIGHT_TO_LEFT = [page["ar"] for page in KINDS.values() if "ar" in page]


def complaints(page: Page) -> list[str]:
    """What axe finds in light and in dark, a line each: the rule, how grave it is, where, and why."""
    return [
        f"{scheme}: {violation['id']} ({violation['impact']}): {json.dumps(node['target'])}"
        f" {node['html'][:160]} {node['failureSummary']}"
        for scheme, violation in violations_in_both(page, runOnly=TAGS)
        for node in violation["nodes"]
    ]


@pytest.fixture(scope="module")
def screen(chromium: Browser) -> Iterator[Page]:
    """A phone; what moves is still, so that colours are final."""
    with _screen(chromium, viewport=PHONE, has_touch=True) as page:
        yield page


@pytest.fixture(scope="module")
def desk(chromium: Browser) -> Iterator[Page]:
    """Where operators sit; high enough for the whole navigation: a link that a list's edge cuts
    through is not small."""
    with _screen(chromium, viewport=DESK | {"height": 1_400}) as page:
        yield page


@contextmanager
def _screen(chromium: Browser, **facts: Any) -> Iterator[Page]:
    context = chromium.new_context(reduced_motion="reduce", **facts)
    context.grant_permissions(["clipboard-read", "clipboard-write"])
    page = context.new_page()
    page.clock.set_fixed_time(NOW)
    yield page
    context.close()


@pytest.fixture(scope="module")
def leaders(reference: Reference, serve: Serve) -> str:
    return serve(reference.tree("leaders"))


@pytest.fixture(scope="module")
def operators(reference: Reference, serve: Serve) -> str:
    return serve(reference.tree("operators"))


@pytest.mark.parametrize("path", PAGES)
def test_a_page_for_leaders_or_everyone(screen: Page, leaders: str, path: str) -> None:
    screen.goto(leaders + path)
    assert complaints(screen) == []


@pytest.mark.parametrize("path", RIGHT_TO_LEFT)
def test_arabic_runs_from_right_to_left_and_says_that_it_is_arabic(
    screen: Page, leaders: str, path: str
) -> None:
    screen.goto(leaders + path)
    wrong = screen.evaluate(ARABIC)
    heading = screen.locator("h1:visible").first
    assert heading.evaluate("it => getComputedStyle(it).direction") == "rtl"
    assert wrong == []


@pytest.mark.parametrize("path", OPERATORS)
def test_a_page_for_operators(desk: Page, operators: str, path: str) -> None:
    desk.goto(operators + path)
    assert complaints(desk) == []


@pytest.mark.parametrize(
    "path",
    [
        "ops/calendar/",
        "ops/coverage/",
        "ops/figures/",
        "ops/private/",
        "ops/progress/hulan-river/",
        "ops/reports/2026-11/",
        "ops/teams/",
    ],
)
def test_a_page_for_operators_on_a_phone_with_all_unfolded(
    screen: Page, operators: str, path: str
) -> None:
    screen.goto(operators + path)
    screen.locator("article details").evaluate_all("all => all.forEach(one => { one.open = true })")
    assert complaints(screen) == []


def test_a_kit_after_taps_on_every_tab_and_every_button(screen: Page, leaders: str) -> None:
    for path in KINDS["kit"].values():
        screen.goto(leaders + path)
        for tab in screen.locator('[role="tab"]').all():
            tab.click()
            screen.locator("button[data-copy]:visible:enabled").evaluate_all(
                "all => all.forEach(button => button.click())"
            )
            assert complaints(screen) == []


def test_the_finder_while_it_finds(screen: Page, leaders: str) -> None:
    screen.goto(leaders + "g/")
    shanghai = screen.locator('a[href*="shanghai"]:visible')
    screen.locator("input:visible").first.fill("sh")
    shanghai.first.wait_for()
    assert complaints(screen) == []
    screen.locator("input:visible").first.fill("nowhere-at-all")
    expect(shanghai).to_have_count(0)
    assert complaints(screen) == []
