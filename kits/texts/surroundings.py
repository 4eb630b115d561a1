"""What stands around the messages of a kit: the campaign, what has changed, what else to do."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import suppress
from datetime import UTC, date, datetime, time

from kits.locale import listed
from kits.model.banners import banner_source
from kits.model.campaign_parts import Change
from kits.model.community import Community
from kits.model.faces import NO_FILES
from kits.model.files import Files
from kits.model.groups import Group
from kits.model.kits import KitCampaign, KitMessage, LessonLink, Notice, Task
from kits.model.moments import END_OF_DAY, Anchors, UnreadableMoment, fix
from kits.model.recipes import Check
from kits.model.runs import Run
from kits.texts.sending import moment_of


def kit_campaign(
    run: Run, group: Group, anchors: Anchors, locale: str, files: Files = NO_FILES
) -> KitCampaign:
    """The campaign as a group sees it, with the group's own days and place.

    `files` are those of the content folder, by their path in the project folder.
    """
    campaign = run.campaign.in_locale(locale)
    row = run.rows.get(group.id)
    return KitCampaign(
        id=campaign.id,
        title=campaign.title,
        kind=campaign.kind,
        state=campaign.state,
        starts=_day(anchors, "starts"),
        ends=_day(anchors, "ends"),
        theme=campaign.theme[0] if len(campaign.theme) == 1 else None,
        place=(row.in_locale(locale).place if row else None) or campaign.place,
        opens=_hour(anchors, "starts"),
        banner=banner_source(campaign, run.room, files),
        extras=campaign.extras,
    )


def _day(anchors: Anchors, name: str) -> date:
    moment = anchors.local(name)
    assert moment is not None, "every campaign starts and ends"
    return moment.date() if isinstance(moment, datetime) else moment


def _hour(anchors: Anchors, name: str) -> datetime | None:
    moment = anchors.local(name)
    return moment if isinstance(moment, datetime) else None


def notices(
    run: Run,
    concerning: Sequence[Change],
    anchors: Anchors,
    locale: str,
    made: Sequence[KitMessage],
) -> tuple[Notice, ...]:
    """The changes that concern a group, told in its language, the newest first."""
    spoken = run.campaign.in_locale(locale).changes
    told = [
        _notice(change, words, anchors, made)
        for change, words in zip(run.campaign.changes, spoken, strict=True)
        if change in concerning
    ]
    return tuple(sorted(told, key=lambda notice: notice.at, reverse=True))


def _notice(change: Change, spoken: Change, anchors: Anchors, made: Sequence[KitMessage]) -> Notice:
    return Notice(
        at=moment_of(change, anchors),
        what=spoken.what,
        why=spoken.why,
        replaces=tuple(m.id for m in made if {m.id, m.base} & {*change.replaces}),
        message=next((message.id for message in made if message.base == change.message), None),
        fixes=change.fixes,
    )


def tasks(run: Run, anchors: Anchors, locale: str) -> Iterator[Task]:
    """The checklist in order of time, and then what has none, as it is written.

    A line with a day and no hour comes at the end of its day. `unknown-anchor` and
    `unreadable-time` tell of a time that cannot be fixed.
    """

    def fixed(line: Check, otherwise: time | None = None) -> datetime | None:
        with suppress(UnreadableMoment):
            return fix(line.when, anchors, otherwise=otherwise) if line.when else None
        return None

    def place(line: Check) -> tuple[bool, datetime]:
        due = fixed(line, END_OF_DAY)
        return due is None, due or datetime.max.replace(tzinfo=UTC)

    for line in sorted(run.checklist(locale), key=place):
        at = fixed(line)
        due = None if at else fixed(line, END_OF_DAY)
        yield Task(id=line.id, what=line.do, when=at, day=due.date() if due else None)


def lessons(community: Community, run: Run, locale: str) -> Iterator[LessonLink]:
    """The lessons to take first, each in the group's language where it is told in that."""
    for name in run.campaign.training:
        lesson = community.find_lesson(name)
        if lesson:
            code = lesson.spoken(locale)
            yield LessonLink(
                track=lesson.track,
                lesson=f"{lesson.stem}.{code}" if code else lesson.stem,
                title=lesson.in_locale(locale).title,
                minutes=lesson.minutes,
            )


def asked_by_leaders(community: Community) -> str | None:
    """Whom leaders ask: all who run the HQ group, else its contact."""
    hq = community.hq
    if hq is None:
        return None
    names = community.leaders_of(hq)
    return listed(names, community.locale_of(hq)) or community.contact_of(hq)
