"""A real browser for tests: Debian's chromium at the size of a phone, and folders on loopback."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Literal

import pytest
from playwright.sync_api import Browser, Page, expect, sync_playwright

NAMES = (
    "chromium-headless-shell",
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
)
"""The first is the same browser without the windows around its pages: half the work for a page."""
PHONE = {"width": 390, "height": 844}
SMALL_PHONE = {"width": 320, "height": 568}

PATIENCE = 20_000
"""How many milliseconds a page may take before a test gives up: a machine may be busy."""
expect.set_options(timeout=PATIENCE)
SCHEMES: tuple[Literal["light", "dark"], ...] = ("light", "dark")

# Until pictures near the screen are there, what moves has come to rest, and two frames are drawn.
SETTLED = """async () => {
    const awaited = () => Array.from(document.images).filter(image => {
        const {top, bottom, left, right} = image.getBoundingClientRect();
        const near = bottom > -innerHeight && top < 2 * innerHeight && right > 0 && left < innerWidth;
        return !image.complete && near && image.checkVisibility();
    });
    const loaded = image => new Promise((done, fail) => {
        for (const kind of ["load", "error"]) image.addEventListener(kind, done, {once: true});
        setTimeout(() => fail(new Error(`${image.src} does not load`)), 20000);
    });
    // What is folded does not move on, and what takes no time shows nothing on its way.
    const moving = () => document.getAnimations().filter(one => {
        const {duration, endTime} = one.effect.getComputedTiming();
        const seen = one.effect.target?.checkVisibility();
        return one.playState === "running" && seen && duration > 0 && endTime !== Infinity;
    });
    for (let waiting = awaited(); waiting.length; waiting = awaited()) {
        await Promise.all(waiting.map(loaded));
    }
    await Promise.allSettled(moving().map(one => one.finished));
    for (let frame = 0; frame < 2; frame++) await new Promise(requestAnimationFrame);
}"""
_IS_DARK = """() => {
    const ground = getComputedStyle(document.body).backgroundColor.match(/[\\d.]+/g).map(Number);
    return Math.max(...ground.slice(0, 3)) < 128 && ground[3] !== 0;
}"""

Serve = Callable[[Path], str]


def press(page: Page, *keys: str) -> None:
    """Presses keys, and waits until the page has come to rest."""
    for key in keys:
        page.keyboard.press(key)
    settle(page)


def settle(page: Page) -> None:
    """Waits until nothing that a page was asked for is under way, so that it can be measured."""
    page.evaluate(SETTLED)


def show_in(page: Page, scheme: Literal["light", "dark"]) -> None:
    """Turns the phone of an open page light or dark, which the page follows."""
    page.emulate_media(color_scheme=scheme)
    turned = f"scheme => ({_IS_DARK})() === (scheme === 'dark')"
    page.wait_for_function(turned, arg=scheme, timeout=PATIENCE)
    settle(page)


@contextmanager
def open_chromium() -> Iterator[Browser]:
    """The browser; where there is none, `FileNotFoundError` says how to get one."""
    named = filter(None, (os.environ.get("CHROMIUM"), *NAMES))
    found = next(filter(None, map(shutil.which, named)), None)
    if found is None:
        raise FileNotFoundError("no chromium is installed; on Debian: apt install chromium")
    with sync_playwright() as playwright:
        arguments = ["--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage"]
        browser = playwright.chromium.launch(executable_path=found, args=arguments)
        yield browser
        browser.close()


@contextmanager
def serving() -> Iterator[Serve]:
    """Serves folders on loopback while it is open; answers an address, which ends in a slash."""
    servers: list[ThreadingHTTPServer] = []

    def start(folder: Path) -> str:
        server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Quiet, directory=str(folder)))
        Thread(target=server.serve_forever, daemon=True).start()
        servers.append(server)
        return f"http://127.0.0.1:{server.server_port}/"

    yield start
    for server in servers:
        server.shutdown()
        server.server_close()


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """The browser, once for all tests."""
    try:
        with open_chromium() as browser:
            yield browser
    except FileNotFoundError as missing:
        pytest.fail(str(missing), pytrace=False)


@pytest.fixture(scope="session")
def serve() -> Iterator[Serve]:
    """Folders on loopback, for all tests."""
    with serving() as start:
        yield start


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, *_: object) -> None:
        return
