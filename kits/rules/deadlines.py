"""What is to be learned before a campaign begins; it fails nothing."""

from __future__ import annotations

import json
from collections.abc import Iterator

from kits.model.carried import carried, learned_before, rounds_of
from kits.model.deadlines import untaken
from kits.model.findings import say, warning
from kits.rules.rule import Due, Repeated


def not_heeded(due: Due) -> Iterator[Repeated]:
    """A campaign says what it does about what the last one of its recipe learned.

    Each line under `learned` there stands under `heeded` here, in the same words, with `how` or
    with the reason it is `refused`. It fails no `kits check --strict`.

    Bad:
        --- campaigns/drive.md
        starts: 2026-12-07
        ends: 2026-12-13
        forked_from: spring
        --- campaigns/spring/campaign.md
        title: Spring drive
        starts: 2026-04-06
        ends: 2026-04-12
        --- campaigns/spring/recap.md
        learned: Ask for books earlier
        ---
        Thank you, everyone.

    Good:
        --- campaigns/drive.md
        starts: 2026-12-07
        ends: 2026-12-13
        forked_from: spring
        heeded: [{what: Ask for books earlier, how: Three weeks ahead}]
        --- campaigns/spring/campaign.md
        title: Spring drive
        starts: 2026-04-06
        ends: 2026-04-12
        --- campaigns/spring/recap.md
        learned: Ask for books earlier
        ---
        Thank you, everyone.
    """
    community = due.community
    rounds = rounds_of(community)
    for run in community.runs.values() if any(one.recap for one in rounds) else ():
        campaign, starts = run.campaign, run.campaign.starts.day
        comes = campaign.state in ("ready", "draft") and run.id not in community.drafts
        if not comes or starts is None or due.at.has_begun(starts, community.zone):
            continue
        before = learned_before(
            rounds, recipe=campaign.recipe, origin=campaign.forked_from, day=starts
        )
        for lesson in carried(before, campaign) if before else ():
            if before and lesson.is_open:
                facts = {"id": run.id, "before": before.campaign.id, "what": lesson.what}
                item = json.dumps(lesson.what, ensure_ascii=False)
                found = warning(
                    "not-heeded",
                    campaign.at("heeded"),
                    say('"{id}" has not answered "{what}", which "{before}" learned', **facts),
                    say(
                        "add {{what: {item}, how: …}} under heeded:, or refused: in place of how:",
                        item=item,
                    ),
                    many=say(
                        '"{id}" has not answered "{what}" and {others} more of "{before}"',
                        **facts,
                    ),
                )
                yield Repeated(("not-heeded", run.id), found)


def lesson_not_taken(due: Due) -> Iterator[Repeated]:
    """Whoever leads a group has taken the lessons that its campaign asks for.

    They stand in the person's `lessons`, where `kits finished` writes them. A community that notes
    none is not asked, and it fails no `kits check --strict`.

    Bad:
        --- training/leaders/01-start.md
        title: The first week
        ---
        Say hello.
        --- groups/lighthouse.md
        leaders: ann
        --- people/mira.md
        name: Mira
        lessons: leaders/01-start 2026-11-02
        --- campaigns/drive.md
        training: [leaders/01-start]

    Good:
        --- training/leaders/01-start.md
        title: The first week
        ---
        Say hello.
        --- groups/lighthouse.md
        leaders: mira
        --- people/mira.md
        name: Mira
        lessons: leaders/01-start 2026-11-02
        --- campaigns/drive.md
        training: [leaders/01-start]
    """
    for one in untaken(due.community, due.at):
        person, *others = one.people
        facts = {"person": person, "lesson": one.lesson, "campaign": one.campaign}
        words = say('"{person}" has not taken "{lesson}", which "{campaign}" asks for', **facts)
        if others:
            words = say(
                '"{person}" and {n} more have not taken "{lesson}", as "{campaign}" asks',
                n=len(others),
                **facts,
            )
        hint = say("once they send its line, run kits finished LINE --person {person}", **facts)
        place = due.community.runs[one.campaign].campaign.at("training", one.place)
        found = warning("lesson-not-taken", place, words, hint)
        yield Repeated(("lesson-not-taken", one.campaign, one.place), found)
