"""The kits of `device` on a server, and a phone that opens their pages."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page

from kits.locale import BUILT_IN
from kits.model.addresses import Addresses
from kits.model.clocks import Clock
from kits.render.group_homes import Led, group_home, leader_home
from kits.render.kit_files import kit_json
from kits.render.kit_pages import kit_page
from kits.render.phone import assets
from tests.browser import PATIENCE, PHONE, Serve
from tests.render.device import ADDRESS, KEEP, KITS, OTHERS, Open
from tests.render.sample import CHANNELS, NOW
from tests.tongues import ZH

PIXEL = bytes.fromhex(
    "89504e470d0a1a0a0000000d4948445200000001000000010802000000907753de0000000c49444154789c63f8ffff3f0005fe02fe0d2b5a1d0000000049454e44ae426082"
)


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory, serve: Serve) -> str:
    tree = tmp_path_factory.mktemp("site")
    for kit in (*KITS.values(), *OTHERS):
        for file in (
            kit_page(kit, CHANNELS, BUILT_IN, Clock(NOW), addresses=Addresses()),
            kit_json(kit, addresses=Addresses()),
            group_home(
                kit.group, [kit], [], [], CHANNELS, BUILT_IN, Clock(NOW), addresses=Addresses()
            ),
        ):
            write(tree, file.path, file.content)
    led = [Led(group=kit.group, role="leader", kits=[kit]) for kit in KITS.values()]
    home = leader_home("mira", "小满", led, CHANNELS, Clock(NOW), locale=ZH, addresses=Addresses())
    for file in (home, *assets()):
        write(tree, file.path, file.content)
    write(tree, "campaigns/biancheng/打卡.png", PIXEL)
    write(tree, "sw.js", b"")  # one that keeps nothing
    return serve(tree)


def write(tree: Path, path: str, content: bytes) -> None:
    (tree / path).parent.mkdir(parents=True, exist_ok=True)
    (tree / path).write_bytes(content)


@pytest.fixture
def phone(chromium: Browser, site: str) -> Iterator[Open]:
    """Opens a page of the site on a phone whose clock shows `NOW`; any complaint fails the test."""
    opened: list[BrowserContext] = []
    complaints: list[str] = []

    def open_page(address: str = ADDRESS, script: str = "", **facts: Any) -> Page:
        usual = {"viewport": PHONE, "timezone_id": "Asia/Shanghai", "has_touch": True}
        context = chromium.new_context(**(usual | facts))
        context.grant_permissions(["clipboard-read", "clipboard-write"])
        context.set_default_timeout(PATIENCE)
        opened.append(context)
        page = context.new_page()
        page.on("console", lambda message: complaints.append(message.text))
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.on("request", lambda request: complaints.extend(strangers(request.url, site)))
        page.clock.set_fixed_time(NOW)
        page.add_init_script(script or KEEP)
        page.goto(site + address)
        return page

    yield open_page
    for context in opened:
        context.close()
    assert complaints == []


def strangers(address: str, site: str) -> list[str]:
    return [] if address.startswith(site) else [address]
