"""All that is rendered, in the order of the navigation, each for an audience and those above it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from kits.model.artifacts import Artifact
from kits.model.audiences import Audience
from kits.model.bundles import Bundle, Share
from kits.model.community import Community
from kits.model.declared import Declared
from kits.render.badges import badge_pages
from kits.render.day.page import day_page
from kits.render.feeds import feed
from kits.render.handbook.pages import handbook, leaders_help
from kits.render.lineage import lineage_pages
from kits.render.open_tasks import tasks_page
from kits.render.ops.calendar import calendar_page
from kits.render.ops.coverage import coverage_page
from kits.render.ops.feedback import feedback_page
from kits.render.ops.figures import figures_page
from kits.render.ops.findings import findings_page
from kits.render.ops.headquarters import hq_page
from kits.render.ops.layout import operators_assets
from kits.render.ops.ledger import ledger
from kits.render.ops.mix import mix_page
from kits.render.ops.people import people_page
from kits.render.ops.private import private_page
from kits.render.ops.progress import progress_pages
from kits.render.ops.proposals import proposals_page
from kits.render.ops.receipts import receipts_page
from kits.render.ops.reports import report_pages
from kits.render.ops.silent import silent_page
from kits.render.ops.steps import steps_page
from kits.render.ops.teams import assessments_page
from kits.render.phones import (
    crews,
    group_finder,
    home_of_group,
    homes_of_leaders,
    homes_of_several,
    kits_of,
    phone_assets,
    sent_files,
)
from kits.render.previews import previewed
from kits.render.public import public_pages
from kits.render.recapping import recaps
from kits.render.sends import Sends
from kits.render.shout_outs import shout_outs
from kits.render.teams import team_pages
from kits.render.thanks import thanks_pages
from kits.render.training import training
from kits.render.views import Beside, View
from kits.render.wall.pages import wall

OfView = Callable[[View], Iterable[Artifact]]
OfBundle = Callable[[View, Bundle], Iterable[Artifact]]
OfShares = Callable[[View, Iterable[Share]], Iterable[Artifact]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Renderers(Declared):
    """Renderers by their shape: the built-in ones, or those of a plugin.

    What an audience gets, those above it get too. On their phones leaders and operators get the
    same, which no host has a part in: files, and what is costly to make.
    """

    of_view: tuple[tuple[Audience, OfView], ...] = ()
    """What exists once, with the audience that it is for."""
    of_shares: tuple[tuple[Audience, OfShares], ...] = ()
    """What tells of many groups, likewise; of an audience it comes before what exists once, so that
    the day is what the operators' tab opens."""
    phones_of_view: tuple[OfView, ...] = ()
    phones_of_bundle: tuple[OfBundle, ...] = ()
    """What one group has."""
    phones_of_shares: tuple[OfShares, ...] = ()
    on_request: tuple[OfView, ...] = ()
    """What stands in no tree, for everyone: a command asks for it."""
    beside_certificates: tuple[Beside, ...] = ()
    """Which files stand beside each certificate."""
    secrets: tuple[str, ...] = ()
    """The environment variables that are read for them."""


def sends_pages(view: View, shares: Iterable[Share]) -> Iterator[Artifact]:
    """The operators' week and their calendar, of the sends of all groups."""
    sends = Sends.of(shares)
    yield from day_page(view, sends)
    yield from calendar_page(view, sends)


BUILT_IN = Renderers(
    of_view=(
        (Audience.PUBLIC, public_pages),
        (Audience.PUBLIC, thanks_pages),
        (Audience.PUBLIC, wall),
        (Audience.PUBLIC, badge_pages),
        (Audience.PUBLIC, feed),
        (Audience.LEADERS, training),
        (Audience.LEADERS, leaders_help),
        (Audience.OPERATORS, operators_assets),
        (Audience.OPERATORS, receipts_page),
        (Audience.OPERATORS, silent_page),
        (Audience.OPERATORS, progress_pages),
        (Audience.OPERATORS, coverage_page),
        (Audience.OPERATORS, people_page),
        (Audience.OPERATORS, mix_page),
        (Audience.OPERATORS, figures_page),
        (Audience.OPERATORS, report_pages),
        (Audience.OPERATORS, steps_page),
        (Audience.OPERATORS, recaps),
        (Audience.OPERATORS, proposals_page),
        (Audience.OPERATORS, feedback_page),
        (Audience.OPERATORS, assessments_page),
        (Audience.OPERATORS, ledger),
        (Audience.OPERATORS, findings_page),
        (Audience.OPERATORS, private_page),
        (Audience.OPERATORS, handbook),
        (Audience.OPERATORS, shout_outs),
    ),
    of_shares=(
        (Audience.LEADERS, sent_files),
        (Audience.OPERATORS, sends_pages),
        (Audience.OPERATORS, hq_page),
    ),
    phones_of_view=(phone_assets, group_finder, crews, tasks_page, lineage_pages),
    phones_of_bundle=(kits_of, home_of_group, homes_of_leaders),
    phones_of_shares=(homes_of_several, team_pages),
)
"""What comes with the package, in the order of the navigation."""


def renderers_of(community: Community) -> Renderers:
    """Those that a community is rendered by: with those of the plugins that it names."""
    return sum(community.of_plugins(Renderers), BUILT_IN)


def pages(renderers: Renderers, view: View, shares: Iterable[Share]) -> Iterator[Artifact]:
    """What a host renders for the audience of a view, with all that belongs to it."""
    for audience in Audience:
        if audience <= view.audience:
            made = _pages(renderers, view, shares, audience)
            yield from previewed(made, view) if audience is Audience.PUBLIC else made


def _pages(
    renderers: Renderers, view: View, shares: Iterable[Share], audience: Audience
) -> Iterator[Artifact]:
    for lowest, of_shares in renderers.of_shares:
        if lowest is audience:
            yield from of_shares(view, shares)
    for lowest, of_view in renderers.of_view:
        if lowest is audience:
            yield from of_view(view)


def phones_of(renderers: Renderers, view: View, bundle: Bundle) -> Iterator[Artifact]:
    """What the leaders of one group open on their phones."""
    for renderer in renderers.phones_of_bundle:
        yield from renderer(view, bundle)


def phones_beside(renderers: Renderers, view: View, shares: Iterable[Share]) -> Iterator[Artifact]:
    """What leaders open besides, that is of no single group."""
    for of_shares in renderers.phones_of_shares:
        yield from of_shares(view, shares)
    for of_view in renderers.phones_of_view:
        yield from of_view(view)
