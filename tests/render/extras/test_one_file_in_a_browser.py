"""A kit as one file, opened from disk on a phone that has no network."""

import json
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import partial
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from kits.locale import BUILT_IN
from kits.model.addresses import Addresses
from kits.model.artifacts import Made
from kits.model.clocks import Clock
from kits.model.kits import Kit
from kits.render.extras.handing_out import extras
from kits.render.extras.one_file import MOST, OneFile
from kits.render.kit_files import kit_json
from kits.render.kit_pages import kit_page
from tests.browser import PHONE
from tests.render.device import unfold
from tests.render.extras.posters import photograph
from tests.render.sample import CHANNELS, NOW, a_group, a_kit

KEEP = "window.real = navigator.clipboard;"
ABSENT = KEEP + "Object.defineProperty(navigator, 'clipboard', {value: undefined});"
CODE = "campaigns/biancheng/打卡.png"

Open = Callable[..., Page]


def a_kit_that_asks(locale: str) -> Kit:
    kit = a_kit(group=a_group(locale=locale))
    return replace(kit, campaign=replace(kit.campaign, extras=("kit_html",)))


def only(made: list[Made]) -> OneFile:
    (each,) = made
    assert isinstance(each.work, OneFile)
    return each.work


def written(kit: Kit, folder: Path) -> Path:
    render = partial(kit_page, kit, CHANNELS, BUILT_IN, Clock(NOW), addresses=Addresses())
    work = only(
        list(
            extras(
                kit,
                render(),
                render,
                BUILT_IN.tongue(kit.group.locale),
                community="灯下",
                site=None,
            )
        )
    )
    path = folder / "kit.html"
    path.write_bytes(work.make(lambda _: photograph()))
    assert path.stat().st_size <= MOST
    return path


@pytest.fixture
def from_disk(chromium: Browser) -> Iterator[Open]:
    """Opens a file on a phone without a network, and fails if it asks for anything else."""
    contexts = []

    def open_file(path: Path, script: str = KEEP) -> Page:
        context = chromium.new_context(viewport=PHONE, has_touch=True)
        contexts.append(context)
        context.grant_permissions(["clipboard-read", "clipboard-write"])
        context.set_offline(True)
        page = context.new_page()
        page.clock.set_fixed_time(NOW)
        page.add_init_script(script)
        asked: list[str] = []
        said: list[str] = []
        page.on("request", lambda request: asked.append(request.url))
        page.on("console", lambda message: said.append(message.text))
        page.on("pageerror", lambda error: said.append(str(error)))
        page.goto(path.as_uri())
        page.wait_for_load_state("networkidle")
        assert [url for url in asked if not url.startswith("data:")] == [path.as_uri()]
        assert said == []
        return page

    yield open_file
    for context in contexts:
        context.close()


@pytest.mark.parametrize("script", [KEEP, ABSENT], ids=["as it is", "absent"])
@pytest.mark.parametrize("locale", ["zh", "en"])
def test_every_text_is_copied_as_kit_json_has_it(
    from_disk: Open, tmp_path: Path, locale: str, script: str
) -> None:
    kit = a_kit_that_asks(locale)
    page = from_disk(written(kit, tmp_path), script)
    count = 0
    for message in json.loads(kit_json(kit, addresses=Addresses()).content)["messages"]:
        for channel, facts in message["texts"].items():
            button = page.locator(f'[data-copy="{message["id"]}"][data-channel="{channel}"]')
            if message["locked"]:
                assert button.count() == 0
                continue
            page.locator(f'[role=tab][data-channel="{channel}"]').click()
            unfold(page, message["id"])
            button.click()
            assert page.evaluate("real.readText()") == facts["text"]
            count += 1
    assert count == 9


def test_its_pictures_are_shown(from_disk: Open, tmp_path: Path) -> None:
    page = from_disk(written(a_kit_that_asks("zh"), tmp_path))
    unfold(page, "20-launch")
    page.wait_for_function("Array.from(document.images).every(image => image.naturalWidth)")
    shown = page.evaluate("Array.from(document.images, image => image.naturalWidth)")
    assert len(shown) == 1
    assert min(shown) > 200


def test_without_scripts_the_texts_are_there(chromium: Browser, tmp_path: Path) -> None:
    kit = a_kit_that_asks("zh")
    context = chromium.new_context(viewport=PHONE, java_script_enabled=False, offline=True)
    page = context.new_page()
    page.goto(written(kit, tmp_path).as_uri())
    texts = page.locator("[data-text]").all_text_contents()
    context.close()
    wanted = {
        text.text
        for message in kit.messages
        if not message.locked
        for text in message.texts.values()
    }
    assert wanted <= set(texts)
