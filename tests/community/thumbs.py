"""A thumb on a phone: what it sees without moving, and how many taps and scrolls a thing takes."""

from __future__ import annotations

from dataclasses import dataclass

from playwright.sync_api import Locator, Page

MOST = 60
"""Scrolls after which a target is thought to be out of reach."""

# Whether all of an element lies on the screen, with nothing of the page over its corners.
SEEN = """element => {
    const {left, right, top, bottom} = element.getBoundingClientRect();
    if (bottom <= top || top < 0 || bottom > innerHeight || left < 0 || right > innerWidth) return false;
    const inset = 4;
    return [[left + inset, top + inset], [right - inset, bottom - inset]].every(([x, y]) => {
        const hit = document.elementFromPoint(x, y);
        return Boolean(hit && (element.contains(hit) || hit.contains(element)));
    });
}"""
# Where a tap on an element hits it, or nothing.
TARGET = """element => {
    const {left, top, width, height} = element.getBoundingClientRect();
    const [x, y] = [left + width / 2, top + height / 2];
    const hit = document.elementFromPoint(x, y);
    return hit && element.contains(hit) ? [x, y] : null;
}"""
SETTLED = "() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))"


@dataclass
class Thumb:
    """Taps and scrolls on one page, counted."""

    page: Page
    taps: int = 0
    scrolls: int = 0

    def sees(self, target: Locator) -> bool:
        """Whether all of it is on the screen as the page stands, with nothing over it."""
        return bool(target.evaluate(SEEN))

    def begins_in_sight(self, target: Locator) -> bool:
        """Whether its beginning is on the screen, of what may be longer than that."""
        top = target.evaluate("element => element.getBoundingClientRect().top / innerHeight")
        return bool(0 <= top < 1)

    def tap(self, target: Locator) -> None:
        """Taps it; as often as it is not there yet, scrolls on by most of a screen."""
        target.wait_for()
        for _ in range(MOST):
            place = target.evaluate(TARGET)
            if place:
                self.page.touchscreen.tap(*place)
                self.taps += 1
                self.page.evaluate(SETTLED)
                return
            self._scroll(target)
        raise AssertionError(f"{MOST} scrolls do not bring {target} under the thumb")

    def _scroll(self, target: Locator) -> None:
        below = target.evaluate("element => element.getBoundingClientRect().top > innerHeight / 2")
        self.page.evaluate(
            "down => scrollBy({top: innerHeight * (down ? .8 : -.8), behavior: 'instant'})", below
        )
        self.scrolls += 1
        self.page.evaluate(SETTLED)
