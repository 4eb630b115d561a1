"""Composes kits: for one group and one campaign, all that a leader is given."""

from __future__ import annotations

import posixpath
from collections.abc import Callable, Iterator, Mapping
from datetime import datetime, time
from typing import Any

from kits.channels.channel import Channel
from kits.channels.nodes import Image
from kits.model.campaigns import Change
from kits.model.community import Community, Run
from kits.model.groups import Group
from kits.model.kits import (
    Answer,
    Attachment,
    Kit,
    KitCampaign,
    KitGroup,
    KitMessage,
    LessonLink,
    Notice,
    Task,
    Text,
)
from kits.model.messages import Message
from kits.model.mistakes import unknown_anchor, unreadable_time
from kits.model.moments import Anchors, MissingAnchor, UnreadableMoment, fix
from kits.model.nearest import nearest
from kits.model.places import Place
from kits.texts import mistakes
from kits.texts.contexts import Names, crew_names, group_names
from kits.texts.gathering import Gathered
from kits.texts.names import OF_A_GROUP, Fields
from kits.texts.press import Press, Source
from kits.texts.sending import (
    Sending,
    Unsendable,
    changes_for,
    concerns,
    lock,
    messages_for,
    sendings,
    touched,
)


class Composer:
    """Makes the kits of a community, one at a time, and gathers what is wrong with their texts."""

    def __init__(self, community: Community, channels: Mapping[str, Channel]) -> None:
        self.community = community
        self.gathered = Gathered()
        self.press = Press(channels, self.gathered)
        self.published: dict[str, str] = {}
        """Files that kits refer to: path in the leaders' tree, to path in the project folder."""

    def kit(self, run: Run, group: Group) -> Kit | None:
        """The kit of a group for a campaign; None where it gets no message."""
        community = self.community
        leader = community.leader_of(group)
        messages = list(messages_for(community, run, group))
        if leader is None or not messages:
            return None
        locale = community.locale_of(group)
        names = group_names(community, run, group, self._tag(run, group))
        anchors = run.anchors(community.zone_of(group), community.zone, group.id)
        channels = tuple(id for id in group.channels if id in self.press.channels)
        made = [kit for m in messages for kit in self._message(run, group, m, names, anchors)]
        made.sort(key=lambda message: (message.send_at, message.id))
        if not made:
            return None
        campaign = run.campaign.in_locale(locale)
        return Kit(
            campaign=_campaign(run, group, anchors, locale),
            group=kit_group(community, group, leader),
            channels=channels,
            byline=names.values["announcer"] or None,
            messages=tuple(made),
            notices=self._notices(run, group, anchors, locale, made),
            faq=tuple(self._answers(run, names, channels)),
            checklist=tuple(_tasks(run, anchors, locale)),
            lessons=tuple(_lessons(community, run, locale)),
            plan_b=campaign.plan_b,
            contact=community.leader_of(community.hq) if community.hq else None,
        )

    def crew(self, run: Run) -> tuple[KitMessage, ...]:
        """The texts to a campaign's crew and winners, in the community's language and zone."""
        community = self.community
        names = crew_names(community, run)
        anchors = run.anchors(community.zone, community.zone)
        hq = community.hq
        usual = hq.channels if hq else next(iter(community.groups.values())).channels[:1]
        made: list[KitMessage] = []
        for message in run.messages.values():
            if message.to in ("crew", "winners"):
                channels = message.channels or usual
                made.extend(self._sent(run, None, message, names, anchors, channels, OF_A_GROUP))
        made.sort(key=lambda message: (message.send_at, message.id))
        return tuple(made)

    def public_answers(self, run: Run) -> Iterator[tuple[str, str]]:
        """Questions and answers of a campaign that print no group's value, as Markdown."""
        names = crew_names(self.community, run)
        public = {name: names.values[name] for name in ("community", "campaign")}
        for asked in self.community.faq(run, self.community.locale):
            passage = asked.record.passage("faq", asked.place, "a")
            template = self.press.template(Source(passage, asked.question.id))
            if template is None or not template.names <= public.keys():
                continue
            filled = self.press.fill(Source(passage, asked.question.id), public, names.locale)
            if filled:
                yield asked.question.q, filled.plain

    def _message(
        self, run: Run, group: Group, message: Message, names: Names, anchors: Anchors
    ) -> Iterator[KitMessage]:
        wanted = message.channels
        channels = tuple(id for id in group.channels if not wanted or id in wanted)
        if channels:
            yield from self._sent(run, group, message, names, anchors, channels, frozenset())

    def _sent(
        self,
        run: Run,
        group: Group | None,
        message: Message,
        names: Names,
        anchors: Anchors,
        channels: tuple[str, ...],
        refused: frozenset[str],
    ) -> Iterator[KitMessage]:
        spoken = message.in_locale(names.locale)
        of = names.of(spoken)
        known = tuple(id for id in channels if id in self.press.channels)

        def source(*steps: str | int) -> Source:
            return Source(spoken.passage(*steps), message.id, message.way == "chain", refused)

        def plain(value: str | None, *steps: str | int) -> str | None:
            return self.press.plain(source(*steps), of, names.locale) if value else None

        texts, images = self.press.texts(source("text"), names, known, of)
        subject = plain(spoken.subject, "subject")
        if subject and "email" in texts:
            texts["email"] = _with_subject(texts["email"], subject)
        attachments = (
            *self._attachments(run, group, spoken, plain),
            *self._images(run, spoken, images),
        )
        changes = changes_for(self.community, run, group) if group else []
        for sending in self._fixed(message, anchors):
            yield KitMessage(
                id=sending.id,
                base=message.id,
                title=spoken.title,
                to=message.to,
                kind=message.way,
                note=plain(spoken.note, "note"),
                report=plain(spoken.report, "report"),
                send_at=sending.at,
                until=sending.until,
                locked=lock(self.community, run, message, group) if group else None,
                texts=texts,
                attachments=attachments,
                touched=touched(message, changes),
            )

    def _fixed(self, message: Message, anchors: Anchors) -> Iterator[Sending]:
        for sending in sendings(message, anchors):
            if isinstance(sending, Unsendable):
                self._unsendable(sending)
            else:
                yield sending

    def _unsendable(self, sending: Unsendable) -> None:
        problem = sending.problem
        missing = isinstance(problem, MissingAnchor)
        rule = unknown_anchor if missing else unreadable_time
        place, words, hint = sending.place, problem.words, problem.hint
        self.gathered.add((rule.__name__, place), lambda others: rule(place, words, hint))

    def _attachments(
        self,
        run: Run,
        group: Group | None,
        message: Message,
        plain: Callable[..., str | None],
    ) -> Iterator[Attachment]:
        traits = self.community.traits(group.id, run) if group else None
        for place, item in enumerate(message.attach):
            if item.only and (traits is None or not item.only.matches(traits)):
                continue
            caption = plain(item.caption, "attach", place, "caption")
            if item.card:
                card = plain(item.card, "attach", place, "card") or item.card
                source = plain(item.source, "attach", place, "from")
                yield Attachment(path=None, name=card, caption=source, expires=item.expires)
                continue
            file = plain(item.file, "attach", place, "file")
            path = self._publish(run, file, message.at("attach", place, "file")) if file else None
            if path:
                name = posixpath.basename(path)
                yield Attachment(path=path, name=name, caption=caption, expires=item.expires)

    def _images(
        self, run: Run, message: Message, images: tuple[Image, ...]
    ) -> Iterator[Attachment]:
        for image in images:
            if "://" not in image.target:
                path = self._publish(run, image.target, message.passage("text").place(1))
                if path:
                    name = posixpath.basename(path)
                    yield Attachment(path=path, name=name, caption=image.caption or None)

    def _publish(self, run: Run, file: str, place: Place) -> str | None:
        """Where a file of the campaign's folder stands in the leaders' tree; None if it is not."""
        source = posixpath.normpath(posixpath.join(run.folder, file))
        if source not in self.community.files:
            near = nearest(source, self.community.files)
            shown = posixpath.relpath(near, run.folder) if near else None
            self.gathered.add(
                ("missing-image", place),
                lambda others: mistakes.missing_image(place, file, shown, others),
            )
            return None
        inside = posixpath.relpath(source, run.folder)
        path = f"campaigns/{run.id}/{inside}"
        if inside.startswith("../"):
            path = f"media/{posixpath.relpath(source, 'content')}"
        self.published[path] = source
        return path

    def _answers(self, run: Run, names: Names, channels: tuple[str, ...]) -> Iterator[Answer]:
        for asked in self.community.faq(run, names.locale):
            source = Source(asked.record.passage("faq", asked.place, "a"), asked.question.id)
            texts, _ = self.press.texts(source, names, channels, names.values)
            if texts:
                said = {id: text.text for id, text in texts.items()}
                yield Answer(id=asked.question.id, q=asked.question.q, texts=said)

    def _notices(
        self, run: Run, group: Group, anchors: Anchors, locale: str, made: list[KitMessage]
    ) -> tuple[Notice, ...]:
        changes = [
            (change, spoken)
            for change, spoken in zip(
                run.campaign.changes, run.campaign.in_locale(locale).changes, strict=True
            )
            if concerns(self.community, run, change, group)
        ]
        notices = [_notice(change, spoken, anchors, made) for change, spoken in changes]
        return tuple(sorted(notices, key=lambda notice: notice.at, reverse=True))

    def _tag(self, run: Run, group: Group) -> str:
        settings = self.community.settings
        if not settings.link_tags:
            return ""
        ids = {
            "group": Fields("group", {"id": group.id}, group.at),
            "campaign": Fields("campaign", {"id": run.id}, run.campaign.at),
        }
        others = frozenset({"leader", "here", "link", "channel", "message", "announcer"})
        source = Source(settings.passage("link_tags"), "link_tags", refused=others)
        return self.press.plain(source, ids, self.community.locale) or ""


def kit_group(community: Community, group: Group, leader: str) -> KitGroup:
    """A group as its kits name it."""
    locale = community.locale_of(group)
    return KitGroup(
        id=group.id,
        name=group.in_locale(locale).name,
        locale=locale,
        timezone=group.timezone or community.settings.timezone,
        leader=leader,
    )


def _with_subject(text: Text, subject: str) -> Text:
    return Text(
        text=text.text,
        length=text.length,
        unit=text.unit,
        limit=text.limit,
        advised=text.advised,
        version=text.version,
        subject=subject,
    )


def _campaign(run: Run, group: Group, anchors: Anchors, locale: str) -> KitCampaign:
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
    )


def _day(anchors: Anchors, name: str) -> Any:
    moment = anchors.local(name)
    return moment.date() if isinstance(moment, datetime) else moment


def _notice(change: Change, spoken: Change, anchors: Anchors, made: list[KitMessage]) -> Notice:
    at = anchors.fix(change.at)
    if not isinstance(at, datetime):
        at = datetime.combine(at, time(), anchors.group_zone)
    return Notice(
        at=at,
        what=spoken.what,
        why=spoken.why,
        replaces=tuple(message.id for message in made if message.base in change.replaces),
        message=next((message.id for message in made if message.base == change.message), None),
    )


def _tasks(run: Run, anchors: Anchors, locale: str) -> Iterator[Task]:
    for line in run.checklist(locale):
        when = None
        if line.when:
            try:
                when = fix(line.when, anchors)
            except UnreadableMoment:
                when = None
        yield Task(id=line.id, what=line.do, when=when)


def _lessons(community: Community, run: Run, locale: str) -> Iterator[LessonLink]:
    for name in run.campaign.training:
        lesson = community.find_lesson(name)
        if lesson:
            spoken = lesson.in_locale(locale)
            yield LessonLink(
                track=lesson.track, lesson=lesson.stem, title=spoken.title, minutes=lesson.minutes
            )
