"""Ten thousand groups with six messages each: what a phone is given, and how long it reads."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from kits.chats.expected import Awaited, Expected, Known, Row
from kits.model.codes import named, version_of, written
from kits.model.groups import Group
from kits.model.standings import Standing
from kits.render.ops.receipts import MOST
from kits.render.views import View
from tests.render.day.evening import EVENING
from tests.render.day.lamplight import NOW
from tests.render.ops.evenings import laid_out, opened, view_of

GROUPS = [f"group-{n:05}" for n in range(10_000)]
MESSAGES = [f"{n}0-evening" for n in range(1, 7)]
SENT = NOW - timedelta(hours=4)


def code(group: str, message: str) -> str:
    return written(named("river", group, message), version_of(group))


@pytest.fixture(scope="module")
def view() -> View:
    """Of each group three messages were answered, and three are silent."""
    small = view_of(EVENING)
    one = small.standings[0]
    facts = {"campaign": "river", "how": "code", "at": SENT.isoformat()}
    expected = Expected(
        zone="Asia/Shanghai",
        groups=tuple(
            Known(id=id, name=f"灯下 {id[-5:]} 群", names=(f"City {id[-5:]}",), people=(f"阿{id}",))
            for id in GROUPS
        ),
        answers=tuple(
            Awaited(
                campaign="river",
                group=id,
                message=message,
                code=code(id, message),
                at=int(SENT.timestamp()),
                report="已发",
            )
            for message in MESSAGES
            for id in GROUPS
        ),
        known=tuple(
            Row(**facts, group=id, message=message, version=version_of(id))
            for message in MESSAGES[:3]
            for id in GROUPS
        ),
        skipped=("今天不发",),
        cannot=("发不了",),
    )
    standings = tuple(
        Standing(
            group=id,
            send=one.send._replace(name=message, at=SENT, code=code(id, message)),
            state="silent",
            poster=one.poster,
        )
        for message in MESSAGES[3:]
        for id in GROUPS
    )
    groups = tuple(_group(small, id) for id in GROUPS)
    return replace(small, groups=groups, standings=standings, expected=expected)


def _group(view: View, id: str) -> Group:
    return view.groups[0].with_facts({"id": id, "name": f"灯下 {id[-5:]} 群"})


def test_a_phone_bears_the_page(view: View, chromium: Browser, tmp_path: Path) -> None:
    at = laid_out(view, tmp_path)
    assert at.stat().st_size < 4_000_000
    names = ["{0}", "灯下 {1} 群 已发", "大家晚上好", "城里下雨了 {1}", "发了吗 {1}？"]
    lines = [
        f"[2026/12/9 11:{n % 60:02}:05] 阿某{n}: {names[n % 5]}".format(
            code(GROUPS[n], "60-evening"), GROUPS[n][-5:]
        )
        for n in range(5000)
    ]
    with opened(chromium, at) as tab:
        assert tab.locator(".kits-ticks[data-message] input").count() == MOST
        tab.evaluate(
            """chat => {
                document.querySelector("textarea").value = chat;
                document.querySelector("[data-read]").click();
            }""",
            "\n".join(lines),
        )
        assert "1000 new, 1000 likely, 0 known" in tab.locator("[data-found]").inner_text()
        tab.reload()
        assert tab.locator("[role=status]").inner_text() == "1000 rows to save"
