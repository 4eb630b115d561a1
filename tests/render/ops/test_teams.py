"""What operators are told of teams: whom to tell what in private, and who would be free."""

from __future__ import annotations

from kits.model.artifacts import Page
from kits.model.audiences import Audience
from kits.render.ops.teams import assessments_page
from tests.render.day.lamplight import PEOPLE, checked
from tests.render.pages import Element, each, read_html, words
from tests.schema.written import Files

FILES: Files = {
    "people/all.csv": PEOPLE + "yan,Yan,none,user\n",
    "teams/north.md": "---\nname: North\nkind: zone\nlead: mira\nuntil: 2026-12-31\n"
    "tasks: [{id: maps, what: Draw, credit: map}]\n---\n",
    "teams/south.md": "---\nname: South\nkind: zone\n---\n",
    "teams/maps.md": "---\nname: Map makers\nkind: product\npeople: [mira, noor]\n"
    "target: {what: A map, by: 2026-12-08}\n---\n",
    "teams/old.md": "---\nname: Old hands\nkind: squad\nstate: dissolved\npeople: [yan, noor]\n---\n",
    "log/assessments/a.csv": "month,team,person,result,feedback\n"
    "2026-11,north,mira,kept,You were <b>there</b>\n2026-10,north,,,A slow month\n",
}


def page(more: Files | None = None) -> Element:
    (made,) = assessments_page(checked({**FILES, **(more or {})}).view(Audience.OPERATORS))
    assert isinstance(made, Page)
    return read_html(str(made.body))


def test_feedback_is_there_to_be_copied_for_the_one_assessed() -> None:
    found = page()
    assert each(found, "//section/h3") == ["Mira"]
    assert each(found, "//section/p/span") == ["North", "November 2026", "kept"]
    (text,) = each(found, "//section//pre")
    assert text.startswith("Hi Mira, it is Lamplight Readers.")
    assert "You were <b>there</b>" in text
    assert each(found, "//details/ul/li") == ["October 2026 · NorthA slow month"]
    assert "how November 2026 was in: South" in words(found)


def test_a_missed_target_names_who_would_be_free_and_who_wants_somebody() -> None:
    assert each(page(), "//ul/li[a]") == [
        "Map makers: A map · 8 December 2026Free if it is dissolved: Noor",
        "Old hands: Yan",
        "North",
        "North · until 31 December 2026",
    ]


def test_what_is_left_to_hand_over_stands_with_its_command_once_the_last_day_is_near() -> None:
    done = "tasks: [{id: handover-1, what: x, credit: handover, done: 2026-12-05}]"
    facts = f"name: Evening\nkind: committee\nuntil: 2026-12-31\n{done}"
    found = page({"teams/evening.md": f"---\n{facts}\n---\n"})
    assert each(found, "//li/ul/li/code") == [
        f"kits done teams/evening/handover-{n}" for n in range(2, 6)
    ]


def test_without_teams_there_is_no_page() -> None:
    assert list(assessments_page(checked().view(Audience.OPERATORS))) == []
