"""axe-core, which reads a page as somebody does who sees or hears it otherwise."""

from __future__ import annotations

from functools import cache
from typing import Any

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

from tests.browser import SCHEMES, show_in

COLOURS = ["color-contrast", "link-in-text-block"]
"""The rules that a colour can break."""

# Marks what the contrast is read of: of each look twenty. A look is the letters, and every ground or
# change of them around an element. On a page of a thousand rows all are alike.
_LOOKS = """() => {
    const looks = new Map([["", 0]]), around = new Map(), seen = new Map();
    const number = look => looks.get(look) ?? looks.set(look, looks.size).get(look);
    for (const element of document.querySelectorAll("*")) {
        const style = getComputedStyle(element);
        const ground = [style.backgroundColor, style.backgroundImage, style.backgroundClip,
            style.opacity, style.filter, style.mixBlendMode, style.position, style.zIndex].join();
        const within = around.get(element.parentElement) ?? 0;
        around.set(element, ground === _PLAIN ? within : number(within + ground));
        const look = number([around.get(element), style.color, style.fontSize, style.fontWeight,
            style.textShadow, element.localName].join());
        const times = seen.get(look) ?? 0;
        seen.set(look, times + 1);
        element.toggleAttribute("data-look", times < 20);
    }
}""".replace("_PLAIN", '"rgba(0, 0, 0, 0),none,border-box,1,none,normal,static,auto"')

# Whether all elements are and stand as they did when this was asked before, colours apart.
_IS_AS_BEFORE = """() => {
    const of = element => {
        const facts = Array.from(element.attributes, one => one.name + "=" + one.value)
            .filter(fact => !/^data-(look|md-color)/.test(fact));
        const shown = element.checkVisibility({opacityProperty: true, visibilityProperty: true});
        if (!shown) return [element.localName, ...facts].join();
        const {x, y, width, height} = element.getBoundingClientRect();
        return [element.localName, ...facts, x + scrollX, y + scrollY, width, height].join();
    };
    const before = window.axeBefore;
    window.axeBefore = Array.from(document.body.querySelectorAll("*"), of).join("\\n");
    return window.axeBefore === before;
}"""


def violations(page: Page, within: str | None = None, **options: Any) -> list[dict[str, Any]]:
    """What is wrong on a page, or within one element of it; axe is brought there once."""
    if not page.evaluate("'axe' in window"):
        page.evaluate(_script())
    page.evaluate(_LOOKS)
    found = page.evaluate(
        "([within, options]) => axe.run(within || document, options)",
        [within, {"resultTypes": ["violations"], **options}],
    )
    assert found["passes"], "axe looked at something"
    wrong: list[dict[str, Any]] = found["violations"]
    return wrong


def violations_in_both(
    page: Page, within: str | None = None, **options: Any
) -> list[tuple[str, dict[str, Any]]]:
    """What is wrong in light, and in dark: what differs by nothing but its colours only in these."""
    found = []
    for scheme in SCHEMES:
        show_in(page, scheme)
        as_before = page.evaluate(_IS_AS_BEFORE)
        only = {"runOnly": COLOURS} if as_before else {}
        found += [(scheme, one) for one in violations(page, within, **(options | only))]
    return found


@cache
def _script() -> str:
    marked = """axe.configure({rules: [{id: "color-contrast", selector: "[data-look]"}]});"""
    return f"{Axe().axe_script};{marked}"
