"""What is expected to be answered in the HQ group, as a chat is matched with it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from kits.chats.expected import Awaited, Expected, Known, Row
from kits.locale import languages_of
from kits.model.bundles import Share
from kits.model.community import Community
from kits.model.groups import Group
from kits.render.sounds import sound
from kits.texts.replies import refusals


def expected(community: Community, shares: Iterable[Share]) -> Expected:
    """All of it, of the campaigns whose kits are built, with what came already."""
    languages = languages_of(community.declared)
    words = [refusals(languages.tongue(tag)) for tag in languages.tags]
    return Expected(
        zone=community.settings.timezone,
        groups=tuple(_known(community, group) for group in community.groups.values()),
        answers=tuple(_awaited(shares)),
        known=tuple(_rows(community)),
        skipped=tuple(dict.fromkeys(skipped for skipped, _ in words)),
        cannot=tuple(dict.fromkeys(cannot for _, cannot in words)),
    )


def _awaited(shares: Iterable[Share]) -> Iterator[Awaited]:
    for share in shares:
        for send in share.sends:
            if send.code:
                yield Awaited(
                    campaign=send.campaign,
                    group=share.group,
                    message=send.name,
                    code=send.code,
                    at=int(send.at.timestamp()),
                    report=send.report,
                )


def _rows(community: Community) -> Iterator[Row]:
    for campaign, receipts in community.log.receipts.items():
        for receipt in receipts:
            yield Row(
                campaign=campaign,
                group=receipt.group,
                message=receipt.message,
                at=receipt.answered.isoformat(timespec="seconds"),
                how=receipt.how,
                version=receipt.version or "",
                note=receipt.note or "",
            )


def _known(community: Community, group: Group) -> Known:
    spoken = group.in_locale(community.locale_of(group))
    versions = (group, *group.translations.values())
    written = [text for one in versions for text in (one.name, one.city) if text]
    sounds = [sound(text) for text in written]
    people = [
        community.people[id] for id in (*group.leaders, *group.deputies) if id in community.people
    ]
    names = [
        name
        for person in people
        for one in (person, *person.translations.values())
        for name in (one.name, one.called, one.alias)
    ]
    return Known(
        id=group.id,
        name=spoken.name,
        names=_once([*written, *(each.pinyin for each in sounds)]),
        initials=_once(each.initials for each in sounds if each.initials != each.written),
        people=_once([*names, group.leader_name]),
    )


def _once(texts: Iterable[str | None]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(text for text in texts if text))
