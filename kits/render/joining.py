"""The way in: one button to join, and the words that say whom to write to."""

from __future__ import annotations

import re
from dataclasses import dataclass

from markupsafe import Markup, escape

from kits.model.addresses import Address
from kits.render.views import View

PAGE = "how-to-join.md"
"""The ordinary page that says how to join, where a community has one."""
REACHED = re.compile(
    r"(?P<mail>[\w.+-]+@[\w-]+(?:\.[\w-]+)+)|(?P<link>https?://[\w./?#=&%~:@!$*+-]*[\w/#=&%~$*+-])",
    re.ASCII,
)
"""What a thumb can follow in what a community says of how to reach it."""


@dataclass(frozen=True, slots=True)
class Joining:
    """How to join, as one page says it."""

    to: str | None
    """Where the button leads; None where there is only a sentence to follow."""
    words: Markup
    """What the community says of how to reach it, with its addresses to be tapped."""


def joining(view: View, locale: str, here: Address) -> Joining:
    """The way in from a page.

    A page of that name goes first, then the first address in `contact`, then the page that a model
    group has of its own. The link into a group is never public.
    """
    contact = view.settings.in_locale(locale).contact or ""
    written = view.pages.get(PAGE)
    sites = (one.group.website for one in view.models if one.group.website)
    to = _first(contact) or next(sites, None)
    if written:
        spoken = written.translations.get(locale, written)
        to = here.to(Address.of(spoken.path))
    return Joining(to, _linked(" ".join(contact.split())))


def _first(text: str) -> str | None:
    found = REACHED.search(text)
    return _target(found) if found else None


def _target(found: re.Match[str]) -> str:
    return f"mailto:{found[0]}" if found["mail"] else found[0]


def _linked(text: str) -> Markup:
    parts, end = [], 0
    for found in REACHED.finditer(text):
        parts.append(escape(text[end : found.start()]))
        parts.append(Markup('<a href="{}">{}</a>').format(_target(found), found[0]))
        end = found.end()
    return Markup("").join([*parts, escape(text[end:])])
