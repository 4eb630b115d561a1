from __future__ import annotations

from datetime import datetime

import pytest

from kits.model.clocks import Clock
from kits.model.ledger import deeds
from kits.model.offices import held_by
from kits.model.shouts import name_of, shouts
from tests.schema.written import campaign, load

NOW = datetime.fromisoformat("2026-12-20T12:00:00+08:00")
BADGES = """
    - {id: pen, name: Pen, for: Wrote, rule: {credit: duty}}
    """
PEOPLE = """
    id,name,called,credit,alias,groups,role
    mira,Mira Lane,Mi,name,,north；harbour,
    kopi,Kopi Real,,alias,Kopi,harbour,
    an,An,,anonymous,,north,
    bo,Bo,,,,north,
    ops,Ops,,name,,,staff
    """
GROUPS = """
    id,name,channels,kind,leaders,deputies
    hq,HQ,wechat,hq,mira,
    harbour,Harbour,wechat,,bo,
    north,North,wechat,,bo,
    south,South,wechat,,bo,
    """
DUTIES = "duties: {copywriting: [mira, kopi, an, bo, ops]}"


def held(starts: str, ends: str = "", more: str = "", **facts: str) -> str:
    facts = {"kind": "gathering", "groups": "all", **facts}
    return campaign(more, starts=starts, ends=ends or starts, **facts)


def told(groups: str = GROUPS, badges: str = BADGES, /, **campaigns: str) -> list[str]:
    files = {f"campaigns/{id.replace('_', '-')}.md": text for id, text in campaigns.items()}
    community, _ = load(
        {"people/all.csv": PEOPLE, "groups/all.csv": groups, "badges.yml": badges, **files}
    )
    assert community
    found = shouts(community, deeds(community, Clock(NOW)), held_by(community, Clock(NOW)))
    return [
        f"{run} {group}: {', '.join(name_of(community, one, 'zh') for one in those)}"
        for (run, group), those in sorted(found.items())
    ]


def test_each_group_of_someone_with_a_badge_hears_of_it_in_the_next_campaign() -> None:
    assert told(
        first=held("2026-12-01", more=DUTIES),
        second=held("2026-12-03"),
        third=held("2026-12-10"),
    ) == ["second harbour: Mi, Kopi", "second north: Mi"]


def test_a_group_never_hears_who_is_on_a_step() -> None:
    step = BADGES.replace("for: Wrote", "for: Wrote, step: 1")
    coming = {"first": held("2026-12-01", more=DUTIES), "second": held("2026-12-03")}
    assert told(GROUPS, **coming) != []
    assert told(GROUPS, step, **coming) == []


@pytest.mark.parametrize(
    "pasting",
    [
        "kopi,,",
        "bo,kopi,",
        "bo；kopi,,",
        ",,Kopi",
        ",,Kopi Real",
    ],
)
def test_nobody_pastes_their_own_praise(pasting: str) -> None:
    """Neither a leader nor a deputy, nor whoever runs a group by name alone."""
    groups = (
        "id,name,channels,leaders,deputies,leader_name\n"
        f"harbour,Harbour,wechat,{pasting}\nnorth,North,wechat,bo,,\n"
    )
    assert told(groups, first=held("2026-12-01", more=DUTIES), second=held("2026-12-03")) == [
        "second harbour: Mi",
        "second north: Mi",
    ]


def test_a_group_that_nobody_runs_hears_of_its_members() -> None:
    groups = "id,name,channels\nharbour,Harbour,wechat\n"
    assert told(groups, first=held("2026-12-01", more=DUTIES), second=held("2026-12-03")) == [
        "second harbour: Mi, Kopi"
    ]


def test_a_campaign_that_has_begun_when_the_badge_is_earned_is_not_the_next() -> None:
    assert told(first=held("2026-12-01", "2026-12-05", DUTIES), during=held("2026-12-05")) == []


def test_a_group_hears_in_the_first_campaign_that_is_for_it() -> None:
    assert told(
        first=held("2026-12-01", more=DUTIES),
        second=held("2026-12-03", groups="north"),
        third=held("2026-12-10", groups="harbour"),
    ) == ["second north: Mi", "third harbour: Mi, Kopi"]


def test_standing_posts_and_stopped_campaigns_are_no_occasion() -> None:
    assert (
        told(
            first=held("2026-12-01", more=DUTIES),
            posts=held("2026-12-03", kind="dispatch"),
            paused=held("2026-12-04", state="paused"),
        )
        == []
    )
