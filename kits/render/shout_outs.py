"""The operators' page of shout-outs: what may be said of new badges, and how it gets into a kit."""

from __future__ import annotations

from collections.abc import Iterator

from markupsafe import Markup

from kits.locale import catalogue
from kits.model.addresses import Addresses
from kits.model.artifacts import Artifact, Page
from kits.render.markdown import markdown, plain
from kits.render.views import View


def shout_outs(view: View) -> Iterator[Artifact]:
    """For each campaign the texts that one command adds to it."""
    if view.settings.shout_outs != "ask":
        return
    _ = catalogue(view.locale).gettext
    shown = {item.campaign.id: item for item in view.campaigns}
    listed = [
        {
            "id": one.campaign,
            "title": shown[one.campaign].campaign.title,
            "alone": bool(shown[one.campaign].room.alone),
            "texts": [(_lines(text), groups) for text, groups in one.texts],
        }
        for one in view.proposals
    ]
    yield Page(
        path=(Addresses.operations / "shout-outs").source.path,
        title=_("Shout-outs"),
        body=markdown("shout_outs.md", view.locale, proposals=listed),
        meta={"lang": view.locale.tag},
        nav=(_("Operations"),),
        listed=True,
    )


def _lines(text: str) -> Markup:
    return Markup("<br>").join(plain(line) for line in text.split("\n"))
