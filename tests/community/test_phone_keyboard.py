"""A kit page without a touch: Tab, arrows and Enter reach and copy all, and what has the focus shows."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from tests.browser import press, settle
from tests.community.phones import SHOWN, offers, phone
from tests.reference import Reference

FOCUSED = """() => {
    const element = document.activeElement;
    const style = getComputedStyle(element);
    const {top, bottom, left, right} = element.getBoundingClientRect();
    const ringed = style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2;
    const onScreen = bottom > 0 && top < innerHeight && right > 0 && left < innerWidth;
    return {
        name: element.outerHTML.slice(0, 120), message: element.dataset.copy || null,
        channel: element.dataset.channel || null, role: element.getAttribute("role"),
        folded: element.matches("details[data-message]:not([open]) > summary"),
        href: element.getAttribute("href") || "",
        outside: element === document.body, ringed: ringed, onScreen: onScreen,
    };
}"""
MOST = 400
"""Presses of Tab after which a page is thought to be a trap."""


def pressed(page: Page, key: str) -> dict[str, Any]:
    """What has the focus after a key, when the page has come to rest.

    A picture that comes late may push it off the screen until the browser has scrolled back.
    """
    press(page, key)
    focused: dict[str, Any] = page.evaluate(FOCUSED)
    return focused


def walk(page: Page) -> list[dict[str, Any]]:
    """What Tab reaches, one after another, from the top to the end; Enter unfolds each message."""
    reached: list[dict[str, Any]] = []
    settle(page)
    for _ in range(MOST):
        focused = pressed(page, "Tab")
        if focused["outside"]:
            return reached
        reached.append(focused)
        if focused["folded"]:
            page.keyboard.press("Enter")
    raise AssertionError("the focus does not leave the page")


@pytest.mark.parametrize(("group", "campaign"), SHOWN)
def test_tab_reaches_every_button_of_the_open_channel_and_always_shows_where_it_is(
    reference: Reference, chromium: Browser, leaders: str, group: str, campaign: str
) -> None:
    kit = reference.kit(group, campaign)
    with phone(chromium) as page:
        page.goto(f"{leaders}g/{group}/{campaign}/")
        tabs = page.locator('[role="tab"]:visible')
        channels = tabs.evaluate_all("all => all.map(tab => tab.dataset.channel)")
        reached = walk(page)
    assert [one["name"] for one in reached if not one["ringed"]] == []
    assert [one["name"] for one in reached if not one["onScreen"]] == []
    assert [one["role"] for one in reached].count("tab") == (1 if channels else 0)
    first = channels[0] if channels else next(channel for _, channel, _ in offers(kit))
    expected = {id for id, channel, _ in offers(kit) if channel == first}
    copying = [one for one in reached if one["message"]]
    assert {one["message"] for one in copying} == expected
    assert {one["channel"] for one in copying} == {first}


@pytest.mark.parametrize(("group", "campaign"), [way for way in SHOWN if way[0] != "harbin"])
def test_arrows_go_from_channel_to_channel_and_enter_copies(
    reference: Reference, chromium: Browser, leaders: str, group: str, campaign: str
) -> None:
    kit = reference.kit(group, campaign)
    offered = offers(kit)
    with phone(chromium) as page:
        page.goto(f"{leaders}g/{group}/{campaign}/")
        tabs = page.locator('[role="tab"]')
        channels = tabs.evaluate_all("all => all.map(tab => tab.dataset.channel)")
        assert len(channels) >= 2
        onward = "ArrowLeft" if kit["group"]["locale"] == "ar" else "ArrowRight"
        tabs.first.focus()
        for channel in [*channels[1:], channels[0]]:
            focused = pressed(page, onward)
            assert (focused["role"], focused["channel"]) == ("tab", channel)
            chosen = page.locator('[role="tab"][aria-selected="true"]')
            assert chosen.evaluate_all("all => all.map(tab => tab.dataset.channel)") == [channel]
            id, _, text = next(offer for offer in offered if offer[1] == channel)
            if page.locator(f"#m-{id}").get_attribute("open") is None:
                page.locator(f"#m-{id} > summary").focus()
                page.keyboard.press("Enter")
            page.locator(f'button[data-copy="{id}"][data-channel="{channel}"]').focus()
            pressed(page, "Enter")
            assert page.evaluate("window.real.readText()") == text
            page.locator(f'[role="tab"][data-channel="{channel}"]').focus()


def test_the_finder_is_typed_into_and_left_with_enter(chromium: Browser, leaders: str) -> None:
    with phone(chromium) as page:
        page.goto(leaders + "g/")
        field = page.locator('input[type="search"], [role="searchbox"], input[type="text"]').first
        field.focus()
        page.keyboard.type("cairo")
        page.locator('a[href*="cairo"]:visible').first.wait_for()
        for _ in range(10):
            if "cairo" in pressed(page, "Tab")["href"]:
                break
        page.keyboard.press("Enter")
        page.wait_for_url("**/g/cairo/")
