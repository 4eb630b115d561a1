"""Composes kits: for one group and one campaign, all that a leader is given."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from kits.channels.channel import Channel, ids_by_name, plain_name
from kits.locale import languages_of
from kits.model.audiences import Audience, audience_of
from kits.model.campaigns import Campaign
from kits.model.codes import named, version_of
from kits.model.community import Community
from kits.model.findings import about, say
from kits.model.groups import Group
from kits.model.kits import Answer, Kit, KitGroup, KitMessage, Reply, Spot, Text
from kits.model.messages import Message
from kits.model.places import Step
from kits.model.runs import Asked, Run
from kits.model.settings import Settings
from kits.model.shouts import SHOUT
from kits.model.teamwork import reached
from kits.texts import value_mistakes
from kits.texts.contexts import Naming
from kits.texts.gathering import Gathered
from kits.texts.letters import OF_A_KIT, Letter, answer
from kits.texts.names import Fields
from kits.texts.press import Press, Prints, Source
from kits.texts.publishing import Publishing
from kits.texts.readers import Readers
from kits.texts.replies import readable, reply
from kits.texts.sending import (
    Sending,
    changes_for,
    changes_touching,
    concerns,
    corrected,
    is_for,
    lock,
    messages_for,
    takes_part,
    touched,
)
from kits.texts.shouting import Shouting
from kits.texts.stopping import with_stop
from kits.texts.surroundings import asked_by_leaders, kit_campaign, lessons, notices, tasks
from kits.texts.telling import Telling
from kits.texts.timing import Timing
from kits.texts.variants import BODY, turns, wordings_of


class Composer:
    """Makes the kits of a community, one at a time, and gathers what is wrong with their texts."""

    def __init__(
        self,
        community: Community,
        channels: Mapping[str, Channel],
        shouting: Shouting | None = None,
        gathered: Gathered | None = None,
    ) -> None:
        """`shouting` says what groups hear of badges; without it, nothing.

        `gathered` takes what is wrong.
        """
        self.community = community
        self.shouting = shouting or Shouting()
        self.gathered = gathered or Gathered()
        self.press = Press(channels, self.gathered)
        self._channel_ids = ids_by_name(channels.values())
        self._languages = languages_of(community.declared)
        self._naming = Naming(community, self.shouting)
        self._telling = Telling(community, self.press, self._languages)
        self._files = Publishing(community.files, self.gathered)
        settings = community.settings
        self._link_tags = (
            Source(settings.passage("link_tags"), say("link_tags"), refused=OF_A_KIT)
            if settings.link_tags
            else None
        )
        self._letters: dict[tuple[str, str, str], Letter] = {}
        self._asked: dict[tuple[str, str], list[tuple[Asked, Source]]] = {}
        self._turns: dict[tuple[str, str], Mapping[str, int]] = {}
        self._reader: KitGroup | None = None
        self._timing = Timing(community)

    def kit(self, run: Run, group: Group) -> Kit | None:
        """The kit of a group for a campaign; None where it gets no message."""
        community = self.community
        messages = [
            message
            for message in messages_for(community, run, group)
            if self.shouting.thanks(run, group) or not self._thanks(run, message)
        ]
        if not messages:
            return None
        shout = self.shouting.message_for(run, group)
        if shout and self.shouting.unasked:
            messages.append(shout)
        locale = community.locale_of(group)
        readers = self._readers(run, group)
        made = self._messages(messages, readers)
        made = with_stop(run, made, readers.anchors)
        if not made:
            return None
        campaign = run.campaign.in_locale(locale)
        return Kit(
            campaign=kit_campaign(run, group, readers.anchors, locale, community.files),
            group=self.reader(group),
            channels=readers.channels,
            byline=readers.names.values["announcer"] or None,
            link=readers.names.values["link"] or None,
            messages=made,
            notices=notices(run, readers.changes, readers.anchors, locale, made),
            beside=self._telling.beside(run, group, readers.names, readers.channels),
            faq=tuple(self._answers(readers)) if takes_part(community, run, group) else (),
            checklist=tuple(tasks(run, readers.anchors, locale))
            if takes_part(community, run, group)
            else (),
            lessons=tuple(lessons(community, run, locale)),
            plan_b=campaign.plan_b,
            contact=asked_by_leaders(community),
        )

    def reader(self, group: Group) -> KitGroup:
        """A group as its kits and homes name it, which ask one after the other."""
        if self._reader is None or self._reader.id != group.id:
            self._reader = self._read(group)
        return self._reader

    def _read(self, group: Group) -> KitGroup:
        community = self.community
        locale = community.locale_of(group)
        ids = self._channel_ids
        ways = ((ids.get(plain_name(name)), way) for name, way in group.links.items())
        return KitGroup(
            id=group.id,
            name=group.in_locale(locale).name,
            locale=locale,
            timezone=group.timezone or community.settings.timezone,
            leader=community.leader_of(group),
            leaders=community.leaders_of(group),
            contact=community.contact_of(group),
            links={id: way for id, way in ways if id in group.channels},
        )

    def shout_out(self, run: Run, group: Group) -> KitMessage | None:
        """The built-in shout-out, as it would stand in a kit; None where there is none to make."""
        message = self.shouting.message_for(run, group)
        made = self._messages([message], self._readers(run, group)) if message else ()
        return next(iter(made), None)

    def _readers(self, run: Run, group: Group) -> Readers:
        community, anchors = self.community, self._timing.moments(run, group)
        return Readers(
            run=run,
            group=group,
            names=self._naming.of_group(run, group, anchors, self._tag(run, group)),
            anchors=anchors,
            channels=tuple(id for id in group.channels if id in self.press.channels),
            changes=tuple(changes_for(community, run, group)),
            touching=tuple(changes_touching(community, run, group)),
            traits=(community.traits(group.id, run),),
        )

    def _thanks(self, run: Run, message: Message) -> bool:
        """Whether a message is a shout-out that says whom its group thanks."""
        if message.id != SHOUT:
            return False
        letter = self._letter(run, message, self.community.locale)
        template = self.press.template(letter.source("text"))
        return template is not None and any(name == "honours" for name, _ in template.fields)

    def crew(self, run: Run) -> tuple[KitMessage, ...]:
        """The texts to a campaign's crew and winners, in the community's language and zone."""
        messages = [m for m in run.messages.values() if m.to in ("crew", "winners")]
        return self._messages(messages, self._others(run))

    def teams(self, run: Run) -> Mapping[str, tuple[KitMessage, ...]]:
        """By team, the texts to those whose groups a campaign reaches, likewise."""
        community, messages = self.community, [m for m in run.messages.values() if m.to == "teams"]
        made, others = {}, self._others(run)
        for team, groups in reached(community, run) if messages else ():
            names = self._naming.of_team(others.names, team, groups)
            traits = tuple(community.traits(group.id, run) for group in groups)
            changes = tuple(
                change
                for change in run.campaign.changes
                if any(concerns(community, run, change, group) for group in groups)
            )
            readers = replace(others, names=names, traits=traits, changes=changes)
            theirs = [m for m in messages if any(is_for(m, one) for one in traits)]
            texts = self._messages(theirs, readers)
            made[team.id] = tuple(t for t in texts if team.is_authorised(t.send_at.date()))
        return made

    def _others(self, run: Run) -> Readers:
        """Those who read in the community's language and zone, and are no group."""
        community = self.community
        first = next(iter(community.groups.values()), None)
        usual = community.hq.channels if community.hq else first.channels[:1] if first else ()
        return Readers(
            run=run,
            group=None,
            names=self._naming.of_crew(run, community.locale),
            anchors=run.anchors(community.zone, community.zone),
            channels=tuple(id for id in usual if id in self.press.channels),
            changes=tuple(change for change in run.campaign.changes if change.groups is None),
        )

    def public_answers(self, run: Run, locale: str) -> Iterator[tuple[str, str]]:
        """Questions and answers of a campaign that print only what is public, as Markdown."""
        names = self._naming.of_crew(run, locale)
        for asked in self.community.faq(run, locale):
            source = answer(asked)
            template = self.press.template(source)
            if template and all(_is_public(*read) for read in template.fields):
                filled = self.press.fill(source, names.values, names.locale)
                if filled:
                    yield asked.question.q, filled.markdown_of_page

    def _messages(self, messages: list[Message], readers: Readers) -> tuple[KitMessage, ...]:
        made = [kit for message in messages for kit in self._message(message, readers)]
        made.sort(key=lambda message: (message.send_at, message.id))
        changes = readers.changes
        return tuple(corrected(made, changes, readers.anchors) if changes else made)

    def _message(self, message: Message, readers: Readers) -> Iterator[KitMessage]:
        run, locale = readers.run, readers.names.locale
        channels = readers.channels_of(message, self.press.channels)
        if not channels:
            return
        letter = self._letter(run, message, locale)
        spoken = letter.message
        fixed, tells = self._timing.sendings(message, readers)
        names = readers.names.of(letter, channels[0], tells_winners=tells)

        def plain(value: str | None, *steps: Step) -> str | None:
            return self.press.plain(letter.source(*steps), names, locale) if value else None

        subject = plain(spoken.subject, "subject")
        prints, mine, others = self._wordings(message, readers, letter, names, channels, subject)
        attachments = self._files.attachments(spoken, run, readers.traits, plain, prints.images)
        texts = prints.texts
        if any(attachment.path for attachment in attachments):
            texts = self.press.beside_files(texts)
            others = tuple((at, self.press.beside_files(each)) for at, each in others)
        note = plain(spoken.note, "note")
        report = plain(spoken.report, "report")
        for sending in fixed:
            yield KitMessage(
                id=sending.id,
                base=message.id,
                name=sending.name,
                title=spoken.title,
                to=message.to,
                kind=message.way,
                note=note,
                report=readable(report) if report else None,
                send_at=sending.at,
                until=sending.until,
                locked=lock(run, sending, readers.changes),
                texts=texts,
                wording=mine,
                others=others,
                attachments=attachments,
                quiet=None if message.quiet else self.community.settings.policy.quiet_hours,
                touched=touched(sending, readers.touching),
                reply=self._reply(sending, readers, report, prints),
                about=message.about,
            )

    def _wordings(
        self,
        message: Message,
        readers: Readers,
        letter: Letter,
        names: Mapping[str, object],
        channels: tuple[str, ...],
        subject: str | None,
    ) -> tuple[Prints, Spot, tuple[tuple[Spot, Mapping[str, Text]], ...]]:
        """What a group is given of a message, which wording that is, and what others would say."""

        def printed(*steps: Step) -> Prints:
            source = letter.source(*steps)
            return self.press.texts(source, names, readers.names.locale, channels, subject)

        others = letter.message.variants and wordings_of(message, letter.message)[1:]
        if not others:
            return printed(*BODY), BODY, ()
        made = {steps: printed(*steps) for steps in (BODY, *others)}
        mine = BODY
        if readers.group:
            key = (readers.run.id, message.id)
            if key not in self._turns:
                self._turns[key] = turns(self.community, readers.run, message)
            turn = self._turns[key].get(readers.group.id, 0)
            mine = tuple(made)[turn % len(made)]
        beside = tuple((at, prints.texts) for at, prints in made.items() if at != mine)
        return made[mine], mine, beside

    def _reply(
        self, sending: Sending, readers: Readers, report: str | None, prints: Prints
    ) -> Reply | None:
        """What is answered once a message is posted, where an answer is expected."""
        group, policy = readers.group, self.community.settings.policy
        if not report or group is None or sending.message.to != "groups":
            return None
        if policy.receipts == "none" or not prints.texts:
            return None
        return reply(
            report,
            group.in_locale(readers.names.locale).name,
            self._languages.tongue(readers.names.locale),
            named(readers.run.id, group.id, sending.name),
            version_of(prints.said),
        )

    def _letter(self, run: Run, message: Message, locale: str) -> Letter:
        key = (run.id, message.id, locale)
        if key not in self._letters:
            self._letters[key] = Letter(message.in_locale(locale))
        return self._letters[key]

    def _answers(self, readers: Readers) -> Iterator[Answer]:
        run, names = readers.run, readers.names
        key = (run.id, names.locale)
        if key not in self._asked:
            asked = self.community.faq(run, names.locale)
            self._asked[key] = [(each, answer(each)) for each in asked]
        of = {**names.values, "channel": ""}
        for each, source in self._asked[key]:
            prints = self.press.texts(source, of, names.locale, readers.channels)
            self._measured(source, prints.texts, readers)
            if prints.texts:
                said = {id: text.text for id, text in prints.texts.items()}
                yield Answer(id=each.question.id, q=each.question.q, texts=said)

    def _measured(self, source: Source, texts: Mapping[str, Text], readers: Readers) -> None:
        """Tells which answers are too long for a channel to be given there."""
        for channel, text in texts.items():
            if readers.group and text.limit is not None and text.length > text.limit:
                facts = (channel, text.limit, text.length, readers.group.id)
                long = value_mistakes.long_answer(source.passage.place(1), source.label, *facts)
                told = about(long, f"groups/{readers.group.id}")
                self.gathered.add(("long-answer", source.key, channel), told, readers.group.id)

    def _tag(self, run: Run, group: Group) -> str:
        if self._link_tags is None:
            return ""
        ids = {
            "group": Fields(say("group"), {"id": group.id}, group.at),
            "campaign": Fields(say("campaign"), {"id": run.id}, run.campaign.at),
        }
        return self.press.plain(self._link_tags, ids, self.community.locale) or ""


def _is_public(name: str, field: str) -> bool:
    """Whether everyone may know what a template reads."""
    fields = {"community": Settings.model_fields, "campaign": Campaign.model_fields}.get(name, {})
    return (field == "page" and bool(fields)) or (
        field in fields and audience_of(fields[field]) is Audience.PUBLIC
    )
