import json

from kits.locale import BUILT_IN
from kits.model.addresses import Addresses
from kits.render.kit_files import kit_json, kit_text
from tests.render.sample import CHANNELS, a_group, a_kit, message, text

ONE = a_kit(
    group=a_group(timezone="America/New_York"),
    messages=(
        message(
            "20-launch",
            2,
            8,
            "",
            note="先发公告",
            kind="announcement",
            texts={
                "email": text("你好", html="<p>你好</p>", subject="开读", unit="octets", limit=998)
            },
        ),
    ),
)


def test_kit_json_is_format_1_in_its_order() -> None:
    file = kit_json(ONE, addresses=Addresses())
    assert file.path == "g/shanghai-03/biancheng/kit.json"
    expected = {
        "format": 1,
        "campaign": {
            "id": "biancheng",
            "title": "五天读完《边城》",
            "kind": "contest",
            "state": "ready",
            "starts": "2026-12-01",
            "ends": "2026-12-07",
        },
        "group": {
            "id": "shanghai-03",
            "name": "上海灯下三群",
            "locale": "zh",
            "timezone": "America/New_York",
        },
        "byline": "林小满",
        "messages": [
            {
                "id": "20-launch",
                "title": "20-launch",
                "to": "groups",
                "as": "announcement",
                "note": "先发公告",
                "report": None,
                "receipt": None,
                "send_at": "2026-12-02T08:00:00+08:00",
                "until": None,
                "locked": None,
                "texts": {
                    "email": {
                        "text": "你好",
                        "length": 2,
                        "unit": "octets",
                        "limit": 998,
                        "advised": 2000,
                        "parts": None,
                        "html": "<p>你好</p>",
                        "subject": "开读",
                        "version": "670D97",
                    }
                },
                "attachments": [],
            }
        ],
        "faq": [{"id": "late", "q": "可以补吗？", "texts": {"wechat": "可以。", "qq": "可以补。"}}],
    }
    assert file.content.decode() == (
        json.dumps(expected, ensure_ascii=False, separators=(",", ":")) + "\n"
    )


def test_kit_json_keeps_every_character_of_every_text() -> None:
    for locale in ("zh", "en"):
        kit = a_kit(group=a_group(locale=locale))
        read = json.loads(kit_json(kit, addresses=Addresses()).content)
        assert {
            m["id"]: {c: t["text"] for c, t in m["texts"].items()} for m in read["messages"]
        } == {m.id: {c: t.text for c, t in m.texts.items()} for m in kit.messages}


def test_kit_json_keeps_the_order_of_time_and_tells_what_is_stopped() -> None:
    read = json.loads(kit_json(a_kit(), addresses=Addresses()).content)
    assert [(m["id"], m["locked"]) for m in read["messages"]] == [
        ("10-warm-up", None),
        ("20-launch", None),
        ("25-old", "replaced"),
        ("26-correction", None),
        ("30-chain", None),
        ("40-moments", None),
    ]
    assert read["messages"][1]["attachments"] == [
        {
            "path": "campaigns/biancheng/打卡.png",
            "name": "打卡.png",
            "caption": "打卡码",
            "expires": "2026-12-13",
        },
        {"path": None, "name": "活动卡片", "caption": "总群", "expires": None},
    ]


TEXT = """\
五天读完《边城》 · Shanghai Readers
1–7 Dec 2026

What has changed (Wed 2 Dec 11:00): 见面改到 19:30
书店晚点清场。

===== Tue 1 Dec 20:00 · 10-warm-up
Post as a message

----- WeChat
有人读过吗？


----- QQ
有人读过吗？ [QQ]


===== Wed 2 Dec 09:00 · 25-old
Replaced: please post the correction instead.

===== When members ask: 可以补吗？

----- WeChat
可以。


----- QQ
可以补。

"""


def test_kit_txt_says_all_in_the_language_of_the_group() -> None:
    whole = a_kit()
    kit = a_kit(
        group=a_group(locale="en", name="Shanghai Readers"),
        messages=(whole.messages[0], whole.messages[2]),
    )
    file = kit_text(kit, CHANNELS, BUILT_IN, addresses=Addresses())
    assert file.path == "g/shanghai-03/biancheng/kit.txt"
    assert file.content.decode() == TEXT
