"""What teams ask of a person stands in the day, but for what the community lives with."""

from __future__ import annotations

from kits.render.day.needs import needs
from tests.render.day.lamplight import standing
from tests.schema.written import Files

FILES: Files = {
    "teams/north.md": "---\nname: North\nkind: zone\nlead: noor\nuntil: 2026-12-31\n"
    "target: {what: Ten groups, by: 2026-12-08}\n"
    "tasks: [{id: maps, what: Draw maps, credit: map, until: 2026-12-08}]\n---\n",
}
WAIVER = {"waivers.csv": "record,rule,reason\nteams/north,target-missed,A hard year\n"}


def told(more: Files | None = None) -> list[str]:
    found = needs(standing({**FILES, **(more or {})}))
    return [f"{need.text} -> {need.href}" for need in found if "orth" in need.text]


def test_a_team_asks_for_a_person_in_four_ways() -> None:
    assert told() == [
        "Overdue in North: Draw maps (Tue 8 Dec) -> ../t/north/",
        "North has not reached: Ten groups -> teams/",
        "Nobody has said yet how North did last month -> teams/",
        "North is authorised until Thu 31 Dec -> teams/",
    ]
    assert len(told(WAIVER)) == 3
