"""The anchors of pages that are made of prose, which links may lead to."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from itertools import chain

from kits.model.addresses import Address
from kits.model.artifacts import Page
from kits.render.anchors import anchors
from kits.render.public import public_pages
from kits.render.thanks import thanks_pages
from kits.render.training import training
from kits.render.views import View


def known_anchors(view: View, host: str) -> Callable[[str], frozenset[str] | None]:
    """Tells the anchors of a page by its address; None where no prose stands.

    `host` is what the site generator is told, which may let prose name its own headings.
    """
    made = chain(public_pages(view), thanks_pages(view), training(view))
    by_address = {Address.of(page.path).file: page for page in made if isinstance(page, Page)}
    attributes = "attr_list" in host

    @cache
    def known(path: str) -> frozenset[str] | None:
        if path not in by_address:
            return None
        page = by_address[path]
        return anchors(page.body, is_html=page.html, attributes=attributes)

    return known
