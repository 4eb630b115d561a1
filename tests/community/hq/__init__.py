"""An evening in the leaders' group, invented, as each app copies or exports it.

`python -m tests.community.hq` writes the files beside this one anew, where a text has changed.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from pathlib import Path
from typing import NamedTuple
from zoneinfo import ZoneInfo

from kits.model.kits import Reply
from kits.pipeline import Checked, check, load
from kits.source.trees import FolderTree

HERE = Path(__file__).parent
PROJECT = HERE.parents[2]
SHANGHAI = ZoneInfo("Asia/Shanghai")
NOW = datetime(2026, 11, 23, 12, tzinfo=SHANGHAI)
EVENING = datetime(2026, 11, 22, 20, 41, 7, tzinfo=SHANGHAI)
CAMPAIGN, MESSAGE = "hulan-river", "25-correction"
WIDE = {code: code + 0xFEE0 for code in range(0x21, 0x7F)} | {0x2D: 0x2013}
"""Full-width forms, as an input method writes them, and a dash that a phone made of a hyphen."""


class Said(NamedTuple):
    """One message of the chat."""

    name: str
    text: str
    answers: str = ""
    """What it quotes."""


def replies(checked: Checked) -> Mapping[str, Reply]:
    """What each group answers to the correction."""
    found: dict[str, Reply] = {}
    for group in checked.community.groups:
        kit = checked.kit(CAMPAIGN, group)
        for message in kit.messages if kit else ():
            if message.base == MESSAGE and message.reply:
                found[group] = message.reply
    return found


def evening(of: Mapping[str, Reply]) -> Sequence[Said]:
    """Who said what: answers with codes and without, a question, a quotation, a slip."""
    slip = of["xining"].posted.replace(of["xining"].code, of["zhuhai"].code)
    return (
        Said("静怡", "更正的公告在各群的页面上了，发完回一句就好，不急。"),
        Said("春和", of["tianjin"].posted),
        Said("文珺", f"{of['hefei'].posted} 刚下班，晚了"),
        Said(
            "云笙",
            of["wuxi"].posted.replace(of["wuxi"].code, of["wuxi"].code.lower().translate(WIDE)),
        ),
        Said("小河", "已换"),
        Said("诗雪", "洛阳换好了"),
        Said("罗声远", of["page-and-screen"].skipped),
        Said("阿莹", "发不了怎么办？"),
        Said("静怡", "阿莹我来，你先忙。", answers=of["tianjin"].posted),
        Said("生莲", slip),
        Said("贺兰", "👍"),
    )


def whatsapp_of_android(said: Sequence[Said]) -> str:
    lines = ["22/11/2026, 19:02 - 静怡 created group “灯下总群”"]
    lines += [f"{at:%d/%m/%Y, %H:%M} - {one.name}: {one.text}" for at, one in _timed(said)]
    return "\r\n".join([*lines, ""])


def whatsapp_of_an_iphone(said: Sequence[Said]) -> str:
    return "".join(
        f"[{at.month}/{at.day}/{at:%y}, {at.hour % 12}:{at:%M:%S}\u202fPM] {one.name}: {one.text}\r\n"
        for at, one in _timed(said)
    )


def wechat(said: Sequence[Said]) -> str:
    head = "微信群“灯下总群”的聊天记录如下:\n\n—————  2026-11-22  —————\n"
    return head + "\n".join(
        f"{one.name}  {at:%H:%M}\n\n{_quoting(one)}{one.text}\n" for at, one in _timed(said)
    )


def qq(said: Sequence[Said]) -> str:
    head = (
        "消息记录（此消息记录为文本格式，不支持重新导入）\n\n"
        + "=" * 64
        + "\n消息对象:灯下总群\n"
        + "=" * 64
    )
    return (
        head
        + "\n\n"
        + "\n".join(
            f"{at:%Y-%m-%d} {at.hour}:{at:%M:%S} {one.name}({10000 + n})\n{one.text}\n"
            for n, (at, one) in enumerate(_timed(said))
        )
    )


def chain(said: Sequence[Said]) -> str:
    own = [one for one in said if one.name != "静怡" and not one.text.endswith("？")]
    entries = (f"{n}. {one.name} {one.text}" for n, one in enumerate(own, 1))
    return "\n".join(["#接龙", "更正发了没有", "例 群名 已换", "", *entries, ""])


def telegram(said: Sequence[Said]) -> str:
    messages = [
        {
            "id": n,
            "type": "message",
            "date": at.strftime("%Y-%m-%dT%H:%M:%S"),
            "date_unixtime": str(int(at.timestamp())),
            "from": one.name,
            "from_id": f"user{n}",
            **({"reply_to_message_id": 2} if one.answers else {}),
            "text": _pieces(one.text),
        }
        for n, (at, one) in enumerate(_timed(said), 1)
    ]
    chat = {"name": "灯下总群", "type": "private_group", "id": 1, "messages": messages}
    return json.dumps(chat, ensure_ascii=False, indent=1) + "\n"


def discord(said: Sequence[Said]) -> str:
    messages = [
        {
            "id": str(n),
            "type": "Reply" if one.answers else "Default",
            "timestamp": at.isoformat(timespec="milliseconds"),
            "timestampEdited": None,
            "content": one.text,
            "author": {"id": str(n), "name": f"user{n}", "nickname": one.name, "isBot": False},
            **({"reference": {"messageId": "2"}} if one.answers else {}),
        }
        for n, (at, one) in enumerate(_timed(said), 1)
    ]
    chat = {"guild": {"name": "灯下"}, "channel": {"name": "总群"}, "messages": messages}
    return json.dumps(chat, ensure_ascii=False, indent=1) + "\n"


def plain(said: Sequence[Said]) -> str:
    return "\n".join(f"{_quoting(one)}{one.text}" for one in said) + "\n"


EXPORTS = {
    "whatsapp-android.txt": whatsapp_of_android,
    "whatsapp-iphone.txt": whatsapp_of_an_iphone,
    "wechat.txt": wechat,
    "qq.txt": qq,
    "chain.txt": chain,
    "telegram.json": telegram,
    "discord.json": discord,
    "plain.txt": plain,
}


def _timed(said: Sequence[Said]) -> list[tuple[datetime, Said]]:
    return [(EVENING + timedelta(minutes=7 * n, seconds=n), one) for n, one in enumerate(said)]


def _quoting(one: Said) -> str:
    return f"「春和：{one.answers}」\n- - - - - - - - - - - - - - -\n" if one.answers else ""


def _pieces(text: str) -> object:
    """A text as Telegram exports it: what looks like a tag is a piece of its own."""
    words = text.split(" · ")
    if len(words) < 3:
        return text
    head = " · ".join(words[:2]) + " · "
    return [head, {"type": "code", "text": words[2][:14]}, words[2][14:]]


def made() -> Mapping[str, bytes]:
    """Every export, of the texts as they are."""
    checked = check(load(FolderTree(PROJECT)), NOW)
    assert isinstance(checked, Checked), "the reference community can be read"
    said = evening(replies(checked))
    return {name: export(said).encode() for name, export in EXPORTS.items()}
