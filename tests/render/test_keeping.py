"""Pages that stay on the device, in a real browser and with servers that do not answer as they should."""

from __future__ import annotations

import json
import re
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Event, Thread
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page

from kits.locale import BUILT_IN
from kits.model.addresses import Addresses
from kits.model.clocks import Clock
from kits.model.kits import Kit
from kits.render.group_homes import group_home
from kits.render.keeping import keeper
from kits.render.kit_pages import kit_page
from kits.render.phone import assets
from tests.browser import PHONE, settle
from tests.render.conftest import PIXEL, write
from tests.render.device import unfold
from tests.render.sample import CHANNELS, NOW, a_group, a_kit, message

KIT = a_kit()
ADDRESS = "g/shanghai-03/biancheng/"
HOME = "g/shanghai-03/"
ENGLISH = "g/london/biancheng/"
LATER = replace(KIT, messages=(message("20-launch", 2, 8, "改了时间"), *KIT.messages[2:]))
NOTE = ".kept"
WAITS = int(re.findall(r"const PATIENCE = (\d+);", keeper(BUILT_IN).content.decode())[0])
"""Milliseconds that the worker gives a server."""

KEPT = """async kind => {
    const found = [];
    for (const name of (await caches.keys()).filter(name => name.startsWith(`kits 1 ${kind} `)))
      for (const request of await (await caches.open(name)).keys()) found.push(new URL(request.url));
    return found.map(url => url.pathname.slice(1) + url.search).sort();
}"""


@dataclass
class Site:
    """A leaders' tree on loopback whose server answers as a test wants."""

    tree: Path
    address: str = ""
    manner: str = "answers"
    """Or `hangs`, `hangs halfway`, `fails`, `sends away` or `forbids keeping`."""
    over: Event = field(default_factory=Event)
    asked: list[str] = field(default_factory=list)
    """The paths of requests."""

    def write(self, *kits: Kit) -> None:
        for kit in kits:
            for file in (
                kit_page(kit, CHANNELS, BUILT_IN, Clock(NOW), addresses=Addresses()),
                group_home(
                    kit.group, [kit], [], [], CHANNELS, BUILT_IN, Clock(NOW), addresses=Addresses()
                ),
            ):
                write(self.tree, file.path, file.content)


class Answering(SimpleHTTPRequestHandler):
    """Answers in the site's manner of the moment."""

    def __init__(self, *arguments: Any, site: Site) -> None:
        self._site = site
        super().__init__(*arguments, directory=str(site.tree))

    def do_GET(self) -> None:
        self._site.asked.append(self.path)
        del self.headers["If-Modified-Since"]  # its seconds are too long for a test
        manner, path = self._site.manner, self.path.partition("?")[0]
        if manner == "hangs":
            self._site.over.wait(60)
            super().do_GET()
        elif manner == "hangs halfway":
            self._begin(200, {"Content-Type": "text/html", "Content-Length": "9999"})
            self.wfile.write(b"<!doctype html>")
            self._site.over.wait(60)
        elif manner == "fails":
            self._begin(503, {"Content-Length": "0"})
        elif manner == "sends away" and path != "/login":
            self._begin(302, {"Location": "/login", "Content-Length": "0"})
        elif path == "/login":
            self._begin(200, {"Content-Type": "text/html", "Content-Length": "5"})
            self.wfile.write(b"Login")
        else:
            super().do_GET()

    def _begin(self, status: int, headers: dict[str, str]) -> None:
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        self.end_headers()

    def end_headers(self) -> None:
        if self._site.manner == "forbids keeping":
            self.send_header("Cache-Control", "private, no-store")
        super().end_headers()

    def log_message(self, *_: object) -> None:
        return


@pytest.fixture
def site(tmp_path: Path) -> Iterator[Site]:
    site = Site(tmp_path)
    english = a_kit(group=a_group(id="london", locale="en", name="London Readers"))
    site.write(KIT, english)
    for file in (*assets(), keeper(BUILT_IN)):
        write(tmp_path, file.path, file.content)
    write(tmp_path, "campaigns/biancheng/打卡.png", PIXEL)
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Answering, site=site))
    server.daemon_threads = True
    Thread(target=server.serve_forever, daemon=True).start()
    site.address = f"http://127.0.0.1:{server.server_port}/"
    yield site
    site.over.set()
    server.shutdown()
    server.server_close()


@pytest.fixture
def context(chromium: Browser) -> Iterator[BrowserContext]:
    with_device = chromium.new_context(viewport=PHONE, timezone_id="Asia/Shanghai")  # type: ignore[arg-type]
    yield with_device
    with_device.close()


@pytest.fixture
def visit(site: Site, context: BrowserContext) -> Callable[[str], Page]:
    """Opens a page, and waits until it is kept."""

    def opened(path: str) -> Page:
        page = context.new_page()
        page.goto(site.address + path)
        wait_for(page, "pages", path)
        return page

    return opened


def kept(page: Page, kind: str) -> list[str]:
    found: list[str] = page.evaluate(KEPT, kind)
    return found


def wait_for(page: Page, kind: str, path: str, *, gone: bool = False) -> None:
    end = time.monotonic() + 10
    while (path in kept(page, kind)) is gone:
        assert time.monotonic() < end, (
            f"{path} is {'still' if gone else 'not'} kept: {kept(page, kind)}"
        )
        page.wait_for_timeout(50)


def test_the_worker_speaks_every_language_that_pages_are_in() -> None:
    folder = Path(__file__).parents[2] / "kits/locale"
    spoken = {"en"} | {path.parts[-3] for path in folder.glob("*/LC_MESSAGES/*.po")}
    first = keeper(BUILT_IN).content.decode().partition("\n")[0]
    sentences = json.loads(first.removeprefix("const SENTENCES = ").removesuffix(";"))
    assert {*sentences} == spoken >= {"ar", "en", "zh"}
    assert all("{time}" in words["kept"] for words in sentences.values())
    assert len({words["kept"] for words in sentences.values()}) == len(spoken)
    assert keeper(BUILT_IN) == keeper(BUILT_IN)


@pytest.mark.parametrize("manner", ["hangs", "hangs halfway", "fails"])
def test_a_server_without_an_answer_gives_the_kept_page_within_three_seconds(
    site: Site, visit: Callable[[str], Page], manner: str
) -> None:
    page = visit(ADDRESS)
    site.manner = manner
    site.asked.clear()
    page.goto(f"{site.address}{ADDRESS}?from=chat", wait_until="domcontentloaded")
    assert WAITS < 3000, "and nothing that the page needs is waited for besides"
    assert [path for path in site.asked if re.match(r"/assets/.*\.(css|js)\b", path)] == []
    assert "没连上网站" in page.locator(NOTE).inner_text()
    unfold(page, "20-launch")
    assert page.locator('[data-message="20-launch"] [data-text]').first.is_visible()
    button = page.locator('button[data-copy="20-launch"][data-channel="wechat"]')
    assert button.evaluate("it => it.getBoundingClientRect().height") >= 48, "its style is there"
    button.click()
    page.locator('[data-message="20-launch"] [data-mark]').first.wait_for()  # and its script


def test_without_a_network_all_pages_opened_before_are_there(
    site: Site, visit: Callable[[str], Page], context: BrowserContext
) -> None:
    for path in (ADDRESS, HOME, ENGLISH):
        page = visit(path)
    context.set_offline(True)
    for path, says in ((HOME, "没连上网站"), (ENGLISH, "No connection"), (ADDRESS, "没连上网站")):
        page.goto(site.address + path)
        note = page.locator(NOTE)
        assert says in note.inner_text()
        assert note.bounding_box()["y"] == 0  # type: ignore[index]  # it is seen
    page.evaluate("document.querySelector('#m-40-moments').scrollIntoView()")
    settle(page)
    assert page.locator(NOTE).bounding_box()["y"] == 0, "it stays in sight"  # type: ignore[index]
    tabs = page.locator("[role=tablist]").bounding_box()
    assert tabs["y"] >= page.locator(NOTE).bounding_box()["height"] - 1, "the tabs stand below it"  # type: ignore[index]


def test_pictures_that_were_seen_are_kept_with_their_page(
    site: Site, visit: Callable[[str], Page], context: BrowserContext
) -> None:
    page = visit(ADDRESS)
    page.reload()
    unfold(page, "20-launch")
    page.locator(".enclosed li").first.scroll_into_view_if_needed()
    wait_for(page, "pictures", "campaigns/biancheng/%E6%89%93%E5%8D%A1.png")
    context.set_offline(True)
    page.reload()
    unfold(page, "20-launch")
    page.locator(".enclosed li").first.scroll_into_view_if_needed()
    page.wait_for_function("document.querySelector('.enclosed img').naturalWidth > 0")


def test_once_the_server_answers_again_a_newer_page_is_offered(
    site: Site, visit: Callable[[str], Page]
) -> None:
    page = visit(ADDRESS)
    site.manner = "hangs"
    page.goto(site.address + ADDRESS)
    assert page.locator(NOTE).is_visible()
    site.manner = "answers"
    site.write(LATER)
    page.evaluate("dispatchEvent(new Event('online'))")
    page.locator(NOTE, has_text="这个页面有更新").wait_for()
    assert page.locator('[data-message="20-launch"] [data-text]').first.text_content() != "改了时间"
    page.locator(NOTE).get_by_text("看新的").click()
    text = page.locator('[data-message="20-launch"] [data-text]', has_text="改了时间")
    text.first.wait_for(state="attached")
    assert page.locator(NOTE).count() == 0


def test_a_page_that_is_still_the_same_drops_the_note(
    site: Site, visit: Callable[[str], Page], context: BrowserContext
) -> None:
    page = visit(ADDRESS)
    context.set_offline(True)
    page.reload()
    assert page.locator(NOTE).is_visible()
    context.set_offline(False)
    page.locator(NOTE).wait_for(state="detached")


def test_an_answer_that_comes_late_is_offered_by_itself(
    site: Site, visit: Callable[[str], Page]
) -> None:
    page = visit(ADDRESS)
    site.manner = "hangs"
    site.write(LATER)
    page.goto(site.address + ADDRESS)
    page.locator(NOTE, has_text="没连上网站").wait_for()
    site.manner = "answers"
    site.over.set()
    page.locator(NOTE, has_text="这个页面有更新").wait_for()


@pytest.mark.parametrize("manner", ["sends away", "forbids keeping"])
def test_what_is_no_page_for_this_device_is_not_kept_and_takes_the_kept_one_away(
    site: Site, visit: Callable[[str], Page], manner: str
) -> None:
    page = visit(ADDRESS)
    site.manner = manner
    page.goto(site.address + ADDRESS)
    assert page.locator(NOTE).count() == 0
    wait_for(page, "pages", ADDRESS, gone=True)


def test_a_page_that_is_gone_is_forgotten(site: Site, visit: Callable[[str], Page]) -> None:
    page = visit(ADDRESS)
    (site.tree / ADDRESS / "index.html").unlink()
    page.goto(site.address + ADDRESS)
    wait_for(page, "pages", ADDRESS, gone=True)


def test_a_login_page_in_place_of_a_kit_is_not_kept(
    site: Site, visit: Callable[[str], Page]
) -> None:
    page = visit(ADDRESS)
    write(
        site.tree, f"{ADDRESS}index.html", b"<!doctype html><main><form>Who are you?</form></main>"
    )
    page.goto(site.address + ADDRESS)
    wait_for(page, "pages", ADDRESS, gone=True)


def test_the_newest_thirty_pages_are_kept_and_only_the_assets_they_need(
    site: Site, visit: Callable[[str], Page]
) -> None:
    old = (site.tree / ADDRESS / "index.html").read_bytes()
    write(site.tree, f"{ADDRESS}index.html", old.replace(b"kit.css?v=", b"kit.css?v=old"))
    page = visit(ADDRESS)
    (old,) = [path for path in kept(page, "assets") if "v=old" in path]
    for n in range(30):
        site.write(a_kit(group=a_group(id=f"g-{n:02}")))
        page.goto(f"{site.address}g/g-{n:02}/")
        wait_for(page, "pages", f"g/g-{n:02}/")
    wait_for(page, "pages", ADDRESS, gone=True)
    assert kept(page, "pages") == [f"g/g-{n:02}/" for n in range(30)]
    wait_for(page, "assets", old, gone=True)  # after the pages that needed it
    assert len(kept(page, "assets")) == 2


def test_nothing_is_kept_of_what_is_not_for_leaders_to_open_again(
    site: Site, visit: Callable[[str], Page]
) -> None:
    page = visit(ADDRESS)
    home = (site.tree / HOME / "index.html").read_bytes()
    for path in ("ops/calendar/", "campaigns/biancheng/", "wall/"):
        write(site.tree, f"{path}index.html", home)
        page.goto(site.address + path)
    page.goto(f"{site.address}{HOME}")
    wait_for(page, "pages", HOME)
    assert kept(page, "pages") == [HOME, ADDRESS]


def test_a_worker_taken_off_the_server_goes_and_takes_all_along(
    site: Site, visit: Callable[[str], Page]
) -> None:
    page = visit(ADDRESS)
    (site.tree / "sw.js").unlink()
    page.goto(site.address + HOME)
    page.wait_for_function(
        "navigator.serviceWorker.getRegistrations().then(all => all.length === 0)"
    )
    page.wait_for_function("caches.keys().then(names => names.length === 0)")


def test_a_preview_registers_nothing(site: Site, context: BrowserContext) -> None:
    built = (site.tree / ADDRESS / "index.html").read_bytes()
    script = b'<script src="/_kits/reload.js" data-edition="1"></script></body>'
    write(site.tree, f"{ADDRESS}index.html", built.replace(b"</body>", script))
    page = context.new_page()
    page.goto(site.address + ADDRESS, wait_until="networkidle")
    assert page.evaluate("navigator.serviceWorker.getRegistrations().then(all => all.length)") == 0


def test_where_there_is_no_worker_the_page_is_whole(site: Site, context: BrowserContext) -> None:
    failed: list[str] = []
    page = context.new_page()
    page.on("pageerror", lambda problem: failed.append(str(problem)))
    page.add_init_script(
        "Object.defineProperty(navigator, 'serviceWorker', {get() { throw new Error('no') }});"
    )
    page.goto(site.address + ADDRESS, wait_until="networkidle")
    assert page.locator("[role=tab]").first.is_visible()
    assert failed == []
