"""What a chat shows of a public page that somebody sends on: title, sentence, picture, language.

A preview is made of what its own page says, and of what the whole site says of itself.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from babel.core import get_global
from markupsafe import Markup

from kits.model.addresses import Address, Addresses
from kits.model.artifacts import Artifact, Page, Prototype
from kits.model.audiences import Audience
from kits.model.sentinels import TOP
from kits.render.prose_marks import converted
from kits.render.views import View
from kits.source.costs import excess

HOME = "index.md"
EVENING = Addresses.asset("evening.png")
"""The picture of a community that has none of its own."""
SHORT = 160
"""Characters of a sentence that chats and search engines show."""


def previewed(artifacts: Iterable[Artifact], view: View) -> Iterator[Artifact]:
    """The artifacts of the public site, each page with what is shown of it elsewhere."""
    for artifact in artifacts:
        if isinstance(artifact, Page | Prototype) and view.audience is Audience.PUBLIC:
            shown = _preview(artifact, view)
            meta = {"description": shown["description"], **artifact.meta, "preview": shown}
            yield replace(artifact, meta=meta)
        else:
            yield artifact


def _preview(page: Page | Prototype, view: View) -> dict[str, str]:
    locale = str(page.meta.get("lang") or view.locale.tag)
    settings = view.settings.in_locale(locale)
    is_home = page.path.startswith(HOME.removesuffix("md"))
    said = page.meta.get("description") or summary(settings.about) or settings.name
    picture = page.meta.get("picture") or site_picture(view, locale)
    return {
        "site": settings.name,
        "title": settings.name if is_home else page.title,
        "description": str(said),
        "kind": str(page.meta.get("kind") or ("website" if is_home else "article")),
        "locale": locale_code(locale),
        **({"picture": str(picture)} if picture else {}),
    }


def summary(text: str | None) -> str:
    """The beginning of a text in plain words, on one line."""
    if not text or excess(text):
        return ""
    first = text.strip().partition("\n\n")[0]
    words = " ".join(str(Markup(converted(first).replace(TOP, "")).striptags()).split())
    return words if len(words) <= SHORT else f"{words[: SHORT - 1].rstrip()}…"


def site_picture(view: View, locale: str) -> str | None:
    """The whole address of the picture that the home begins with, where the site's is known."""
    picture = home_picture(view, locale)
    return whole(view, Address(picture) if picture else EVENING)


def home_picture(view: View, locale: str) -> str | None:
    """Where the picture that a community declares stands in a tree."""
    ref = view.settings.in_locale(locale).picture
    source = view.files.picture(ref)
    return ref.room.published(source) if source else None


def whole(view: View, file: Address) -> str | None:
    """The whole address of a file of the public site, where it is known where that stands."""
    site = view.settings.urls.public
    return file.at(site) if site else None


def locale_code(locale: str) -> str:
    """A language with its country, as previews name it: `zh_CN`, `en_US`, `ar_EG`."""
    language, *others = locale.split("-")
    country = next((part for part in others if len(part) == 2), None)
    script = next((part for part in others if len(part) == 4), None)
    likely = get_global("likely_subtags")
    known = likely.get(f"{language}_{script}") or likely.get(language) or ""
    country = country or str(known).rpartition("_")[2]
    return f"{language}_{country}" if country else language
