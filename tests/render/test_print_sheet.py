"""A kit on paper: what a browser lays out for print."""

from __future__ import annotations

from collections.abc import Callable

from playwright.sync_api import Page

from tests.render.device import KITS, Open

SHOWN = """selector => Array.from(document.querySelectorAll(selector))
    .filter(it => it.checkVisibility()).map(it => it.textContent.trim())"""


def shown(page: Page) -> Callable[[str], list[str]]:
    page.emulate_media(media="print")
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    return lambda selector: page.evaluate(SHOWN, selector)


def test_the_sheet_has_every_text_of_the_main_channel_and_no_button(phone: Open) -> None:
    page = phone()
    page.locator('[role=tab][data-channel="qq"]').click()  # the sheet does not follow the choice
    on_paper = shown(page)
    kit = KITS["zh"]
    texts = on_paper("[data-text]")
    for message in kit.messages:
        if message.locked is None:
            first = next(iter(message.texts.values()))
            assert first.text.strip() in texts, message.id
            others = [text.text.strip() for text in message.texts.values()][1:]
            assert not {*others} & {*texts}, message.id
    assert on_paper("button, nav, [role=tablist], .phase, .idle, [data-next]") == []
    assert len(on_paper(".card time")) == len(kit.messages)
    assert on_paper("[aria-labelledby=checklist] li")
    assert kit.faq[0].texts["wechat"] in on_paper(".answer [data-line]")


def test_the_sheet_is_dark_on_white_whatever_the_phone_prefers(phone: Open) -> None:
    page = phone(color_scheme="dark")
    shown(page)
    ink, paper = page.evaluate(
        "[getComputedStyle(document.body).color, getComputedStyle(document.body).backgroundColor]"
    )
    assert (ink, paper) == ("rgb(0, 0, 0)", "rgb(255, 255, 255)")
