from __future__ import annotations

from datetime import datetime

import pytest

from kits.model.kits import Kit
from kits.pipeline import Checked, check, load
from tests.schema.written import campaign, tree

NOW = datetime.fromisoformat("2026-12-20T12:00:00+08:00")
FILES = {
    "community.yml": "name: Bookfolk\nlocale: zh\ntimezone: Asia/Shanghai\nshout_outs: auto\n",
    "badges.yml": """
        - id: pen
          name: 稳稳的笔
          name.en: Steady pen
          icon: ✍️
          for: 写过通知
          for.en: Wrote the notice
          rule: {credit: deed}
        """,
    "people/all.csv": """
        id,name,called,credit,role,groups
        mira,林小满,*小满*,name,,riverside；harbour
        bo,Bo,,none,,riverside
        ops,Ops,,none,staff,
        """,
    "groups/all.csv": """
        id,name,channels,locale,leaders,leader_name
        harbour,港湾群,wechat,,bo,
        quay,码头群,wechat,,mira,
        riverside,Riverside,discord,en,,Ann
        """,
}
FIRST = campaign(
    "credits: [{person: mira, for: 写了通知}, {person: bo, for: 写了通知}]",
    starts="2026-12-01",
    ends="2026-12-01",
    announcer="leader",
)
MESSAGE = "---\ntitle: 公告\nsend: starts 08:00\n---\n开始了。\n"
ENGLISH = "---\ntitle: Launch\n---\nWe begin.\n"


ASKED = FILES["community.yml"].replace("auto", "ask")
OFF = FILES["community.yml"].replace("auto", "off")


def kit(group: str, more: dict[str, str] | None = None, **facts: str) -> Kit:
    """The kit of the campaign after the one in which Mira earned a badge."""
    next_one = campaign(
        kind="", announcer="leader", starts="2026-12-10", ends="2026-12-12", **facts
    )
    files = {
        **FILES,
        "campaigns/first.md": FIRST,
        "campaigns/next/campaign.md": next_one,
        "campaigns/next/messages/10-launch.md": MESSAGE,
        "campaigns/next/messages/10-launch.en.md": ENGLISH,
        **(more or {}),
    }
    checked = check(load(tree(files)), NOW)
    assert isinstance(checked, Checked)
    made = checked.kit("next", group)
    assert made
    return made


def test_a_kit_thanks_those_of_its_group_who_earned_a_badge_in_the_words_of_the_group() -> None:
    launch, shout = kit("harbour").messages
    assert (launch.id, shout.id) == ("10-launch", "shout-out")
    assert shout.title == "替大家说声谢谢"
    assert f"{shout.send_at:%Y-%m-%d %H:%M}" == "2026-12-11 12:30"
    assert shout.texts["wechat"].text == (
        "✍️ *小满*得到徽章“稳稳的笔”\n写过通知。\n\n谢谢，有你真好。"
    )


def test_whoever_runs_a_group_is_given_no_praise_of_their_own_to_paste() -> None:
    assert [message.id for message in kit("quay").messages] == ["10-launch"]


@pytest.mark.parametrize("settings", [ASKED, OFF, ASKED.replace("shout_outs: ask\n", "")])
def test_nobody_is_thanked_unasked(settings: str) -> None:
    made = kit("harbour", {"community.yml": settings})
    assert [message.id for message in made.messages] == ["10-launch"]


@pytest.mark.parametrize("settings", [FILES["community.yml"], ASKED, OFF])
def test_what_a_campaign_says_itself_is_sent_to_those_who_hear_of_somebody(settings: str) -> None:
    """And stands in no kit of whoever would paste their own praise."""
    own = "---\ntitle: 道谢\nsend: ends 20:00\n---\n{% for one in honours %}{{ one.name }}{% endfor %}\n"
    more = {"community.yml": settings, "campaigns/next/messages/shout-out.md": own}
    assert [message.id for message in kit("harbour", more).messages] == ["10-launch", "shout-out"]
    assert [message.id for message in kit("quay", more).messages] == ["10-launch"]


def test_a_thank_you_that_names_nobody_goes_to_all() -> None:
    own = "---\ntitle: 道谢\nsend: ends 20:00\n---\n谢谢大家。\n"
    made = kit("quay", {"campaigns/next/messages/shout-out.md": own})
    assert [message.id for message in made.messages] == ["10-launch", "shout-out"]


def test_a_name_is_text_there_too() -> None:
    shout = kit("riverside").messages[-1]
    assert shout.texts["discord"].text == (
        "✍️ \\*小满\\* has earned “Steady pen”\\.\nWrote the notice\\.\n\nThank you, from all of us\\."
    ).replace("\\.", ".")


def test_a_message_of_the_campaigns_own_takes_its_place() -> None:
    own = (
        "---\ntitle: 道谢\nsend: ends 20:00\n---\n"
        "{% for one in honours %}谢谢{{ one.name }}{% endfor %}。\n"
    )
    shout = kit("harbour", {"campaigns/next/messages/shout-out.md": own}).messages[-1]
    assert (shout.id, shout.texts["wechat"].text) == ("shout-out", "谢谢*小满*。")


@pytest.mark.parametrize("skip", ["[shout-out]", "all"])
def test_a_campaign_can_leave_it_out(skip: str) -> None:
    assert [message.id for message in kit("harbour", skip=skip).messages] == ["10-launch"]


def test_whoever_did_not_agree_to_be_named_is_not_thanked_by_name() -> None:
    texts = [text.text for m in kit("riverside").messages for text in m.texts.values()]
    assert not [text for text in texts if "Bo" in text]
