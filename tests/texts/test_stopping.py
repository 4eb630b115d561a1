"""A campaign that was stopped: one text to post in each group that heard of it, one for HQ."""

from __future__ import annotations

import pytest

from kits.model.kits import Kit
from tests.schema.written import Files
from tests.texts.composed import BOOKS, GROUPS, Composed, content, message

LAUNCH = f"{BOOKS}messages/20-launch.md"
CHANGE = "changes:\n  - {id: off, at: 2026-12-09 10:00 community, what: 打卡页坏了}\n"
HQ = f"{GROUPS}    hq,总群,wechat,,,,mira,,\n".replace("members\n", "members,kind\n").replace(
    "mira,,\n", "mira,,,hq\n"
)


def made(state: str, more: str = "", files: Files | None = None) -> Composed:
    """The community with a stopped campaign of one message."""
    texts = {LAUNCH: message("今天开始", report="已发"), "groups/groups.csv": HQ, **(files or {})}
    before = content(texts, state=state)
    path = f"{BOOKS}campaign.md"
    return Composed(
        {**before, path: str(before[path]).replace("groups: all", f"groups: all\n{more}")}
    )


def kit(state: str, group: str, more: str = "", files: Files | None = None) -> Kit:
    found = made(state, more, files).kit(group)
    assert found is not None
    return found


def shape(kit: Kit) -> list[tuple[str, str, str | None]]:
    return [(one.id, f"{one.send_at:%m-%d %H:%M}", one.locked) for one in kit.messages]


@pytest.mark.parametrize(
    ("state", "here", "there"),
    [
        ("paused", "「Posts of the month」先停一停。", "“Posts of the month” is paused for now."),
        ("withdrawn", "「Posts of the month」不办了。", "“Posts of the month” will not go on."),
    ],
)
def test_each_group_has_one_text_in_its_language(state: str, here: str, there: str) -> None:
    for group, first in (("harbour", here), ("riverside", there)):
        found = kit(state, group, CHANGE)
        (stop,) = (one for one in found.messages if one.locked is None)
        assert stop.id == state
        (text,) = (one.text for one in stop.texts.values())
        assert text.startswith(first)
        assert "打卡页坏了" in text
        assert stop.reply is not None
        assert stop.until is None


def test_all_else_stays_locked_and_the_text_has_the_time_of_the_change() -> None:
    assert shape(kit("paused", "harbour", CHANGE)) == [
        ("20-launch", "12-07 08:00", "paused"),
        ("paused", "12-09 10:00", None),
    ]
    assert shape(kit("paused", "riverside", CHANGE))[1] == ("paused", "12-09 02:00", None)
    assert shape(kit("withdrawn", "harbour")) == [
        ("20-launch", "12-07 08:00", "withdrawn"),
        ("withdrawn", "12-07 08:00", None),
    ]


def test_of_a_group_that_had_heard_nothing_no_answer_is_expected() -> None:
    stop, launch = kit("withdrawn", "harbour", CHANGE.replace("12-09", "12-01")).messages
    assert (stop.id, stop.reply, launch.locked) == ("withdrawn", None, "withdrawn")
    assert stop.note is not None
    assert stop.note.startswith("群里还没听说过这次活动的，这条不用发。")


def test_the_group_of_all_leaders_is_told_by_a_text_of_its_own() -> None:
    assert shape(kit("paused", "hq", CHANGE)) == [("hq-paused", "12-09 10:00", None)]
    assert made("ready").kit("hq") is None


def test_a_correction_is_no_reason_and_a_change_of_some_groups_neither() -> None:
    for fact in ("replaces: [20-launch]", "groups: [harbour]"):
        text = kit("paused", "harbour", CHANGE.replace("what:", f"{fact}, what:"))
        (stop,) = (one for one in text.messages if one.id == "paused")
        assert "打卡页坏了" not in "".join(one.text for one in stop.texts.values())


def test_own_words_take_the_place_of_the_built_in_ones_and_are_sent_in_no_other_state() -> None:
    own = {f"{BOOKS}messages/paused.md": message("先歇一歇", send="ends 20:00")}
    found = kit("paused", "harbour", CHANGE, own)
    assert shape(found)[1] == ("paused", "12-09 10:00", None)
    assert [one.text for one in found.messages[1].texts.values()] == ["先歇一歇"]
    assert shape(kit("ready", "harbour", CHANGE, own)) == [("20-launch", "12-07 08:00", None)]
    left_out = kit("paused", "harbour", f"skip: [paused]\n{CHANGE}")
    assert [one.id for one in left_out.messages] == ["20-launch"]


def test_where_no_change_says_when_nobody_is_late_at_once() -> None:
    (stop,) = (one for one in kit("paused", "harbour", "").messages if one.id == "paused")
    assert stop.reply is None
    (told,) = (one for one in kit("paused", "harbour", CHANGE).messages if one.id == "paused")
    assert told.reply is not None
