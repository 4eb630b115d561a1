"""All that is rendered, in the order of the navigation, each for an audience and those above it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from kits.model.artifacts import Artifact
from kits.model.audiences import Audience
from kits.model.bundles import Bundle, Share
from kits.render.badges import badge_pages
from kits.render.credentials import credentials
from kits.render.day.page import day_page
from kits.render.feeds import feed
from kits.render.handbook.pages import handbook, leaders_help
from kits.render.ops.calendar import calendar_page
from kits.render.ops.coverage import coverage_page
from kits.render.ops.findings import findings_page
from kits.render.ops.layout import operators_assets
from kits.render.ops.ledger import ledger
from kits.render.ops.private import private_page
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
from kits.render.shout_outs import shout_outs
from kits.render.thanks import thanks_pages
from kits.render.training import training
from kits.render.views import View
from kits.render.wall.pages import wall

OfView = Callable[[View], Iterable[Artifact]]
OfBundle = Callable[[View, Bundle], Iterable[Artifact]]
OfShares = Callable[[View, Iterable[Share]], Iterable[Artifact]]

OF_VIEW: tuple[tuple[Audience, OfView], ...] = (
    (Audience.PUBLIC, public_pages),
    (Audience.PUBLIC, thanks_pages),
    (Audience.PUBLIC, wall),
    (Audience.PUBLIC, badge_pages),
    (Audience.PUBLIC, credentials),
    (Audience.PUBLIC, feed),
    (Audience.LEADERS, training),
    (Audience.LEADERS, leaders_help),
    (Audience.OPERATORS, ledger),
    (Audience.OPERATORS, recaps),
    (Audience.OPERATORS, operators_assets),
    (Audience.OPERATORS, coverage_page),
    (Audience.OPERATORS, findings_page),
    (Audience.OPERATORS, private_page),
    (Audience.OPERATORS, handbook),
    (Audience.OPERATORS, shout_outs),
)
"""What exists once."""

OF_SHARES: tuple[tuple[Audience, OfShares], ...] = (
    (Audience.LEADERS, sent_files),
    (Audience.OPERATORS, day_page),
    (Audience.OPERATORS, calendar_page),
)
"""What tells of many groups; of an audience it comes before what exists once, so that the day is
what the operators' tab opens."""

PHONES_OF_VIEW: tuple[OfView, ...] = (phone_assets, group_finder, crews)
PHONES_OF_BUNDLE: tuple[OfBundle, ...] = (kits_of, home_of_group, homes_of_leaders)
PHONES_OF_SHARES: tuple[OfShares, ...] = (homes_of_several,)
"""What leaders open on their phones, made once for leaders and operators: no host has a part in
it."""


def pages(view: View, shares: Iterable[Share]) -> Iterator[Artifact]:
    """What a host renders for the audience of a view, with all that belongs to it."""
    for audience in Audience:
        if audience <= view.audience:
            made = _pages(view, shares, audience)
            yield from previewed(made, view) if audience is Audience.PUBLIC else made


def _pages(view: View, shares: Iterable[Share], audience: Audience) -> Iterator[Artifact]:
    for lowest, of_shares in OF_SHARES:
        if lowest is audience:
            yield from of_shares(view, shares)
    for lowest, of_view in OF_VIEW:
        if lowest is audience:
            yield from of_view(view)


def phones_of(view: View, bundle: Bundle) -> Iterator[Artifact]:
    """What the leaders of one group open on their phones."""
    for renderer in PHONES_OF_BUNDLE:
        yield from renderer(view, bundle)


def phones_beside(view: View, shares: Iterable[Share]) -> Iterator[Artifact]:
    """What leaders open besides, that is of no single group."""
    for of_shares in PHONES_OF_SHARES:
        yield from of_shares(view, shares)
    for of_view in PHONES_OF_VIEW:
        yield from of_view(view)
