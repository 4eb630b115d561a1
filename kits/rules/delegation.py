"""What may be handed over to users, and how much of it."""

from __future__ import annotations

from collections.abc import Iterator

from kits.model.campaigns import Campaign
from kits.model.findings import Words, say, warning
from kits.model.places import Place
from kits.rules.rule import Due, Repeated

SMALL, MEDIUM = 7, 15
"""Days that a small and a medium campaign last at most."""


def handed_over_too_far(due: Due) -> Iterator[Repeated]:
    """What is large, long, confidential or for the brand stays with staff.

    Campaigns of up to 15 days can be left to users, in full or with staff beside them
    (`assisted`). Where one lasts longer, is `size: large`, `confidential: true` or `brand: true`,
    staff run it and users help: `delegation: {level: reserved}`, and `kept` says what staff keep.
    Without a level it is `full`. Standing posts (`kind: dispatch`) may last as long as they like,
    and are asked only where they give a level; what is over or withdrawn is not.

    Bad:
        --- campaigns/drive.md
        brand: true
        size: large
        delegation: {level: full}

    Good:
        --- campaigns/drive.md
        brand: true
        size: large
        delegation: {level: reserved, kept: Staff write every text and choose who wins.}
    """
    for run in due.ahead:
        campaign = run.campaign
        given = campaign.delegation
        reasons = tuple(_too_much(campaign))
        level = given.level if given else "full"
        if not reasons or level == "reserved" or (campaign.kind == "dispatch" and not given):
            continue
        place = campaign.at("delegation", "level") if given else reasons[0][0]
        words = say(
            'campaign "{id}" is {reasons}: such a campaign stays with staff, and its level is '
            '"{level}"',
            id=run.id,
            reasons=tuple(words for _, words in reasons),
            level=level,
        )
        hint = say("write level: reserved below delegation:, and kept: with what staff keep")
        found = warning("handed-over-too-far", place, words, hint)
        yield Repeated(("handed-over-too-far", run.id), found)


def _too_much(campaign: Campaign) -> Iterator[tuple[Place, Words]]:
    """Why a campaign cannot be left to users, and where it says so."""
    if campaign.brand:
        yield campaign.at("brand"), say("for the brand")
    if campaign.size == "large":
        yield campaign.at("size"), say("large")
    if campaign.confidential:
        yield campaign.at("confidential"), say("confidential")
    if campaign.kind != "dispatch" and days_of(campaign) > MEDIUM:
        yield campaign.at("ends"), say("{days} days long", days=days_of(campaign))


def size_against_days(due: Due) -> Iterator[Repeated]:
    """The size of a contest or gathering goes with its days.

    A small one lasts up to 7 days, a medium one 8 to 15; what lasts longer is large. A gathering
    may be of any size on a single day.

    Bad:
        --- campaigns/drive.md
        size: small
        ends: 2026-12-12

    Good:
        --- campaigns/drive.md
        size: medium
        ends: 2026-12-12
    """
    for run in due.ahead:
        campaign, days = run.campaign, days_of(run.campaign)
        size = "small" if days <= SMALL else "medium" if days <= MEDIUM else "large"
        order = ("small", "medium", "large")
        if campaign.kind == "dispatch" or campaign.size in (None, "large", size) or days < 1:
            continue
        if campaign.kind == "gathering" and order.index(campaign.size) > order.index(size):
            continue
        words = say('"{size}" does not go with {days} days', size=campaign.size, days=days)
        hint = say("write size: {size}, or another last day", size=size)
        found = warning("size-against-days", campaign.at("size"), words, hint)
        yield Repeated(("size-against-days", run.id), found)


def days_of(campaign: Campaign) -> int:
    """How many days a campaign lasts."""
    starts, ends = campaign.starts.day, campaign.ends.day
    assert starts, "both are read as dated moments"
    assert ends
    return (ends - starts).days + 1
