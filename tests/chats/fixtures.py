"""Invented chats in every form that is read, each with what is found in it."""

from __future__ import annotations

import json

from tests.chats.expecting import ALOUD, LANZHOU, SHANGHAI

_TELEGRAM = {
    "name": "HQ",
    "type": "private_group",
    "messages": [
        {"id": 1, "type": "service", "date_unixtime": "1796644800", "actor": "Ann", "text": ""},
        {
            "id": 5,
            "type": "message",
            "date": "2026-12-07T20:01:05",
            "date_unixtime": "1796644865",
            "from": "Ann",
            "reply_to_message_id": 4,
            "text": ["done ", {"type": "code", "text": LANZHOU[:6]}, LANZHOU[6:]],
        },
        {"id": 6, "type": "message", "date_unixtime": "1796644865", "from": None, "text": "👍"},
        {"id": 7, "type": "unsupported"},
    ],
}
_DISCORD = {
    "messages": [
        {
            "timestamp": "2026-12-07T12:01:05.123+00:00",
            "content": f"posted · Shanghai · {SHANGHAI}",
            "author": {"name": "mei", "nickname": "Mei"},
        }
    ]
}
WIDE = SHANGHAI.replace("-", " – ").translate({n: n + 0xFEE0 for n in range(48, 91)})
"""As a Chinese keyboard types it."""
FIXTURES: dict[str, tuple[str, list[str]]] = {
    "whatsapp-android": (
        f"12/7/26, 20:00 - Ann added Bo\r\n12/7/26, 20:01 - Ann: done {LANZHOU}\nthree ask when\r\n"
        "12/7/26, 20:02 - Mei: posted\r\n12/7/26, 20:03 - Bo: <Media omitted>\r\n",
        [
            "certain lanzhou 12-07T20:01:00 code three ask when",
            "proposed shanghai 12-07T20:02:00 named",
        ],
    ),
    "whatsapp-ios": (
        f"\u200e[2026/12/7 20:00:00] HQ: \u200eAnn added you\n"
        f"[7.12.26, 8:01:05\u202fPM] ~ Ann: ok {LANZHOU} \u200e<This message was edited>\n"
        f"[7.12.26, 8:02:05\u202fp. m.] Bo: 今天不发 · 上海·灯下 · {SHANGHAI}\n",
        ["certain lanzhou 12-07T20:01:05 code", "certain shanghai 12-07T20:02:05 skipped"],
    ),
    "whatsapp-copies": (
        f"[20:01, 07/12/2026] Ann: 已发 {LANZHOU}\n[07/12, 20:02] Bo: Shanghai done\n",
        ["certain lanzhou 12-07T20:01:00 code", "proposed shanghai 12-07T20:02:00 named"],
    ),
    "whatsapp-arabic": (
        f"٢٠٢٦/١٢/٧، ٨:٠١ م - آن: {LANZHOU}\n",
        ["certain lanzhou 12-07T20:01:00 code"],
    ),
    "wechat-windows": (
        "老马:\n已发\n小红:\n晚上好\n",
        ["proposed lanzhou 12-07T21:00:00 named", "listed 晚上好"],
    ),
    "wechat-mac": ("甲 2026/12/7 20:07\n兰州已发\n", ["proposed lanzhou 12-07T20:07:00 named"]),
    "wechat-mail": (
        "甲 和 乙 在微信上的聊天记录如下，请查收。\n\n—————  2026-12-07  —————\n\n"
        "甲  16:21\n\n兰州已发\n\n乙  16:22\n\n「甲：兰州已发」\n- - - - - - - - - -\n上海也发了\n\n"
        "丙  16:23\n\n[图片: x.jpg(请在附件中查看)]\n",
        ["proposed lanzhou 12-07T16:21:00 named", "answer shanghai"],
    ),
    "wechat-quotation": (
        f"「甲：已发 · 兰州·灯下 · {LANZHOU}」\n",
        ["listed 「甲：已发 · 兰州·灯下 · " + LANZHOU + "」"],
    ),
    "chain": (
        f"#接龙\n今晚 20:00 开读\n例 上海 已发 {SHANGHAI}\n\n1. 甲 兰州 已发\n2. 乙 朗读组\n{ALOUD}\n",
        ["certain read-aloud 12-07T21:00:00 code", "proposed lanzhou 12-07T21:00:00 named"],
    ),
    "chain-repeated": (
        "甲 2026/12/7 20:01\n#Group Note\n1.6\n\n1. 甲 兰州 已发\n"
        "乙 2026/12/7 20:05\n#Group Note\n1.6\n\n1. 甲 兰州 已发\n2. 小红 上海发了\n",
        ["proposed lanzhou 12-07T20:01:00 named", "proposed shanghai 12-07T20:05:00 named"],
    ),
    "qq-export": (
        "消息记录（此消息记录为文本格式，不支持重新导入）\n=====\n消息对象:总部群\n=====\n"
        f"2026-12-07 8:03:09 【群主】甲(10001)\n已发 · 兰州·灯下 · {LANZHOU}\n\n"
        "2026-12-07 下午 08:04:00 乙<b@x.example>\n上海发了\n甲撤回了一条消息\n",
        ["certain lanzhou 12-07T08:03:09 code", "proposed shanghai 12-07T20:04:00 named"],
    ),
    "qq-copies": (
        "甲: 12-07 08:03:09\n兰州已发\n【头衔】乙 8:04:09\n上海已发\n",
        ["proposed lanzhou 12-07T08:03:09 named", "proposed shanghai 12-07T08:04:09 named"],
    ),
    "telegram": (json.dumps(_TELEGRAM), ["certain lanzhou 12-07T20:01:05 code", "listed 👍"]),
    "telegram-account": (
        json.dumps({"chats": {"list": [_TELEGRAM]}}).replace("done", "done\\x0C"),
        ["certain lanzhou 12-07T20:01:05 code", "listed 👍"],
    ),
    "telegram-copy": (
        f"Ann, [2026-12-07 20:01]\n{LANZHOU}\n\nBo, [2026-12-07 20:02]\n> {SHANGHAI}\nnice\n",
        ["certain lanzhou 12-07T20:01:00 code", "quotation", "listed nice"],
    ),
    "discord": (json.dumps(_DISCORD), ["certain shanghai 12-07T20:01:05 code"]),
    "plain": (
        f"今天的 上海 {SHANGHAI} 发了吗？\n兰州、朗读组 都发了\n上海没发\n上海发了吗？\n已发 · 上海·灯下 · {LANZHOU}\n{LANZHOU[:10]}\n"
        f"发不了 · 上海·灯下 · {SHANGHAI} 群主请假了\n大家好\n",
        [
            "certain shanghai 12-07T21:00:00 cannot 群主请假了",
            "proposed lanzhou 12-07T21:00:00 named",
            "proposed read-aloud 12-07T21:00:00 named",
            "question shanghai",
            "disagrees lanzhou",
            "check",
            "denied shanghai",
            "question shanghai",
            "listed 大家好",
        ],
    ),
    "mangled": (
        f"{LANZHOU.lower().replace('0', 'o').replace('1', 'l')}\n"
        f"{WIDE}\n"
        f"朗读组 {ALOUD[:7]}\n{ALOUD[7:]}\n",
        [
            "certain lanzhou 12-07T21:00:00 code",
            "certain shanghai 12-07T21:00:00 code",
            "certain read-aloud 12-07T21:00:00 code",
        ],
    ),
}
FIXTURES["wechat-quotation"] = (FIXTURES["wechat-quotation"][0], ["quotation"])
