"""What the operators' pages have in common: their place, their look and their scripts."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from importlib.resources import files

from markupsafe import Markup

from kits.locale import Tongue, catalogue
from kits.model.addresses import Address, Addresses
from kits.model.artifacts import Artifact, File, Page
from kits.model.groups import Group
from kits.render.views import View

STYLE = Addresses.asset("ops-pages.css").path
SCRIPTS = ("calendar", "people")


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
            "scripts": [_script(script) for script in scripts],
        },
        nav=(catalogue(locale).gettext("Operations"),),
        listed=True,
    )


def operators_assets(view: View) -> Iterator[Artifact]:
    """The style and the scripts of these pages, once."""
    folder = files("kits.render") / "assets" / "ops"
    yield File(path=STYLE, content=(folder / "pages.css").read_bytes())
    for script in SCRIPTS:
        content = (folder / f"{script}.js").read_bytes()
        yield File(path=_script(script), content=content)


def _script(name: str) -> str:
    return Addresses.asset(f"ops-{name}.js").path


def area_of(group: Group, view: View) -> str:
    """Where operators look for a group: its region, else its country, else among its kind."""
    kinds = view.settings.vocabulary.kinds or {}
    place = group.region or group.country
    return place or kinds.get(
        group.kind or "", group.kind or catalogue(view.locale).gettext("Others")
    )
