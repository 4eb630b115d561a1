"""A leader's phone before the built reference community: what a kit page offers, and what it copies.

Everything is found by what the pages promise: `data-copy` and `data-channel` on a button, `data-text`
on its text, `role="tab"` with `data-channel`.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from playwright.sync_api import Browser, Page

from tests.browser import PATIENCE, PHONE
from tests.reference import NOW, can_be_copied

# What a browser may do to a page that wants to copy; `real` is kept to read the clipboard with.
KEEP = "window.real = navigator.clipboard;"
_PUT = "Object.defineProperty(navigator, 'clipboard', {value: %s, configurable: true});"
ABSENT = KEEP + _PUT % "undefined"
REJECTING = KEEP + _PUT % (
    "{writeText: () => Promise.reject(new Error('no')), write: () => Promise.reject(new Error('no'))}"
)
HANGING = (
    KEEP + _PUT % "{writeText: () => new Promise(() => {}), write: () => new Promise(() => {})}"
)
NO_COMMAND = "document.execCommand = () => false;"

# The text of a button: in the nearest element around it that holds one.
FUNCTIONS = """
const textOf = button => {
    let around = button.parentElement;
    while (around && !around.querySelector("[data-text]")) around = around.parentElement;
    const found = around ? Array.from(around.querySelectorAll("[data-text]")) : [];
    return found.length === 1 ? found[0] : null;
};
const openTab = channel => {
    const tabs = Array.from(document.querySelectorAll(`[role="tab"][data-channel="${channel}"]`));
    if (tabs.length) tabs[0].click();
    return tabs.length;
};
// A tap on the line of each thing that folds an element away.
const unfold = element => {
    for (let around = element; around; around = around.parentElement) {
        if (around.matches("details:not([open])")) around.querySelector("summary").click();
    }
};
const isClosed = element => Boolean(element.closest("details:not([open])"));
const isShown = element =>
    element.checkVisibility({visibilityProperty: true, opacityProperty: true}) && !isClosed(element);

// Until the page has said something, or for so long.
const settled = async (said, patience) => {
    const end = performance.now() + patience;
    while (!said.textContent && performance.now() < end) {
        await new Promise(done => setTimeout(done, 20));
    }
};
"""

SHOWN = (
    ("shanghai", "hulan-river"),
    ("harbin", "hulan-river"),
    ("sydney", "hulan-river"),
    ("xiamen", "winter-night"),
    ("melbourne", "winter-night"),
    ("cairo", "winter-night"),
)
"""Kits of all languages and channels: one and several tabs, a correction that leads, pictures."""

Offer = tuple[str, str, str]
"""A message's id, a channel, and the text that is pasted there."""


@contextmanager
def phone(browser: Browser, script: str = KEEP, **facts: Any) -> Iterator[Page]:
    """A page on a phone whose clock stands at the moment at which the community is looked at."""
    context = browser.new_context(**({"viewport": PHONE, "has_touch": True} | facts))
    context.grant_permissions(["clipboard-read", "clipboard-write"])
    context.set_default_timeout(PATIENCE)
    page = context.new_page()
    page.clock.set_fixed_time(NOW)
    page.add_init_script(script)
    yield page
    context.close()


def offers(kit: dict[str, Any]) -> list[Offer]:
    """What the page of a kit offers to copy."""
    return [
        (message["id"], channel, text["text"])
        for message in kit["messages"]
        if can_be_copied(message)
        for channel, text in message["texts"].items()
    ]


def withheld(kit: dict[str, Any]) -> list[Offer]:
    """What it must not."""
    return [
        (message["id"], channel, text["text"])
        for message in kit["messages"]
        if not can_be_copied(message)
        for channel, text in message["texts"].items()
    ]
