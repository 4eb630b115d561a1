"""What counts as looking on, assisting and leading, and when."""

from __future__ import annotations

from kits.model.campaigns import Campaign
from kits.model.rounds import Rounds, earlier, leader_of, rounds_before
from tests.schema.written import campaign, community

PEOPLE = "id,name,role,credit\nops,O,staff,\n" + "".join(
    f"{id},{id},user,name\n" for id in ("mira", "noor", "wei", "lou")
)
GROUPS = "id,name,channels,leader_name\nbrook,Brook,wechat,Ann\n"
CREW = {"crew": "[mira, noor, wei]", "duties": "{copywriting: [noor, someone], intake: mira}"}


def campaigns(**facts: dict[str, str]) -> dict[str, Campaign]:
    """Standing posts by their ids, since these need no more than what they are told by."""
    files = {f"campaigns/{id}.md": campaign(**each) for id, each in facts.items()}
    runs = community({"people/all.csv": PEOPLE, "groups/all.csv": GROUPS, **files}).runs
    return {id: run.campaign for id, run in runs.items()}


def test_a_part_is_led_assisted_or_looked_at() -> None:
    (one,) = campaigns(one=CREW).values()
    assert rounds_before([one]) == {
        "mira": Rounds(led=1),
        "noor": Rounds(assisted=1),
        "wei": Rounds(shadowed=1),
    }
    assert rounds_before([one, one])["noor"] == Rounds(assisted=2)


def test_it_leads_whose_byline_it_bears_else_the_first_of_the_crew() -> None:
    made = campaigns(byline=CREW, each={**CREW, "announcer": "leader", "crew": "[wei, mira]"})
    assert leader_of(made["byline"]) == "mira"
    assert leader_of(made["each"]) == "wei"


def test_only_what_was_over_and_took_place_and_was_organised_came_before() -> None:
    made = campaigns(
        now={**CREW, "starts": "2026-12-07"},
        over={**CREW, "starts": "2026-11-01", "ends": "2026-12-06"},
        paused={**CREW, "starts": "2026-11-01", "ends": "2026-11-06", "state": "paused"},
        running={**CREW, "starts": "2026-11-01", "ends": "2026-12-07"},
        withdrawn={**CREW, "starts": "2026-11-01", "ends": "2026-11-06", "state": "withdrawn"},
        draft={**CREW, "starts": "2026-11-01", "ends": "2026-11-06", "state": "draft"},
        posts={"starts": "2026-11-01", "ends": "2026-11-06"},
    )
    assert [one.id for one in earlier(made.values(), made["now"])] == ["over", "paused"]
