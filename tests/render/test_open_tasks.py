"""What is still to be done, for leaders: by skill, with what it earns, and nobody's name."""

from __future__ import annotations

import pytest

from kits.model.artifacts import File
from kits.model.audiences import Audience
from kits.render.open_tasks import tasks_page
from tests.render.day.evening import EVENING
from tests.render.day.lamplight import RIVER, checked
from tests.render.pages import Element, each, read, words
from tests.schema.written import Files, campaign

BADGES = """
- id: pen
  name: Steady pen
  for: Drew three maps
  rule: {credit: map}
"""
TASK = "{id: maps, what: Draw the maps, credit: map, needs: drawing, people: 2, until: 2026-12-09"


def files(*tasks: str) -> Files:
    river = campaign(f"tasks: [{', '.join(tasks)}]", **RIVER)
    return {**EVENING, "campaigns/river/campaign.md": river, "badges.yml": BADGES}


def page(*tasks: str) -> Element:
    (made,) = tasks_page(checked(files(*tasks)).view(Audience.LEADERS))
    assert isinstance(made, File)
    return read(made)


def test_a_task_stands_with_what_it_earns_and_a_text_to_pass_on() -> None:
    found = page(f"{TASK}, taken_by: [mira]}}", "{id: tea, what: Make tea, credit: host}")
    assert each(found, "//h2") == ["For everyone", "drawing"]
    tea, maps = found.xpath("//article")
    assert words(maps).startswith(
        "Draw the maps Seven days by the river · 1 person wanted · until Wed 9 Dec"
        " · earns: towards “Steady pen”"
    )
    assert "earns: Hosting" in words(tea)
    (text,) = maps.xpath(".//*[@data-line]")
    assert text.text_content().split("\n") == [
        "“Seven days by the river” could use a hand: Draw the maps",
        "Wednesday 9 December is soon enough.",
        "It earns: towards “Steady pen”",
        "If you would like to, just answer me.",
    ]
    assert "ira" not in words(found), "who does it already is for the crew"


@pytest.mark.parametrize(
    "task",
    [
        f"{TASK}, done: 2026-12-08}}",
        f"{TASK}, taken_by: [mira, noor]}}",
        TASK.replace("2026-12-09", "2026-12-08") + "}",
    ],
)
def test_what_is_done_taken_or_over_is_not_asked_for(task: str) -> None:
    assert list(tasks_page(checked(files(task)).view(Audience.LEADERS))) == []
