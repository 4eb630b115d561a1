from __future__ import annotations

from datetime import date

import pytest

from kits.model.carried import carried, learned_before, rounds_of
from tests.schema.written import campaign, load

FIRST = {"starts": "2026-03-01", "ends": "2026-03-07", "recipe": "small"}
SECOND = {"starts": "2026-06-01", "ends": "2026-06-07", "recipe": "small"}
OTHER = {"starts": "2026-07-01", "ends": "2026-07-07", "recipe": "gathering"}
ALONE = {"starts": "2026-08-01", "ends": "2026-08-07"}
RECAP = "---\nlearned: [{}]\n---\nThanks.\n"
FILES = {
    "campaigns/first/campaign.md": campaign(**FIRST),
    "campaigns/first/recap.md": RECAP.format("early"),
    "campaigns/second/campaign.md": campaign(**SECOND),
    "campaigns/second/recap.md": RECAP.format("late, kind"),
    "campaigns/other/campaign.md": campaign(**OTHER),
    "campaigns/other/recap.md": RECAP.format("elsewhere"),
    "campaigns/alone/campaign.md": campaign(**ALONE),
    "campaigns/alone/recap.md": RECAP.format("alone"),
    "campaigns/third/campaign.md": campaign(starts="2026-09-01", ends="2026-09-07", recipe="small"),
}


@pytest.mark.parametrize(
    ("recipe", "origin", "day", "found"),
    [
        ("small", None, "2026-10-01", "second"),  # the third learned nothing
        ("small", "first", "2026-10-01", "second"),
        ("small", None, "2026-06-07", "first"),  # the second has not ended
        ("small", None, "2026-03-07", None),
        ("gathering", None, "2026-10-01", "other"),
        (None, "alone", "2026-10-01", "alone"),
        (None, None, "2026-10-01", None),
    ],
)
def test_the_newest_round_of_a_recipe_that_learned_something(
    recipe: str | None, origin: str | None, day: str, found: str | None
) -> None:
    made, _ = load(FILES)
    assert made is not None
    before = learned_before(
        rounds_of(made), recipe=recipe, origin=origin, day=date.fromisoformat(day)
    )
    assert (before and before.campaign.id) == found


def test_a_lesson_is_open_until_it_is_answered() -> None:
    heeded = "heeded: [{what: late, how: by noon}, {what: kind, refused: no time}, {what: x}]"
    made, _ = load({**FILES, "campaigns/next.md": campaign(heeded, recipe="small")})
    assert made is not None
    before = learned_before(rounds_of(made), recipe="small", origin=None, day=date(2026, 10, 1))
    assert before is not None
    asking = made.runs["next"].campaign
    assert [(each.what, each.is_open) for each in carried(before, asking)] == [
        ("late", False),
        ("kind", False),
    ]
    silent = made.runs["third"].campaign
    assert all(each.is_open for each in carried(before, silent))
