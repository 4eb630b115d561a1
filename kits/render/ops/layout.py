"""What the operators' pages have in common: their place, their look and their scripts."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from importlib.resources import files

from markupsafe import Markup

from kits.locale import Tongue, catalogue
from kits.model.addresses import Address, Addresses
from kits.model.artifacts import Artifact, File, Page
from kits.model.groups import Group
from kits.render.views import View

STYLE = Addresses.asset("ops-pages.css").path
SCRIPTS: Mapping[str, tuple[str, ...]] = {
    "calendar": ("elements.js", "ops/calendar.js"),
    "people": ("elements.js", "searching.js", "ops/people.js"),
    "copying": (
        "elements.js", "kit/copying.js", "ops/stamping.js", "ops/chats/rows.js", "ops/copying.js",
    ),
    "receipts": (
        "elements.js", "kit/copying.js", "ops/stamping.js", "ops/basket.js", "ops/receipts.js",
        "ops/chat.js",
    ),
}  # fmt: skip
"""What each script of these pages is joined from."""


def operators_page(
    here: Address, title: str, body: Markup, locale: Tongue, *, scripts: Sequence[str] = ()
) -> Page:
    """A page of HTML for operators."""
    return Page(
        path=here.source.path,
        title=title,
        body=body,
        html=True,
        meta={
            "lang": locale.tag,
            "hide": ["toc"],
            "styles": [STYLE],
            "scripts": [script_of(script) for script in scripts],
        },
        nav=(catalogue(locale).gettext("Operations"),),
        listed=True,
    )


def operators_assets(view: View) -> Iterator[Artifact]:
    """The style and the scripts of these pages, once."""
    folder = files("kits.render") / "assets"
    styles = ("pages", "answers")
    content = b"\n".join((folder / "ops" / f"{name}.css").read_bytes() for name in styles)
    yield File(path=STYLE, content=content)
    for script, parts in SCRIPTS.items():
        inside = "\n".join((folder / part).read_text(encoding="utf-8") for part in parts)
        yield File(path=script_of(script), content=enclosed(inside).encode())


def enclosed(script: str) -> str:
    """A script whose names are its own; it is no module, which a page from a disk may not load."""
    return f"(function (kits) {{\n{script}\n}})(window.kits = window.kits || {{}});\n"


def script_of(name: str) -> str:
    """Where a script of these pages stands."""
    return Addresses.asset(f"ops-{name}.js").path


def area_of(group: Group, view: View) -> str:
    """Where operators look for a group: its region, else its country, else among its kind."""
    kinds = view.settings.vocabulary.kinds or {}
    place = group.region or group.country
    return place or kinds.get(
        group.kind or "", group.kind or catalogue(view.locale).gettext("Others")
    )
