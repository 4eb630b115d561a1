"""The first view of a kit answers: what is due is there to read and to copy, without a scroll."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from playwright.sync_api import Browser, Locator, Page

from kits.render.phone import phase_words
from tests.browser import PHONE
from tests.community.phones import phone
from tests.community.thumbs import Thumb
from tests.reference import Reference
from tests.tongues import ZH

LOW_PHONE = {"width": 320, "height": 640}
DUE = (
    ("shanghai", "25-correction"),
    ("harbin", "25-correction"),
    ("sydney", "32-chapter-3"),
    ("melbourne", "32-chapter-3"),
    ("london", "30-first-line"),
)
"""What asks for something on the third day of seven, by the clock of each group."""


@contextmanager
def opened(chromium: Browser, address: str, **facts: Any) -> Iterator[Thumb]:
    now = facts.pop("now", None)
    with phone(chromium, **facts) as page:
        if now:
            page.clock.set_fixed_time(now)
        page.goto(address)
        yield Thumb(page)


def text_of(page: Page, message: str) -> Locator:
    return page.locator(f"#m-{message} [data-text]:visible")


def button_of(page: Page, message: str) -> Locator:
    return page.locator(f'button[data-copy="{message}"]:visible')


def label_of(page: Page, message: str) -> str:
    return page.locator(f"#m-{message} > summary [data-label]").inner_text()


@pytest.mark.parametrize(("group", "message"), DUE)
def test_what_is_due_is_read_whole_and_copied_with_one_tap_and_no_scroll(
    reference: Reference, chromium: Browser, leaders: str, group: str, message: str
) -> None:
    with opened(chromium, f"{leaders}g/{group}/hulan-river/", viewport=PHONE) as thumb:
        page = thumb.page
        assert thumb.sees(text_of(page, message))
        assert thumb.sees(button_of(page, message))
        assert page.locator("[data-text]:visible").count() == 1, "one text, and only one"
        button = button_of(page, message)
        channel = button.get_attribute("data-channel")
        thumb.tap(button)
        (sent,) = [m for m in reference.kit(group, "hulan-river")["messages"] if m["id"] == message]
        assert page.evaluate("window.real.readText()") == sent["texts"][channel]["text"]
        assert (thumb.taps, thumb.scrolls) == (1, 0)


@pytest.mark.parametrize(("group", "message"), DUE)
def test_on_a_small_phone_the_text_begins_in_sight_and_so_is_its_button(
    chromium: Browser, leaders: str, group: str, message: str
) -> None:
    with opened(chromium, f"{leaders}g/{group}/hulan-river/", viewport=LOW_PHONE) as thumb:
        assert thumb.begins_in_sight(text_of(thumb.page, message))
        assert thumb.sees(button_of(thumb.page, message))
        thumb.tap(button_of(thumb.page, message))
        assert (thumb.taps, thumb.scrolls) == (1, 0)


def test_a_correction_is_still_to_post_until_it_was_copied_and_then_one_green_line(
    chromium: Browser, leaders: str
) -> None:
    correction = "25-correction"
    words = phase_words(ZH)
    address = f"{leaders}g/shanghai/hulan-river/"
    with opened(chromium, address, timezone_id="Asia/Shanghai") as thumb:
        page = thumb.page
        assert label_of(page, correction) == words["asked"]
        thumb.tap(button_of(page, correction))
        assert thumb.sees(text_of(page, "32-chapter-3")), "what is due comes in its place"
        thumb.tap(button_of(page, "32-chapter-3"))
        assert (thumb.taps, thumb.scrolls) == (2, 0)
        page.reload()
        line = page.locator(f"#m-{correction}")
        assert line.get_attribute("open") is None
        assert (line.bounding_box() or {})["height"] <= 56
        assert label_of(page, correction) == "✓ 已复制 12:00"
        good = page.evaluate(
            "getComputedStyle(document.documentElement).getPropertyValue('--good')"
        )
        colour = line.locator("[data-label]").evaluate("label => getComputedStyle(label).color")
        assert colour == page.evaluate(AS_RGB, good)


AS_RGB = """colour => {
    const probe = document.createElement("i");
    probe.style.color = colour;
    document.body.append(probe);
    const {color} = getComputedStyle(probe);
    probe.remove();
    return color;
}"""


def test_a_correction_that_nobody_copied_never_passes_while_the_campaign_is_on(
    chromium: Browser, leaders: str
) -> None:
    address = f"{leaders}g/shanghai/hulan-river/"
    with opened(chromium, address, now="2026-11-27T21:00:00+08:00") as thumb:
        assert label_of(thumb.page, "25-correction") == phase_words(ZH)["asked"]
        assert thumb.sees(button_of(thumb.page, "25-correction"))


@pytest.mark.parametrize(
    ("group", "zone", "now", "message", "phase", "says"),
    [
        ("london", "Asia/Shanghai", "2026-11-23T04:00Z", "30-first-line", "held", "Today at 07:30"),
        (
            "london",
            "America/New_York",
            "2026-11-22T23:00Z",
            "30-first-line",
            "held",
            "Tomorrow at 07:30",
        ),
        ("london", "Asia/Shanghai", "2026-11-23T07:30Z", "30-first-line", "due", "Now"),
        (
            "sydney",
            "Europe/London",
            "2026-11-22T22:45+11:00",
            "30-first-line",
            "held",
            "Tomorrow at 07:30",
        ),
        ("sydney", "Europe/London", "2026-11-22T22:00+11:00", "30-first-line", "due", "Now"),
        ("shanghai", "Asia/Shanghai", "2026-11-24T22:45+08:00", "39-moments", "left", None),
        ("shanghai", "Europe/London", "2026-11-25T03:00+08:00", "39-moments", "left", None),
        ("shanghai", "Asia/Shanghai", "2026-11-25T07:45+08:00", "39-moments", "done", None),
    ],
)
def test_at_night_a_text_waits_by_the_clock_of_the_group_or_is_left_out(
    chromium: Browser,
    leaders: str,
    group: str,
    zone: str,
    now: str,
    message: str,
    phase: str,
    says: str | None,
) -> None:
    """The moments text says "today, chapter four", which is not true tomorrow."""
    address = f"{leaders}g/{group}/hulan-river/"
    with opened(chromium, address, now=now, timezone_id=zone) as thumb:
        card = thumb.page.locator(f"#m-{message}")
        assert card.get_attribute("data-phase") == phase
        label = card.locator("> summary [data-label]").text_content()
        assert label == (says or phase_words(ZH)[phase])
        leads = card.get_attribute("open") is not None
        assert leads == (phase in ("due", "held"))
        thumb.page.goto(f"{leaders}g/{group}/")
        card = f'details[data-message="{message}"]'
        there = thumb.page.locator(f'{card}, li[data-send]:has([data-tick="{message}"])').first
        assert there.get_attribute("data-phase") == phase
        if phase in ("held", "left"):
            told = there.locator("[data-label]").first.text_content()
            assert told == (says or phase_words(ZH)[phase])


def test_the_quiet_hours_are_those_of_the_build_too(
    chromium: Browser, reference: Reference, leaders: str
) -> None:
    """London is asked at four in the morning, by no script at all."""
    address = f"{leaders}g/london/hulan-river/"
    with opened(chromium, address, java_script_enabled=False) as thumb:
        assert label_of(thumb.page, "30-first-line") == "Today at 07:30"
        assert thumb.page.locator("#m-30-first-line").get_attribute("open") is not None
        assert thumb.page.locator("#m-32-chapter-3").get_attribute("open") is None


def test_a_page_is_a_fifth_of_what_it_was(chromium: Browser, leaders: str) -> None:
    """13,203, 15,163 and 12,035 pixels, when every message stood open."""
    for way in ("shanghai/hulan-river", "sydney/hulan-river", "cairo/winter-night"):
        with opened(chromium, f"{leaders}g/{way}/", viewport=PHONE) as thumb:
            assert thumb.page.evaluate("document.documentElement.scrollHeight") < 3_400, way
