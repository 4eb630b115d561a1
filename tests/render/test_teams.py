"""The page of a team: who does what, its groups, what is sent, its tasks; and whom it never names."""

from __future__ import annotations

import pytest

from kits.model.artifacts import File
from kits.model.audiences import Audience
from kits.render.open_tasks import tasks_page
from kits.render.teams import team_pages
from tests.render.day.lamplight import PEOPLE, checked
from tests.render.pages import Element, each, read, words
from tests.schema.written import Files, campaign

TEAM = """\
---
name: The north
kind: zone
groups: [london, shanghai]
people: [noor, zoe, someone]
lead: mira
roles:
  tea: noor
  daily: [mira, yan]
need: together
standard: [Each group was looked into twice, Nobody waited for an answer]
target: [{what: Ten groups, by: 2026-12-31}, {what: Five groups, reached: 2026-12-01}]
reward: A book each
until: 2027-06-30
parent: all
tasks:
  - {id: maps, what: Draw the maps, credit: map, until: 2026-12-20}
  - {id: tea, what: Made the tea, credit: tea, taken_by: mira, done: 2026-12-01}
---
"""
PARENT = "---\nname: All teams\nkind: committee\n---\n"
GONE = "---\nname: Map makers\nkind: product\nstate: dissolved\ninto: [north, all]\n---\n"
NEED = "vocabulary: {needs: {together: Company}}\n"
SETTINGS = "name: Lamplight Readers\nlocale: en\ntimezone: Asia/Shanghai\nshout_outs: off\n" + NEED
FEEDBACK = "month,team,person,result,feedback\n2026-11,north,mira,kept,Sleep more\n"
FILES: Files = {
    "community.yml": SETTINGS,
    "people/all.csv": PEOPLE + "zoe,Zoe Hidden,none,user\nyan,Yan,none,user\n",
    "teams/north.md": TEAM,
    "teams/north.zh.md": "---\nname: 北区\nstandard: 每个群看两次\n---\n",
    "teams/all.md": PARENT,
    "teams/gone.md": GONE,
    "log/assessments/2026-11.csv": FEEDBACK,
}


def pages(more: Files | None = None, audience: Audience = Audience.LEADERS) -> dict[str, Element]:
    view = checked({**FILES, **(more or {})}).view(audience)
    return {made.path: read(made) for made in team_pages(view) if isinstance(made, File)}


def test_a_page_says_who_does_what_and_what_there_is_to_do() -> None:
    page = pages()["t/north/index.html"]
    assert each(page, "//h1") == ["The north"]
    assert each(page, "//p[@class='facts']/span") == [
        "Zone",
        "Company",
        "authorised until 30 June 2027",
    ]
    assert each(page, "//dl/div/dt") == ["Leads", "Sees to every day", "tea", "With them"]
    assert each(page, "//dl/div/dd[1]") == ["Mira", "Mira · Yan", "Noor", "Noor"]
    assert "passes questions on" in words(page)
    assert each(page, "//section[@aria-labelledby='target']//li") == [
        "Ten groups by Thu 31 Dec",
        "Five groups reached on Tue 1 Dec",
    ]
    assert "What they share then: A book each" in words(page)
    assert each(page, "//section[@aria-labelledby='standard']//li")[0].startswith("Each group was")
    assert each(page, "//section[@aria-labelledby='groups']//a") == [
        "London by Lamplight running · Noor",
        "Shanghai by Lamplight running · Mira",
    ]
    assert page.xpath("//section[@aria-labelledby='groups']//a/@href")[0] == "../../g/london/"
    assert each(page, "//article/h3") == ["Draw the maps"]
    assert page.xpath("//p[@class='size']/a/@href")[0] == "../all/"


def test_what_is_sent_this_month_stands_in_one_place() -> None:
    early = {"starts": "2026-11-02", "ends": "2026-11-30"}
    page = pages(
        {
            "campaigns/november.md": campaign(**{**early, "title": "November"}),
            "campaigns/east.md": campaign(title="Beijing alone", groups="beijing"),
            "campaigns/gone.md": campaign(title="Gone", state="withdrawn"),
            "campaigns/later.md": campaign(
                title="New year", starts="2027-01-01", ends="2027-01-02"
            ),
        }
    )["t/north/index.html"]
    section = "//section[@aria-labelledby='sent']"
    assert each(page, f"{section}/h2") == ["What is sent this month: December 2026"]
    assert each(page, f"{section}/h3") == ["Seven days by the river"]
    assert page.xpath(f"{section}//a/@href") == ["../../g/london/river/", "../../g/shanghai/river/"]


def test_each_language_has_a_page() -> None:
    made = pages()
    page = made["t/north/zh/index.html"]
    assert each(page, "//h1") == ["北区"]
    assert page.xpath("//p[@class='from']/a/@href") == ["../../", "../"]
    assert made["t/north/index.html"].xpath("//p[@class='from']/a/@href") == ["../", "zh/"]
    assert each(made["t/index.html"], "//li//b") == ["The north", "All teams", "Map makers"]


def test_a_dissolved_team_says_where_its_people_went() -> None:
    page = pages()["t/gone/index.html"]
    assert each(page, "//p[@role='alert']") == [
        "This team is dissolved. Its people went to: The north · All teams"
    ]


@pytest.mark.parametrize("audience", [Audience.LEADERS, Audience.OPERATORS])
def test_who_has_no_office_is_counted_and_feedback_is_nowhere(audience: Audience) -> None:
    """Whoever leads or has a role is known to leaders as a crew is; members are not."""
    for path, page in pages(audience=audience).items():
        assert "Zoe" not in words(page), path
        assert "zoe" not in str(page.xpath("//@href")), path
        assert "Sleep" not in words(page), path
    assert "1 more person" in words(pages()["t/north/index.html"])


def test_without_teams_there_is_no_page() -> None:
    assert list(team_pages(checked().view(Audience.LEADERS))) == []
    assert list(team_pages(checked(FILES).view(Audience.PUBLIC))) == []


def test_open_tasks_of_teams_at_work_are_asked_for_and_done_ones_honoured() -> None:
    view = checked(FILES).view(Audience.LEADERS)
    (made,) = tasks_page(view)
    assert isinstance(made, File)
    page = read(made)
    assert each(page, "//article//a") == ["The north"]
    assert page.xpath("//article//a/@href") == ["../t/north/"]
    assert "“The north” could use a hand: Draw the maps" in words(page)
    assert [(one.name, one.deed.what) for one in view.honours] == [("Mira", "Made the tea")]
    for line in ("until: 2026-12-08", "state: dissolved"):
        over = {**FILES, "teams/north.md": TEAM.replace("until: 2027-06-30", line)}
        assert list(tasks_page(checked(over).view(Audience.LEADERS))) == []
