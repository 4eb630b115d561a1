from __future__ import annotations

from datetime import datetime

from kits.model.audiences import Audience
from kits.model.clocks import Clock
from kits.render.seeing import view
from tests.schema.written import campaign, load

NOW = datetime.fromisoformat("2026-12-20T12:00:00+08:00")


def test_a_model_group_took_part_in_nothing_that_ended_before_it_was_founded() -> None:
    made, _ = load(
        {
            "groups/all.csv": "id,name,channels,stage,founded\n"
            "old,Old,wechat,model,\nnew,New,wechat,model,2026-12-02\n",
            "campaigns/first.md": campaign(
                kind="gathering", starts="2026-12-01", ends="2026-12-01"
            ),
            "campaigns/second.md": campaign(
                kind="gathering", starts="2026-12-02", ends="2026-12-02"
            ),
        }
    )
    assert made is not None
    public = view(made, Audience.PUBLIC, Clock(NOW))
    assert {one.group.id: one.campaigns for one in public.models} == {
        "new": ("second",),
        "old": ("second", "first"),
    }
