"""What is named inside of something exists: messages, lessons, flaws, asks and channels."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping

from kits.channels.channel import Channel, meant_channel
from kits.model.community import Community
from kits.model.findings import Finding, Words, error, say
from kits.model.groups import Group
from kits.model.messages import Message
from kits.model.nearest import nearest
from kits.model.reading.slugs import slug_of
from kits.model.several import as_list, parts_of
from kits.rules.channels import channel_ids, usable_channels
from kits.rules.duplicates import repeats
from kits.rules.mentions import (
    Mention,
    asks_mentioned,
    messages_mentioned,
    messages_skipped,
)
from kits.rules.references import is_file, unknown


def unknown_lesson(community: Community) -> Iterator[Finding]:
    """A lesson that is to be taken first exists, and so does one that somebody finished.

    It is named by its file, `01-first-week`, or with its track, `leaders/01-first-week`.

    Bad:
        --- training/leaders/01-first-week.md
        title: The first week
        ---
        Say hello.
        --- campaigns/drive.md
        training: [01-frist-week]

    Good:
        --- training/leaders/01-first-week.md
        title: The first week
        ---
        Say hello.
        --- campaigns/drive.md
        training: [01-first-week]
    """
    lessons = community.lessons.values()
    stems = {lesson.stem for lesson in lessons}
    named = [
        *((run.campaign, "training", run.campaign.training) for run in community.runs.values()),
        *((lesson, "needs", lesson.needs) for lesson in lessons),
        *(
            (person, "lessons", tuple(finished.lesson for finished in person.lessons))
            for person in community.people.values()
            if person.lessons
        ),
    ]
    for record, key, names in named:
        for place, name in enumerate(names):
            if not (community.find_lesson(name) or _is_lesson_file(community, name)):
                words = say('no lesson is called "{name}"', name=name)
                hint = say("write the name of a file in content/training, without .md")
                known = {*community.lessons, *stems}
                at = record.at(key, place, "lesson")
                yield unknown("unknown-lesson", at, words, name, known, hint)


def unknown_message(community: Community) -> Iterator[Finding]:
    """What a campaign replaces, corrects or skips is one of its messages.

    Of a message that is sent several times, a change may replace one sending: `10-quiz-2`.

    Bad:
        --- campaigns/drive/messages/10-launch.md
        title: Launch
        send: starts 08:00
        ---
        We begin.
        --- campaigns/drive/campaign.md
        changes:
          - id: later
            at: 2026-12-01
            what: We begin at nine.
            replaces: [10-lauch]

    Good:
        --- campaigns/drive/messages/10-launch.md
        title: Launch
        send: starts 08:00
        ---
        We begin.
        --- campaigns/drive/campaign.md
        changes:
          - id: later
            at: 2026-12-01
            what: We begin at nine.
            replaces: [10-launch]
    """
    for run in community.runs.values():
        recipe = run.campaign.recipe
        if recipe and not run.playbook:
            continue  # the recipe itself is reported
        of_recipe = run.playbook.messages if run.playbook else {}
        for mention in messages_mentioned(run):
            if not community.may_exist("message", f"{run.id}/{mention.id}"):
                words = say('no message of this campaign is called "{id}"', id=mention.id)
                replaced = run.messages.values() if mention.steps[-2] == "replaces" else ()
                known = {*of_recipe, *run.own, *(id for each in replaced for id in repeats(each))}
                yield from _unknown_message(mention, words, known)
        for mention in messages_skipped(run):
            if not is_file(community, f"recipes/{recipe}/messages/{mention.id}.md"):
                words = say('no message of the recipe is called "{id}"', id=mention.id)
                yield from _unknown_message(mention, words, of_recipe)


def _unknown_message(mention: Mention, words: Words, known: Collection[str]) -> Iterator[Finding]:
    if mention.id not in known:
        hint = say("take it out; there are no such messages")
        if known:
            hint = say("use one of {known}", known=tuple(sorted(known)))
        yield unknown("unknown-message", mention.place, words, mention.id, known, hint)


def unknown_flaw(community: Community) -> Iterator[Finding]:
    """A change fixes a flaw of its campaign.

    Bad:
        --- campaigns/drive.md
        flaws:
          - id: dead-link
            what: The link does not open.
        changes:
          - at: 2026-12-02
            what: The link is a new one.
            fixes: dead-lnk

    Good:
        --- campaigns/drive.md
        flaws:
          - id: dead-link
            what: The link does not open.
        changes:
          - at: 2026-12-02
            what: The link is a new one.
            fixes: dead-link
    """
    for run in community.runs.values():
        campaign, known = run.campaign, {flaw.id for flaw in run.campaign.flaws}
        for place, change in enumerate(campaign.changes):
            if change.fixes and change.fixes not in known:
                words = say('no flaw of this campaign is called "{id}"', id=change.fixes)
                hint = say("write it under flaws: with id and what, or take it out")
                at = campaign.at("changes", place, "fixes")
                yield unknown("unknown-flaw", at, words, change.fixes, known, hint)


def unknown_ask(community: Community) -> Iterator[Finding]:
    """What a change or a task answers was asked for: its id stands in `content/log/asks`.

    Bad:
        --- log/asks/2026-11.csv
        id,day,what,answer
        more-maps,2026-11-20,A map of the walk,In March
        --- campaigns/drive.md
        changes:
          - at: 2026-12-02
            what: There is a map now.
            answers: more-map

    Good:
        --- log/asks/2026-11.csv
        id,day,what,answer
        more-maps,2026-11-20,A map of the walk,In March
        --- campaigns/drive.md
        changes:
          - at: 2026-12-02
            what: There is a map now.
            answers: more-maps
    """
    known = {ask.id for ask in community.log.asks}
    for mention in asks_mentioned(community):
        if mention.id not in known:
            words = say('nothing that was asked for is called "{id}"', id=mention.id)
            hint = say("write the id of a row of content/log/asks, or take it out")
            yield unknown("unknown-ask", mention.place, words, mention.id, known, hint)


def unknown_fact(community: Community) -> Iterator[Finding]:
    """What a campaign says of facts stands in `content/facts.csv`.

    Bad:
        --- facts.csv
        id,what,source,checked_on
        hall-open,The hall is open,https://hall.example/hours,2026-12-01
        --- campaigns/drive.md
        facts: hal-open

    Good:
        --- facts.csv
        id,what,source,checked_on
        hall-open,The hall is open,https://hall.example/hours,2026-12-01
        --- campaigns/drive.md
        facts: hall-open
    """
    for run in community.runs.values():
        for place, id in enumerate(run.campaign.facts):
            if id not in community.facts and not community.may_exist("fact", id):
                words = say('no fact is called "{id}"', id=id)
                hint = say("write it in content/facts.csv, or take it out")
                at = run.campaign.at("facts", place)
                yield unknown("unknown-fact", at, words, id, community.facts, hint)


def unknown_channel(community: Community) -> Iterator[Finding]:
    """A channel is a built-in one, or one that `channels` in community.yml adds.

    It is written by its id, `wecom`, not by its name. `kits channels` lists them all.

    Bad:
        --- groups/harbour.md
        name: Harbour
        channels: [wechta]
        leader_name: Ada

    Good:
        --- groups/harbour.md
        name: Harbour
        channels: [wechat]
        leader_name: Ada
    """
    usable, known = usable_channels(community), channel_ids(community)
    own = [message for run in community.runs.values() for message in run.own.values()]
    shared = [
        message
        for playbook in community.own_playbooks.values()
        for message in playbook.messages.values()
    ]
    records: list[Group | Message] = [*community.groups.values(), *own, *shared]
    for record in records:
        for place, id in enumerate(record.channels):
            if id not in known and not community.may_exist("plugin", id):
                words = say('no channel is called "{id}"', id=id)
                at = record.at("channels", place)
                in_cell, in_list = at.path.endswith(".csv"), len(record.channels) > 1
                parts = parts_of(id, lambda part: meant_channel(part, usable) or "")
                hint = _which_channel(id, known, usable)
                if parts:
                    hint = as_list(parts, in_cell=in_cell, in_list=in_list)
                yield error("unknown-channel", at, words, hint)


def _which_channel(name: str, known: Collection[str], usable: Mapping[str, Channel]) -> Words:
    """The channel that was meant."""
    if near := meant_channel(name, usable) or nearest(name, known):
        return say('did you mean "{near}"?', near=near)
    return say(
        "name it under channels in community.yml, such as {id}: {{name: {name}}}, or run "
        '"kits channels" for those that are known',
        id=slug_of(name) or "band",
        name=name,
    )


def _is_lesson_file(community: Community, name: str) -> bool:
    if "/" in name:
        return is_file(community, f"training/{name}.md")
    return any(
        path.startswith("content/training/") and path.endswith(f"/{name}.md")
        for path in community.files
    )
