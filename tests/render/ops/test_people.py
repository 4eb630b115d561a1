"""Whom to ask and to write to is for operators alone, and goes with whoever is forgotten."""

from __future__ import annotations

from datetime import datetime

import pytest

from kits.edit.forgetting import forgotten, forgotten_winner
from kits.model.artifacts import Artifact, Page, Prototype, Stamped
from kits.model.audiences import Audience
from kits.pipeline import Checked, check, load
from kits.render.ops.people import people_page
from tests.render.day.lamplight import FILES, NOW, checked
from tests.render.ops.made import only, read_page
from tests.render.pages import Element, each, words
from tests.schema.written import Files, campaign, tree
from tests.source.shown import MemoryTree

CANARIES = ("Zilpah", "zilpah", "Quincey", "Reads aloud to Kestrel", "Mends what Ibis wrote")
PEOPLE = """
    id,name,credit,role,status,groups,joined,skills
    ops,Ines,,staff,active,,,
    mira,Mira,name,user,active,,,
    noor,Noor,none,user,active,,,
    zilpah,Zilpah <b>,none,user,active,london,2026-12-01,ink
    """
MORE: Files = {
    "people/all.csv": PEOPLE,
    "groups/more.csv": "id,name,channels,city,members,leader_name,last_checked\n"
    "york,York,wechat,,60,Ada,2026-12-05\ncork,Cork,wechat,,5,,2026-12-05\n",
    "campaigns/river/campaign.md": campaign(
        "tasks: [{id: cards, what: Write cards, credit: help, needs: ink}]",
        title="Seven days by the river",
        starts="2026-12-07",
        ends="2026-12-13",
    ),
    "log/notes/a.csv": "person,name,group,day,axis,what,seen_by,answer,ask_again\n"
    "zilpah,,,2026-12-01,speaks,Reads aloud to Kestrel,noor,later,2026-12-05\n"
    ",Quincey,york,2026-12-02,interested,Mends what Ibis wrote,,,\n",
}


def page(made: Checked) -> Element:
    return read_page(only(people_page(made.view(Audience.OPERATORS))))


def test_an_opening_has_whom_to_ask_with_the_text_and_the_way_to_what_speaks_for_them() -> None:
    found = page(checked(MORE))
    (queue,) = found.xpath('//section[@aria-labelledby="queue"]')
    assert each(queue, ".//ul[@class='kits-silent']/li/p[1]") == [
        "Cork wants a leader",
        "York wants a deputy",
    ]
    asked = queue.xpath(".//li[p/a='York']//details")
    assert words(asked[0].xpath("summary")[0]) == "Quincey of the same group"
    assert "Hi Quincey, it is" in words(asked[0].xpath(".//pre")[0])
    (spot,) = asked[0].xpath(".//p/a/@href")
    (one,) = found.xpath(f'//li[@id="{spot[1:]}"]')
    assert "is interested: Mends what Ibis wrote 2026-12-02" in words(one)
    (task,) = found.xpath('//section[@aria-labelledby="tasks"]//li')
    assert "Zilpah <b> can do it: ink" in words(task)
    assert "could use a hand" in words(task.xpath(".//pre")[0])


def test_evidence_has_who_saw_it_and_what_became_of_asking() -> None:
    (one,) = page(checked(MORE)).xpath('//li[p/b="Zilpah <b>"]')
    assert words(one.xpath("p[1]")[0]) == "Zilpah <b> to be asked again"
    assert each(one, "ul/li") == ["speaks up: Reads aloud to Kestrel 2026-12-01 · Seen by Noor"]
    assert each(one, ".//code") == ["kits note zilpah --answer asked"]


def test_a_word_of_care_stands_with_its_text() -> None:
    (section,) = page(checked(MORE)).xpath('//section[@aria-labelledby="welcome"]')
    assert each(section, ".//summary") == ["Zilpah <b> London by Lamplight · 2026-12-01 · now"]
    assert words(section.xpath(".//pre")[0]).startswith("Hi Zilpah <b>, it is Lamplight Readers.")


def told(made: Checked, audience: Audience) -> str:
    return "\n".join(map(_text, (*made.pages(audience), *made.phones())))


def _text(one: Artifact) -> str:
    if isinstance(one, Page | Prototype):
        return f"{one.path} {one.title} {one.body} {one.meta}"
    if isinstance(one, Stamped):
        return f"{one.path} {one.values}"
    return f"{one.path} {getattr(one, 'content', b'')!r}"


@pytest.mark.parametrize("audience", [Audience.PUBLIC, Audience.LEADERS])
def test_nothing_of_it_stands_in_a_lower_tree(audience: Audience) -> None:
    made = checked(MORE)
    below = told(made, audience)
    assert not [word for word in CANARIES if word in below]
    above = told(made, Audience.OPERATORS)
    assert [word for word in CANARIES if word in above] == [*CANARIES]


def test_whoever_is_forgotten_is_in_no_list_of_it() -> None:
    files = tree({**FILES, **MORE}).files
    for how in ("zilpah", ""):
        made = MemoryTree(files)
        community = check(load(made), NOW)
        assert isinstance(community, Checked)
        plan = (
            forgotten(community.community, made, how, NOW)
            if how
            else forgotten_winner(community.community, made, "Quincey", "york", NOW)
        )
        assert plan is not None
        files = {path: data for path, data in {**files, **plan.files}.items() if data is not None}
    left = check(load(MemoryTree(files)), datetime.fromisoformat("2026-12-10T12:00:00+08:00"))
    assert isinstance(left, Checked)
    after = told(left, Audience.OPERATORS)
    assert not [word for word in CANARIES if word in after]


def test_the_page_leads_to_the_steps() -> None:
    assert page(checked(MORE)).xpath("//h1/following::a[1]/@href") == ["steps/"]
