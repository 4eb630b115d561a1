"""A kit in Chinese or English, with one of everything."""

from dataclasses import replace
from datetime import date, datetime
from hashlib import sha256
from zoneinfo import ZoneInfo

from kits.channels.channel import CHANNELS as BUILT_IN
from kits.model.kits import (
    Answer,
    Attachment,
    Kit,
    KitCampaign,
    KitGroup,
    KitMessage,
    LessonLink,
    Notice,
    Task,
    Text,
)

SHANGHAI = ZoneInfo("Asia/Shanghai")
NOW = datetime(2026, 12, 2, 12, tzinfo=SHANGHAI)
CHANNELS = {id: replace(channel, name_zh=None) for id, channel in BUILT_IN.items()}
"""All of them, by one name in every language."""

LAUNCH = {
    "zh": "📖 五天读完《边城》，今天开始\n\n　　时间：12月1日（周二）\n打卡入口：\nhttps://x.example/a?g=1&b=2\n\n有问题找小满。👩‍👩‍👧",
    "en": "\n  Two  spaces,\ta tab, <b>&amp;\"' and “quotes”\n\n1. one\n- two </div></script>\n",
}


def text(written: str, **facts: object) -> Text:
    known = {"length": len(written), "unit": "characters", "limit": None, "advised": 2000}
    version = sha256(written.encode()).hexdigest()[:6].upper()
    return Text(text=written, version=version, **(known | facts))  # type: ignore[arg-type]  # facts of any field


def message(id: str, day: int, hour: int, written: str, **facts: object) -> KitMessage:
    """A message of December 2026, in WeChat and QQ unless `texts` says otherwise."""
    known = {
        "base": id,
        "name": id,
        "title": id,
        "to": "groups",
        "kind": "message",
        "note": None,
        "report": None,
        "until": None,
        "locked": None,
        "texts": {"wechat": text(written), "qq": text(f"{written} [QQ]")},
    }
    at = datetime(2026, 12, day, hour, tzinfo=SHANGHAI)
    return KitMessage(id=id, send_at=at, **(known | facts))  # type: ignore[arg-type]  # facts of any field


def a_group(**facts: str) -> KitGroup:
    known = {
        "id": "shanghai-03",
        "name": "上海灯下三群",
        "locale": "zh",
        "timezone": "Asia/Shanghai",
        "leader": "小满",
    }
    return KitGroup(**(known | facts))


def a_kit(**facts: object) -> Kit:
    """The kit of `a_group`, of five days of reading; facts replace what it says."""
    group = facts.get("group", a_group())
    assert isinstance(group, KitGroup)
    said = {"wechat": "可以。", "qq": "可以补。"}
    if isinstance(channels := facts.get("channels"), tuple):
        said = dict.fromkeys(channels, "可以。")
    launch = LAUNCH["zh" if group.locale.startswith("zh") else "en"]
    known = {
        "group": group,
        "campaign": KitCampaign(
            id="biancheng",
            title="五天读完《边城》",
            kind="contest",
            state="ready",
            starts=date(2026, 12, 1),
            ends=date(2026, 12, 7),
            theme="读慢一点",
            place="思南书局",
        ),
        "channels": ("wechat", "qq"),
        "byline": "林小满",
        "messages": (
            message("10-warm-up", 1, 20, "有人读过吗？"),
            message(
                "20-launch",
                2,
                8,
                launch,
                kind="announcement",
                note="先发公告，再发图。",
                report="上海三群：已发",
                attachments=(
                    Attachment(
                        path="campaigns/biancheng/打卡.png",
                        name="打卡.png",
                        source="content/campaigns/biancheng/打卡.png",
                        caption="打卡码",
                        expires=date(2026, 12, 13),
                    ),
                    Attachment(path=None, name="活动卡片", caption="总群"),
                ),
            ),
            message(
                "25-old", 2, 9, "19:00 见", locked="replaced", instead="26-correction", touched=1
            ),
            message("26-correction", 2, 12, "改到 19:30 见", touched=1),
            message("30-chain", 3, 20, "#接龙\n1. 小满\n2. ", kind="chain"),
            message(
                "40-moments",
                4,
                20,
                "今天读到第三章",
                kind="moments",
                until=datetime(2026, 12, 5, 20, tzinfo=SHANGHAI),
                texts={"wechat": text("今天读到第三章")},
            ),
        ),
        "notices": (
            Notice(
                at=datetime(2026, 12, 2, 11, tzinfo=SHANGHAI),
                what="见面改到 19:30",
                why="书店晚点清场。",
                replaces=("25-old",),
                message="26-correction",
            ),
        ),
        "faq": (Answer(id="late", q="可以补吗？", texts=said),),
        "checklist": (
            Task(id="code", what="检查打卡码", when=datetime(2026, 12, 1, 18, tzinfo=SHANGHAI)),
        ),
        "lessons": (
            LessonLink(track="leaders", lesson="01-first-week", title="第一周", minutes=8),
        ),
        "plan_b": ("改到语音共读。",),
        "contact": "陈静",
    }
    return Kit(**(known | facts))  # type: ignore[arg-type]  # facts of any field
