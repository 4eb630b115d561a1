"""All that a group gets stands in its bundle: kits, profile, past campaigns, who leads it."""

from __future__ import annotations

from tests.bundled import bundled
from tests.render.day.lamplight import NOW
from tests.schema.written import Files, campaign, tree

FILES: Files = {
    "community.yml": "name: Readers\nlocale: en\ntimezone: Asia/Shanghai\nshout_outs: off\n",
    "people/all.csv": "id,name,called,locale,credit,lessons\nops,Ines,,,,\n"
    "mira,Mira,,,name,leaders/01-start 2026-11-02\nbo,Bo,,,name,\ncy,Cy,,zh,name,\n",
    "groups/all.csv": "id,name,channels,leaders,deputies,about,website,link,locale\n"
    "north,North,wechat,mira; bo,cy,By the pier,https://n.example,https://n.example/in,\n"
    "south,South,wechat,mira,,,,,zh\nquay,Quay,wechat,,bo,,,,\n",
    "training/leaders/01-start.md": "---\ntitle: Start\n---\nHello.\n",
    "campaigns/past.md": campaign(starts="2026-01-01", ends="2026-01-03", groups="north"),
    "campaigns/river/campaign.md": campaign(starts="2026-12-07", ends="2026-12-13", groups="north"),
    "campaigns/river/messages.csv": "id,title,send,text\n10-a,A,2026-12-09 07:40,Read on.\n",
}


def test_a_group_gets_the_kits_of_campaigns_that_go_on_and_the_names_of_those_gone() -> None:
    north, _quay, south = bundled(tree(FILES), NOW)[1]
    assert [kit.campaign.id for kit in north.kits] == ["river"]
    assert north.past == ("past",)
    assert (south.kits, south.past) == ((), ())


def test_a_profile_is_in_the_language_of_its_group() -> None:
    north, _quay, south = bundled(tree(FILES), NOW)[1]
    assert (north.profile.about, north.profile.website) == ("By the pier", "https://n.example")
    assert [(way.name, way.text, way.linked) for way in north.profile.ways] == [
        (None, "https://n.example/in", True)
    ]
    assert (north.profile.logo, north.group.locale, south.group.locale) == (None, "en", "zh")


def test_those_who_lead_know_with_whom_and_of_how_many_groups() -> None:
    north, quay, south = bundled(tree(FILES), NOW)[1]
    mira, bo, cy = north.leads
    assert (mira.person, mira.role, mira.beside, mira.others) == ("mira", "leader", "Bo", ("Cy",))
    assert (bo.role, bo.alone, cy.role, cy.alone) == ("leader", False, "deputy", True)
    assert (cy.locale, cy.leader, cy.beside) == ("zh", "Mira and Bo", None)
    assert (mira.alone, south.leads[0].alone, south.leads[0].beside) == (False, False, None)
    (stand_in,) = quay.leads
    assert (stand_in.role, stand_in.leader) == ("deputy", None)


def test_lessons_are_taken_once_all_leaders_took_them() -> None:
    north, quay, south = bundled(tree(FILES), NOW)[1]
    assert north.taken == frozenset()
    assert south.taken == north.leads[0].taken == frozenset({"leaders/01-start"})
    assert quay.taken == frozenset()


def test_whoever_leads_has_what_they_did_the_oldest_first() -> None:
    north = bundled(tree(FILES), NOW)[1][0]
    deeds = north.leads[0].deeds
    assert {deed.person for deed in deeds} == {"mira"}
    assert [deed.when for deed in deeds] == sorted(deed.when for deed in deeds)
    assert deeds
