"""When messages are sent, to whom, and what stops them."""

from __future__ import annotations

import pytest

from kits.model.kits import Kit
from tests.schema.written import campaign
from tests.texts.composed import BOOKS, Composed, content, findings, kit, message, sent
from tests.texts.composed import text as text_of

HQ = {
    "groups/hq.csv": "id,name,kind,channels,leader_name\nhq,总群,hq,wechat,陈静\n",
    f"{BOOKS}messages/20-launch.md": message("开读"),
}


def ids(made: Kit | None) -> list[str]:
    return [each.id for each in made.messages] if made else []


def times(made: Kit) -> list[str]:
    return [f"{each.id} {each.send_at:%m-%d %H:%M%z}" for each in made.messages]


@pytest.mark.parametrize(
    ("send", "expected"),
    [
        ("starts 08:00", "2026-12-07T08:00:00+08:00"),
        ("starts - 2d 20:00", "2026-12-05T20:00:00+08:00"),
        ("ends + 1w 09:30", "2026-12-20T09:30:00+08:00"),
        ("day 3 08:00", "2026-12-09T08:00:00+08:00"),
        ("2026-12-08 12:20", "2026-12-08T12:20:00+08:00"),
        ("2026/12/8 12:20", "2026-12-08T12:20:00+08:00"),
        ("2026-12-08 12:20 community", "2026-12-08T12:20:00+08:00"),
        ("2026-12-08T12:20Z", "2026-12-08T20:20:00+08:00"),
        ("doors - 2h", "2026-12-07T17:00:00+08:00"),
        ("doors - 90m", "2026-12-07T17:30:00+08:00"),
    ],
)
def test_a_time_is_fixed_in_the_zone_of_the_group(send: str, expected: str) -> None:
    more = {f"{BOOKS}messages/20-launch.md": message("开", send=send)}
    made = kit(content(more, dates="{doors: 2026-12-07 19:00}"))
    assert made.messages[0].send_at.isoformat() == expected


def test_the_same_hour_is_another_instant_in_another_zone() -> None:
    body = "{{ here.starts | time }} {{ campaign.starts | time }}"
    facts = {"starts": "2026-12-07 20:00 community"}
    assert text_of(body, "riverside", **facts) == "12:00 12:00"
    more = {
        f"{BOOKS}messages/20-launch.md": message(
            "开", send="[starts 08:00, starts 08:00 community]"
        )
    }
    assert times(kit(content(more), "riverside")) == [
        "20-launch-2 12-07 00:00+0000",
        "20-launch-1 12-07 08:00+0000",
    ]


def test_an_hour_that_daylight_saving_skips_moves_forward() -> None:
    more = {f"{BOOKS}messages/20-launch.md": message("开", send="2026-03-29 01:30")}
    assert times(kit(content(more), "riverside")) == ["20-launch 03-29 02:30+0100"]


def test_several_times_repeat_a_message_each_with_its_own_end() -> None:
    table = (
        "id,title,date,time,until,text\n"
        "10-daily,日常,2026-12-09;2026-12-07；2026-12-08,7:40,09:00,早\n"
    )
    made = kit(content({f"{BOOKS}messages.csv": table}))
    assert [
        (m.id, m.base, m.send_at.day, m.until and f"{m.until:%d %H:%M}") for m in made.messages
    ] == [
        ("10-daily-2", "10-daily", 7, "07 09:00"),
        ("10-daily-3", "10-daily", 8, "08 09:00"),
        ("10-daily-1", "10-daily", 9, "09 09:00"),
    ]
    assert {m.texts["wechat"].text for m in made.messages} == {"早"}


def test_without_until_a_message_never_expires_and_a_day_ends_with_it() -> None:
    assert sent("开").until is None
    more = {f"{BOOKS}messages/20-launch.md": message("开", until="ends")}
    assert f"{kit(content(more)).messages[0].until:%m-%d %H:%M}" == "12-13 23:59"


def test_messages_stand_by_time_then_id() -> None:
    files = {
        f"{BOOKS}messages/{id}.md": message("开", send=send)
        for id, send in (
            ("30-c", "starts 08:00"),
            ("10-z", "starts 09:00"),
            ("20-b", "starts 08:00"),
        )
    }
    assert ids(kit(content(files))) == ["20-b", "30-c", "10-z"]


def test_a_row_moves_the_anchors_of_its_group_alone() -> None:
    more = {
        f"{BOOKS}groups.csv": "group,starts,doors\nlibrary,2026-12-08,2026-12-08 18:30\n",
        f"{BOOKS}messages/20-launch.md": message(
            "{{ here.starts }} {{ campaign.starts }} {{ here.doors | time }} {{ campaign.dates.doors | time }}"
        ),
        f"{BOOKS}messages/30-doors.md": message("门", send="doors - 1h"),
    }
    files = content(more, dates="{doors: 2026-12-07 19:00}")
    assert times(kit(files, "library")) == [
        "20-launch 12-08 08:00+0800",
        "30-doors 12-08 17:30+0800",
    ]
    assert times(kit(files)) == ["20-launch 12-07 08:00+0800", "30-doors 12-07 18:00+0800"]
    assert kit(files, "library").messages[0].texts["wechat"].text == (
        "12月8日（周二） 12月7日（周一） 18:30 19:00"
    )
    assert kit(files, "library").campaign.starts.day == 8
    assert kit(files, "library").campaign.ends.day == 13


def test_a_time_that_cannot_be_fixed_sends_nothing_and_is_left_to_the_rules_of_times() -> None:
    for send in ("doors - 2h", "starts"):
        files = content(
            {
                f"{BOOKS}messages/20-launch.md": message("开", send=send),
                f"{BOOKS}messages/30-after.md": message("后"),
            }
        )
        assert ids(Composed(files).kit("harbour")) == ["30-after"]
        assert findings(files) == []


def test_only_except_skip_and_stage_choose_the_groups() -> None:
    more = {
        f"{BOOKS}groups.csv": "group,skip\nharbour,30-b; 10-hq\nlibrary,\n",
        "groups/more.csv": "id,name,channels,stage,leader_name\nquiet,静,wechat,dormant,甲\nseed,新,wechat,seeding,乙\nalone,独,wechat,closed,\n",
        f"{BOOKS}messages/20-a.md": message("甲", only="{city: 上海}"),
        f"{BOOKS}messages/30-b.md": message("乙", except_="library"),
        f"{BOOKS}messages/40-c.md": message("丙", only="listed"),
    }
    composed = Composed(content(more))
    assert ids(composed.kit("harbour")) == ["20-a", "40-c"]
    assert ids(composed.kit("library")) == ["40-c"]
    assert ids(composed.kit("riverside")) == ["30-b"]
    assert ids(composed.kit("seed")) == ["30-b"]
    assert composed.kit("quiet") is None
    assert composed.kit("alone") is None
    composed = Composed(content(more, groups="[listed, quiet, seed]"))
    assert [id for id in composed.community.groups if composed.kit(id)] == [
        "harbour",
        "library",
        "quiet",
        "seed",
    ]


def test_a_group_outside_the_campaign_gets_no_kit() -> None:
    composed = Composed(content({f"{BOOKS}messages/20-launch.md": message("开")}, groups="library"))
    assert [id for id in composed.community.groups if composed.kit(id)] == ["library"]


RECIPE = {
    "recipes/plan/recipe.md": "---\ntitle: 计划\nkind: dispatch\n---\n",
    "recipes/plan/messages/10-hq.md": message("总群先知", to="hq"),
    "recipes/plan/messages/20-launch.md": message("样板"),
    "recipes/plan/messages/20-launch.en.md": "---\ntitle: Start\n---\nTemplate\n",
    "recipes/plan/messages/30-end.md": message("样板结束", send="ends 20:00"),
}


def test_a_campaign_replaces_and_skips_messages_of_its_recipe() -> None:
    files = content(RECIPE, recipe="plan")
    assert ids(kit(files)) == ["20-launch", "30-end"]
    assert kit(files, "riverside").messages[0].texts["line"].text == "Template"
    own = RECIPE | {f"{BOOKS}messages/20-launch.md": message("自己的")}
    assert kit(content(own, recipe="plan"), "riverside").messages[0].texts["line"].text == "自己的"
    dropped = RECIPE | {f"{BOOKS}messages/20-launch.md": "---\nskip: true\n---\n"}
    assert ids(kit(content(dropped, recipe="plan"))) == ["30-end"]
    assert ids(kit(content(RECIPE, recipe="plan", skip="30-end"))) == ["20-launch"]
    assert ids(kit(content(own, recipe="plan", skip="all"))) == ["20-launch"]
    row = own | {f"{BOOKS}groups.csv": "group,skip\nlibrary,all\n"}
    assert ids(kit(content(row, recipe="plan"), "library")) == ["20-launch"]
    assert ids(kit(content(row, recipe="plan"))) == ["20-launch", "30-end"]


def test_messages_to_hq_stand_in_its_own_kit_alone() -> None:
    more = HQ | RECIPE | {f"{BOOKS}messages/90-quiz.md": message("问", to="winners")}
    files = content(more, recipe="plan")
    assert ids(kit(files, "hq")) == ["10-hq"]
    assert ids(kit(files)) == ["20-launch", "30-end"]


def test_the_hq_group_is_not_asked_what_only_members_ask() -> None:
    faq = "faq:\n  - q: 在哪里？\n    a: 在{{ here.place }}\n"
    more = (
        HQ
        | RECIPE
        | {
            f"{BOOKS}campaign.md": "",
            f"{BOOKS}groups.csv": "group,place\nharbour,店\nlibrary,馆\nriverside,Quay\n",
        }
    )
    files = content(more, recipe="plan")
    files[f"{BOOKS}campaign.md"] = campaign(faq, recipe="plan")
    assert findings(files) == []
    composed = Composed(files)
    made = composed.kit("hq")
    assert made is not None
    assert made.faq == ()


CHANGES = """
changes:
  - id: later
    at: 2026-12-06 12:00
    what: 推迟半小时
    what.en: Half an hour later
    why: 店里清场
    replaces: 20-launch
    message: 25-later
    groups: {city: 上海}
  - at: 2026-12-05
    what: 换了书
"""


def changed(state: str = "ready") -> dict[str, str | bytes]:
    files = content(
        HQ
        | {
            f"{BOOKS}messages/20-launch.md": message("开", send="[starts 08:00, day 2 08:00]"),
            f"{BOOKS}messages/25-later.md": message("更正"),
            f"{BOOKS}messages/30-hq.md": message("知会", to="hq"),
        }
    )
    files[f"{BOOKS}campaign.md"] = campaign(CHANGES, state=state)
    return files


def test_a_change_stops_what_it_replaces_in_its_groups_alone() -> None:
    made = kit(changed())
    assert [(m.id, m.locked, m.touched) for m in made.messages] == [
        ("20-launch-1", "replaced", 2),
        ("25-later", None, 2),
        ("20-launch-2", "replaced", 2),
    ]
    assert [(n.what, n.why, n.replaces, n.message) for n in made.notices] == [
        ("推迟半小时", "店里清场", ("20-launch-1", "20-launch-2"), "25-later"),
        ("换了书", None, (), None),
    ]
    elsewhere = kit(changed(), "library")
    assert [(m.id, m.locked, m.touched) for m in elsewhere.messages] == [
        ("20-launch-1", None, 1),
        ("20-launch-2", None, 1),
    ]
    assert [n.what for n in elsewhere.notices] == ["换了书"]


def test_what_was_replaced_names_what_is_posted_instead() -> None:
    """Also where that was replaced in turn, in whatever order the changes are written."""
    files = changed()
    again = "  - {at: 2026-12-07, what: x, why: y, replaces: 25-later, message: 28-again}\n"
    files[f"{BOOKS}messages/28-again.md"] = message("再更正")
    files[f"{BOOKS}campaign.md"] = campaign(CHANGES.replace("changes:\n", "changes:\n" + again))
    stands = [(m.id, m.instead) for m in kit(files).messages if m.locked]
    assert stands == [(id, "28-again") for id in ("20-launch-1", "25-later", "20-launch-2")]
    del files[f"{BOOKS}messages/28-again.md"]
    files[f"{BOOKS}campaign.md"] = campaign(
        CHANGES.replace("changes:\n", "changes:\n" + again.replace(", message: 28-again", ""))
    )
    assert {m.instead for m in kit(files).messages if m.locked} == {None}


def test_changes_never_reach_hq() -> None:
    made = kit(changed(), "hq")
    assert ([(m.id, m.locked) for m in made.messages], made.notices) == ([("30-hq", None)], ())


@pytest.mark.parametrize(
    ("change", "harbour", "library", "hq"),
    [
        ("", [0, 0, 0], [0, 0], [0]),
        ("replaces: 20-launch-2", [0, 0, 1], [0, 1], [0]),
        ("replaces: 20-launch, message: 25-later, groups: {city: 上海}", [1, 1, 1], [0, 0], [0]),
        ("groups: {city: 上海}", [1, 1, 1], [0, 0], [0]),  # what was not posted is only moved
        ("what.en: moved", [1, 1, 1], [1, 1], [1]),
    ],
)
def test_a_change_that_replaces_nothing_touches_all_of_its_groups(
    change: str, harbour: list[int], library: list[int], hq: list[int]
) -> None:
    told = f"changes: [{{at: 2026-12-06 12:00, what: 改, {change}}}]" if change else ""
    later = message("更正", only="{city: 上海}")
    files = changed() | {
        f"{BOOKS}campaign.md": campaign(told),
        f"{BOOKS}messages/25-later.md": later,
    }
    for group, expected in (("harbour", harbour), ("library", library), ("hq", hq)):
        assert [each.touched for each in kit(files, group).messages] == expected


@pytest.mark.parametrize("state", ["paused", "withdrawn"])
def test_a_stopped_campaign_stops_every_message(state: str) -> None:
    for group in ("harbour", "library", "hq"):
        made = kit(changed(state), group)
        (told,) = (m for m in made.messages if m.locked is None)
        assert told.id in (state, f"hq-{state}")
        others = [m for m in made.messages if m is not told]
        assert {m.locked for m in others} == {state}
        assert made.campaign.state == state
        # Or what goes on after a pause would count less than it did, and be passed over.
        assert [m.touched for m in others] == [m.touched for m in kit(changed(), group).messages]


def test_a_message_narrows_the_channels_of_the_group() -> None:
    more = {
        f"{BOOKS}messages/20-a.md": message("甲", channels="[qq, sms]"),
        f"{BOOKS}messages/30-b.md": message("乙"),
    }
    made = kit(content(more), "library")
    assert {m.id: list(m.texts) for m in made.messages} == {
        "20-a": ["qq"],
        "30-b": ["wechat", "qq"],
    }
    assert ids(kit(content(more))) == ["30-b"]
