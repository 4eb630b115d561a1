"""What a campaign's end asks of its operator, and of the campaign that comes after it."""

from __future__ import annotations

from collections.abc import Iterator

from kits.model.community import Community
from kits.model.findings import Finding, say, warning
from kits.model.nearest import nearest
from kits.model.recaps import recap_day
from kits.rules.rule import Due, Repeated


def recap_due(due: Due) -> Iterator[Repeated]:
    """A contest or gathering has its recap soon after its end, while people still remember.

    It is due as many days after the last one as `recap_within` in the `policy` of community.yml
    says, 7 unless stated. `recap.md` beside the campaign says what went well, what did not, what
    was learned, and whom to thank. It is asked for over 30 days. Because it comes of the calendar
    and of nobody's mistake, it fails no run of `kits check --strict`.

    Bad:
        --- campaigns/drive.md
        starts: 2026-11-02
        ends: 2026-11-08

    Good:
        --- campaigns/drive/campaign.md
        starts: 2026-11-02
        ends: 2026-11-08
        --- campaigns/drive/recap.md
        learned: Ask for books a week earlier.
        ---
        Thank you, everyone.
    """
    community, at = due.community, due.at
    within = community.settings.policy.recap_within
    for run in community.runs.values():
        if run.recap is not None:
            continue
        ends = community.last_day(run)
        day = recap_day(run.campaign, ends, within, at, community.zone)
        if day and at.is_over(day, community.zone):
            found = warning(
                "recap-due",
                run.campaign.at("ends"),
                say(
                    'campaign "{id}" ended on {day}, and has no recap',
                    id=run.id,
                    day=ends.isoformat(),
                ),
                say("write recap.md beside it: what went well, what was learned, whom to thank"),
            )
            yield Repeated(("recap-due", run.id), found)


def never_learned(community: Community) -> Iterator[Finding]:
    """What a campaign heeds is something that an earlier one of its recipe learned.

    `what` repeats a line under `learned` in the recap of a campaign of the same recipe, or of the
    one it was copied from, in the same words. Otherwise that line stays open for the operators.

    Bad:
        --- campaigns/drive.md
        heeded: [{what: Ask for book earlier, how: three weeks ahead}]

    Good:
        --- campaigns/drive.md
        forked_from: spring
        heeded: [{what: Ask for books earlier, how: three weeks ahead}]
        --- campaigns/spring/campaign.md
        title: Spring drive
        starts: 2026-04-01
        ends: 2026-04-07
        --- campaigns/spring/recap.md
        learned: Ask for books earlier
        ---
        Thank you, everyone.
    """
    for run in community.runs.values():
        campaign = run.campaign
        known = {
            line
            for other in community.runs.values()
            if other.recap and other is not run
            if other.id == campaign.forked_from
            or (campaign.recipe and other.campaign.recipe == campaign.recipe)
            for line in other.recap.learned
        }
        for number, item in enumerate(campaign.heeded):
            if item.what not in known:
                near = nearest(item.what, known)
                hint = say("write it as it stands under learned in the recap")
                if near:
                    hint = say('did you mean "{near}"?', near=near)
                words = say('no earlier campaign learned "{what}"', what=item.what)
                yield warning("never-learned", campaign.at("heeded", number, "what"), words, hint)
