"""Pages on narrow screens: nothing too wide or too small to tap, also enlarged and in plain colours."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from tests.browser import PHONE, SMALL_PHONE
from tests.community.phones import FUNCTIONS, SHOWN, phone

ENLARGED = {"width": 195, "height": 422}
"""The larger phone at 200 %: half as many CSS pixels (WCAG 1.4.4)."""
HOMES = ("g/", "g/shanghai/", "g/cairo/", "g/london/", "l/zhou-yuanshan/", "l/mariam-adel/")
PAGES = (
    *(f"g/{group}/{campaign}/" for group, campaign in SHOWN),
    *HOMES,
    "g/suzhou/copying-fortnight/",
    "g/hq/winter-night/",
    "campaigns/winter-night/crew/",
)

# What reaches past the edge of the screen, unless it lies in something that scrolls to it.
TOO_WIDE = """() => {
    const scrolls = element => {
        for (let around = element.parentElement; around; around = around.parentElement) {
            if (/auto|scroll/.test(getComputedStyle(around).overflowX)
                && around.scrollWidth > around.clientWidth) return true;
        }
        return false;
    };
    const wide = Array.from(document.querySelectorAll("body *")).filter(element => {
        const {left, right, width} = element.getBoundingClientRect();
        return width > 2 && (right > innerWidth + 1 || left < -1) && element.checkVisibility()
            && !scrolls(element) && !element.closest(".said, [aria-hidden=true]");
    });
    return wide.map(element => element.outerHTML.slice(0, 120));
}"""
# For each tab: its height, whether a finger on it hits it, and the heights of the buttons it shows once
# every message is unfolded.
TABS = (
    """() => {"""
    + FUNCTIONS
    + """
    const hit = element => {
        element.scrollIntoView({block: "center", inline: "center"});
        const {left, top, width, height} = element.getBoundingClientRect();
        const found = document.elementFromPoint(left + width / 2, top + height / 2);
        return Boolean(found && element.contains(found));
    };
    const buttons = () => Array.from(document.querySelectorAll("button[data-copy]")).filter(isShown)
        .map(button => [button.getBoundingClientRect().height, hit(button)]);
    const tabs = Array.from(document.querySelectorAll('[role="tab"]'));
    document.querySelectorAll("button[data-copy]").forEach(unfold);
    if (!tabs.length) return [["", 48, true, true, buttons()]];
    return tabs.map(tab => {
        const tapped = hit(tab);
        tab.click();
        const chosen = tab.getAttribute("aria-selected") === "true";
        const {height} = tab.getBoundingClientRect();
        return [tab.dataset.channel, height, tapped, chosen, buttons()];
    });
}"""
)


@pytest.mark.parametrize(
    "viewport", [PHONE, SMALL_PHONE, ENLARGED], ids=["390", "320", "390 at 200 %"]
)
def test_nothing_is_wider_than_the_screen(
    chromium: Browser, leaders: str, viewport: dict[str, int]
) -> None:
    with phone(chromium, viewport=viewport) as page:
        for path in PAGES:
            page.goto(leaders + path)
            wide = page.evaluate("document.documentElement.scrollWidth")
            assert wide <= viewport["width"], f"{path} is {wide} wide"
            assert page.evaluate(TOO_WIDE) == [], path


@pytest.mark.parametrize("viewport", [PHONE, SMALL_PHONE, ENLARGED], ids=["390", "320", "195"])
def test_tabs_and_copy_buttons_fit_a_thumb_and_lie_free(
    chromium: Browser, leaders: str, viewport: dict[str, int]
) -> None:
    with phone(chromium, viewport=viewport) as page:
        for group, campaign in SHOWN:
            page.goto(f"{leaders}g/{group}/{campaign}/")
            assert page.locator('[role="tablist"]:visible').count() <= 1
            for channel, tall, tapped, chosen, buttons in page.evaluate(TABS):
                where = (group, campaign, channel)
                assert tall >= 44, where
                assert (tapped, chosen) == (True, True), where
                assert buttons, where
                assert [height for height, _ in buttons if height < 48] == [], where
                assert [free for _, free in buttons if not free] == [], where


@pytest.mark.parametrize("path", ["g/shanghai/hulan-river/", "g/london/", "g/"])
def test_who_asked_for_less_motion_sees_none(chromium: Browser, leaders: str, path: str) -> None:
    with phone(chromium, reduced_motion="reduce") as page:
        page.goto(leaders + path)
        moving = page.evaluate(
            """() => Array.from(document.querySelectorAll("*")).filter(element => {
                const style = getComputedStyle(element);
                const longest = Math.max(...style.transitionDuration.split(",").map(parseFloat),
                    ...style.animationDuration.split(",").map(parseFloat));
                return longest > 0.01 || style.scrollBehavior === "smooth";
            }).map(element => element.outerHTML.slice(0, 80))"""
        )
        assert moving == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_in_colours_of_the_system_buttons_and_the_chosen_tab_still_show(
    chromium: Browser, leaders: str, scheme: str
) -> None:
    with phone(chromium, forced_colors="active", color_scheme=scheme) as page:
        page.goto(f"{leaders}g/shanghai/hulan-river/")
        button = look(page, "button[data-copy]:visible")
        assert (button["borderTopStyle"], button["borderTopWidth"]) != ("none", "0px")
        chosen = look(page, '[role="tab"][aria-selected="true"]')
        other = look(page, '[role="tab"][aria-selected="false"]')
        assert chosen != other


def look(page: Page, selector: str) -> dict[str, Any]:
    """What the system's colours leave of how something looks."""
    looks: dict[str, Any] = page.locator(selector).first.evaluate(
        """element => {
            const style = getComputedStyle(element);
            const seen = ["color", "backgroundColor", "borderTopStyle", "borderTopWidth",
                "borderBottomWidth", "borderBottomColor", "outlineStyle", "textDecorationLine",
                "fontWeight"];
            return Object.fromEntries(seen.map(name => [name, style[name]]));
        }"""
    )
    return looks
