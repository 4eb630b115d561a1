"""Every message of every kit is copied exactly as `kit.json` has it, on whatever a browser allows."""

from __future__ import annotations

from typing import Any

import pytest
from lxml import html
from playwright.sync_api import Browser

from tests.browser import PATIENCE, SMALL_PHONE
from tests.community.phones import (
    ABSENT,
    FUNCTIONS,
    HANGING,
    KEEP,
    NO_COMMAND,
    REJECTING,
    SHOWN,
    offers,
    phone,
    withheld,
)
from tests.reference import Reference

# Taps one button after another, each after no step but its channel's tab and a tap on the line of its
# message where that is folded, and reads what was copied: at once, or when the page has said something.
TAP_ALL = (
    """async ([offers, patience]) => {"""
    + FUNCTIONS
    + """
    const copied = [];
    const said = document.querySelector('[role="status"]');
    for (const [message, channel] of offers) {
        openTab(channel);
        const found = document.querySelectorAll(
            `button[data-copy="${message}"][data-channel="${channel}"]`);
        if (found.length !== 1) { copied.push(`${found.length} buttons`); continue; }
        const [button] = found;
        unfold(button);
        if (!isShown(button) || button.disabled) { copied.push("out of reach"); continue; }
        said.textContent = "";
        button.click();
        await settled(said, patience);
        copied.push(await window.real.readText());
    }
    return copied;
}"""
)
# What can still be tapped of these.
FIND = """withheld => withheld.filter(([message, channel]) => document.querySelector(
    `button[data-copy="${message}"][data-channel="${channel}"]:enabled`))"""
# Taps where nothing copies, and answers what is selected and what the page says.
TAP_IN_VAIN = (
    """async ([message, channel, patience]) => {"""
    + FUNCTIONS
    + """
    openTab(channel);
    getSelection().removeAllRanges();
    const said = document.querySelector('[role="status"]');
    said.textContent = "";
    const button = document.querySelector(
        `button[data-copy="${message}"][data-channel="${channel}"]`);
    unfold(button);
    button.click();
    await settled(said, patience);
    const words = said.textContent;
    const beside = Array.from(document.querySelectorAll("main *")).some(
        element => element !== said && element.textContent === words && isShown(element));
    return [getSelection().toString(), words, beside];
}"""
)
HOLD = {"zh": "长按", "en": "Press and hold", "ar": "اضغط على النص مطوّلًا"}
READ = (
    """() => {"""
    + FUNCTIONS
    + """
    const select = element => {
        getSelection().selectAllChildren(element);
        return getSelection().toString();
    };
    return Array.from(document.querySelectorAll("button[data-copy][data-channel]"), button => {
        unfold(button); // it needs no script: it is the browser's own
        const text = textOf(button);
        const shown = text && isShown(text) && text.getClientRects().length > 0;
        return [
            [button.dataset.copy, button.dataset.channel],
            text ? [text.textContent, text.innerText, select(text)] : null,
            shown && getComputedStyle(text).userSelect !== "none",
        ];
    });
}"""
)


def sorts(reference: Reference) -> list[tuple[str, str]]:
    """One kit of each sort: alike are those with the same campaign, language, channels, messages."""
    found: dict[tuple[Any, ...], tuple[str, str]] = {}
    for folder, kit in reference.kits():
        offered = frozenset(offer[:2] for offer in offers(kit))
        sort = (folder.name, kit["group"]["locale"], offered)
        found.setdefault(sort, (folder.parent.name, folder.name))
    return list(found.values())


def test_a_page_holds_every_text_of_its_kit_byte_for_byte(reference: Reference) -> None:
    compared = 0
    for folder, kit in reference.kits():
        page = html.fromstring((folder / "index.html").read_bytes())
        written = [element.text_content() for element in page.xpath("//*[@data-text]")]
        texts = [text for *_, text in offers(kit)]
        assert sorted(written) == sorted(texts), folder
        compared += len(texts)
    assert compared > 2_500


def test_what_is_shown_has_every_channel(reference: Reference) -> None:
    used = {channel for _, kit in reference.kits() for _, channel, _ in offers(kit)}
    shown = {channel for way in SHOWN for _, channel, _ in offers(reference.kit(*way))}
    assert shown == used


def test_every_message_is_copied_exactly(
    reference: Reference, chromium: Browser, leaders: str, sweep: bool
) -> None:
    every = [(folder.parent.name, folder.name) for folder, _ in reference.kits()]
    wrong = []
    taps = 0
    with phone(chromium) as page:
        for group, campaign in every if sweep else sorts(reference):
            kit = reference.kit(group, campaign)
            offered = offers(kit)
            page.goto(f"{leaders}g/{group}/{campaign}/")
            copied = page.evaluate(TAP_ALL, [[offer[:2] for offer in offered], 0])
            wrong += [
                (group, campaign, *offer[:2], got)
                for offer, got in zip(offered, copied, strict=True)
                if got != offer[2]
            ]
            assert page.evaluate(FIND, [offer[:2] for offer in withheld(kit)]) == [], campaign
            taps += len(copied)
    assert wrong == []
    assert taps > 800


@pytest.mark.parametrize(
    ("script", "patience"),
    [(ABSENT, 0), (REJECTING, 0), (HANGING, 0), (KEEP + NO_COMMAND, PATIENCE)],
    ids=["absent", "rejecting", "hanging", "no command"],
)
def test_whatever_one_of_the_two_ways_does_the_text_is_copied(
    reference: Reference, chromium: Browser, leaders: str, script: str, patience: int
) -> None:
    with phone(chromium, script) as page:
        for group, campaign in SHOWN:
            offered = offers(reference.kit(group, campaign))
            page.goto(f"{leaders}g/{group}/{campaign}/")
            copied = page.evaluate(TAP_ALL, [[offer[:2] for offer in offered], patience])
            assert copied == [text for *_, text in offered], (group, campaign)
            assert copied


@pytest.mark.parametrize(
    "script",
    [ABSENT, REJECTING, HANGING],
    ids=["absent", "rejecting", "hanging"],
)
def test_where_nothing_copies_the_text_is_selected_and_the_page_says_so(
    reference: Reference, chromium: Browser, leaders: str, script: str
) -> None:
    with phone(chromium, script + NO_COMMAND) as page:
        for group, campaign in SHOWN:
            kit = reference.kit(group, campaign)
            first = {channel: (id, channel, text) for id, channel, text in reversed(offers(kit))}
            assert first
            page.goto(f"{leaders}g/{group}/{campaign}/")
            for id, channel, text in first.values():
                selected, said, beside = page.evaluate(TAP_IN_VAIN, [id, channel, PATIENCE])
                assert selected == text, (group, campaign, id, channel)
                assert HOLD[kit["group"]["locale"]] in said, (group, campaign, id, channel)
                assert beside, "who hears nothing reads it"


def test_without_scripts_every_text_can_be_read_and_selected(
    reference: Reference, chromium: Browser, leaders: str
) -> None:
    with phone(chromium, java_script_enabled=False, viewport=SMALL_PHONE) as page:
        for group, campaign in SHOWN:
            page.goto(f"{leaders}g/{group}/{campaign}/")
            read = page.evaluate(READ)
            found = {tuple(offer): (texts, shown) for offer, texts, shown in read}
            for id, channel, text in offers(reference.kit(group, campaign)):
                assert found.pop((id, channel)) == ([text, text, text], True), (group, campaign)
            assert found == {}, (group, campaign)
