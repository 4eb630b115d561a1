"""For operators: which recaps are due, and what earlier rounds learned for those to come."""

from __future__ import annotations

from collections.abc import Iterator

from kits.locale import catalogue, translate
from kits.model.addresses import Addresses
from kits.model.artifacts import Artifact, Page
from kits.model.carried import Carried, Round, carried, learned_before
from kits.render.markdown import markdown
from kits.render.views import Shown, View

DUE = "recap-due"
"""The rule that tells which are due."""


def recaps(view: View) -> Iterator[Artifact]:
    """Which recaps are due, and what earlier ones learned."""
    _ = catalogue(view.locale).gettext
    here = Addresses.recaps
    yield Page(
        path=here.source.path,
        title=_("Recaps"),
        body=markdown(
            "recaps.md",
            view.locale,
            here=here,
            due=[
                (translate(f.message, view.locale), translate(f.hint, view.locale))
                for f in view.findings
                if f.rule == DUE
            ],
            rounds=[
                (shown, before, lessons)
                for shown in view.campaigns
                if shown.ends >= view.today and shown.phase != "withdrawn"
                if (found := lessons_before(view, shown))
                for before, lessons in [found]
            ],
            written=[shown for shown in view.campaigns if shown.recap],
        ),
        meta={"lang": view.locale.tag},
        nav=(_("Operations"),),
        listed=True,
    )


def lessons_before(view: View, shown: Shown) -> tuple[Shown, tuple[Carried, ...]] | None:
    """The last round of a campaign's recipe, and what it learned with this one's answers."""
    campaign = shown.campaign
    by_id = {other.campaign.id: other for other in view.campaigns}
    rounds = (
        Round(campaign=other.campaign, ends=other.ends, recap=other.recap)
        for other in view.campaigns
    )
    before = learned_before(
        rounds, recipe=campaign.recipe, origin=campaign.forked_from, day=shown.starts
    )
    return (by_id[before.campaign.id], carried(before, campaign)) if before else None
