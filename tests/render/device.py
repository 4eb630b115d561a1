"""A leader's phone before the kits of `sample`: what a browser allows, and what a page shows."""

from collections.abc import Callable

from playwright.sync_api import Page

from kits.locale import BUILT_IN
from kits.model.addresses import Addresses
from kits.model.clocks import Clock
from kits.model.kits import Kit
from kits.render.kit_pages import kit_page
from tests.render.sample import CHANNELS, NOW, a_group, a_kit, message, text

KITS = {
    "zh": a_kit(),
    "en": a_kit(group=a_group(id="london", locale="en", name="London Readers")),
    "ar": a_kit(group=a_group(id="cairo", locale="ar", name="قراء القاهرة")),
}
MAIL = a_kit(
    group=a_group(id="mail"),
    channels=("email",),
    messages=(
        message(
            "20-launch",
            2,
            8,
            "",
            texts={"email": text("你好", html='<p style="color:red">你好</p>', subject="开读")},
        ),
    ),
    notices=(),
    faq=(),
)
SHARED = a_kit(
    group=a_group(id="shared"),
    channels=("whatsapp", "telegram", "x", "sms", "email"),
    messages=(
        message(
            "20-launch",
            2,
            8,
            "",
            texts={
                channel: text(
                    "开读 & +100%\n入口：\nhttps://x.example/a?g=1&b=2#c", subject="开 & 读"
                )
                for channel in ("whatsapp", "telegram", "x", "sms", "email")
            },
        ),
        message(
            "30-long",
            3,
            8,
            "",
            texts={"whatsapp": text("长" * 1000), "telegram": text("没有链接")},
        ),
    ),
    notices=(),
    faq=(),
)
OTHERS = (MAIL, SHARED)
ADDRESS = "g/shanghai-03/biancheng/"

# What a browser may do to a page that wants to copy; `real` is kept to read the clipboard with.
KEEP = "window.real = navigator.clipboard;"
WRITE = "Object.defineProperty(navigator, 'clipboard', {value: %s, configurable: true});"
ABSENT = KEEP + WRITE % "undefined"
REJECTS = KEEP + WRITE % "{writeText: () => Promise.reject(new Error('no'))}"
HANGS = KEEP + WRITE % "{writeText: () => new Promise(() => {})}"
NO_COMMAND = "document.execCommand = () => false;"
LYING = "document.execCommand = () => true;"
EMPTY_EVENT = "document.execCommand = () => document.dispatchEvent(new Event('copy')) || true;"
NO_STORAGE = "Object.defineProperty(window, 'localStorage', {get() { throw new Error('no') }});"

Open = Callable[..., Page]


def rebuilt(page: Page, kit: Kit) -> None:
    """Opens the page again, as it is after a build that made another kit."""
    html = kit_page(kit, CHANNELS, BUILT_IN, Clock(NOW), addresses=Addresses()).content
    page.route(page.url.partition("#")[0], lambda route: route.fulfill(body=html))
    page.reload()


def clipboard(page: Page) -> str:
    return str(page.evaluate("window.real.readText()"))


def button(message: str, channel: str) -> str:
    return f'button[data-copy="{message}"][data-channel="{channel}"]'


def unfold(page: Page, message: str) -> None:
    """Opens the line of a message by a tap, where it is not open."""
    unfold_part(page, f"#m-{message}")


def unfold_part(page: Page, found: str) -> None:
    """Opens a part of the page by a tap, where it is not open."""
    part = page.locator(found)
    if part.get_attribute("open") is None:
        part.locator("summary").first.click()


def copy(page: Page, message: str, channel: str) -> None:
    """Copies a text by a tap on its button, whose message is opened before."""
    unfold(page, message)
    page.locator(button(message, channel)).click()


def mark(page: Page, message: str, channel: str) -> str:
    panel = page.locator(".panel", has=page.locator(button(message, channel)))
    return panel.locator("[data-mark]").text_content() or ""
