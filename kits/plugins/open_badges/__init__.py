"""Badges that can be shown and checked elsewhere (Open Badges 3.0), where the build has a key.

What makes them is read where something is signed, and not before.
"""

from __future__ import annotations

from collections.abc import Iterator

from kits.locale import catalogue
from kits.model.artifacts import Artifact
from kits.model.audiences import Audience
from kits.plugins.open_badges.seals import KEY, seal
from kits.render.renderers import Renderers
from kits.render.views import View


def signs(view: View) -> bool:
    """Whether badges are signed.

    Whoever checks a credential looks for the key at the https address of the public site, so
    without one none can be given.
    """
    site = view.settings.urls.public or ""
    return bool(view.secrets.get(KEY) and view.badges and site.startswith("https://"))


def signed(view: View) -> Iterator[Artifact]:
    """The credentials of all awards."""
    key = seal(view.secrets) if signs(view) else None
    if key:
        from kits.plugins.open_badges.credentials import credentials

        yield from credentials(view, key)


def beside(view: View) -> Iterator[tuple[str, str]]:
    """The files beside each certificate."""
    if signs(view):
        _ = catalogue(view.locale).gettext
        yield "credential.jwt", _("Open Badges credential")
        yield "badge.svg", _("Badge that carries it")


RENDERERS = Renderers(
    of_view=((Audience.PUBLIC, signed),),
    beside_certificates=(beside,),
    secrets=(KEY,),
)
