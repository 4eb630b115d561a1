"""axe-core, which reads a page as somebody does who sees or hears it otherwise."""

from __future__ import annotations

from functools import cache
from typing import Any

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page


def violations(page: Page, within: str | None = None, **options: Any) -> list[dict[str, Any]]:
    """What is wrong on a page, or within one element of it; axe is brought there once."""
    if not page.evaluate("'axe' in window"):
        page.evaluate(_script())
    found = page.evaluate(
        "([within, options]) => axe.run(within || document, options)",
        [within, {"resultTypes": ["violations"], **options}],
    )
    assert found["passes"], "axe looked at something"
    wrong: list[dict[str, Any]] = found["violations"]
    return wrong


@cache
def _script() -> str:
    script: str = Axe().axe_script
    return script
