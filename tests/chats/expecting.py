"""What three groups are expected to answer, and how what is found is compared."""

from __future__ import annotations

from dataclasses import asdict
from datetime import datetime
from typing import Any

from kits.chats.expected import Awaited, Expected, Known, Row
from kits.chats.matching import Found
from kits.model.codes import named, version_of, written

NOW = datetime.fromisoformat("2026-12-07T21:00:00+08:00")
SENT = int(datetime.fromisoformat("2026-12-07T08:00:00+08:00").timestamp())


def code(group: str, text: str = "today") -> str:
    return written(named("river", group, "20-launch"), version_of(text))


def awaited(group: str) -> Awaited:
    of = {"campaign": "river", "group": group, "message": "20-launch"}
    return Awaited(**of, code=code(group), at=SENT, report="已发")


def expecting(*known: Row) -> Expected:
    return Expected(
        zone="Asia/Shanghai",
        groups=(
            Known(
                id="lanzhou",
                name="兰州·灯下",
                names=("Lanzhou", "兰州"),
                initials=("lz",),
                people=("老马",),
            ),
            Known(
                id="shanghai", name="上海·灯下", names=("Shanghai", "上海"), people=("小满", "Mei")
            ),
            Known(
                id="read-aloud", name="朗读组", names=("Reading Aloud",), people=("北辰", "小满")
            ),
        ),
        answers=tuple(map(awaited, ("lanzhou", "shanghai", "read-aloud"))),
        known=known,
        skipped=("not today", "今天不发"),
        cannot=("cannot post", "发不了"),
    )


LANZHOU, SHANGHAI, ALOUD = code("lanzhou"), code("shanghai"), code("read-aloud")


def told(found: Found) -> list[str]:
    """What was found, a line each."""
    takes = [("certain", take) for take in found.certain]
    takes += [("proposed", take) for take in found.proposed]
    return [
        *(
            " ".join(filter(None, (sort, row.group, row.at[5:19], row.how, row.note)))
            for sort, take in takes
            for row in (take.row,)
        ),
        *(f"{one.why} {one.group}".strip() for one in found.refused),
        *(f"listed {line}" for line in found.listed),
    ]


def plain(found: Found) -> dict[str, Any]:
    """What was found, as the page's script has it."""

    def takes(sort: str) -> list[dict[str, Any]]:
        return [{**asdict(t.row), "line": t.line, "old": t.is_old} for t in getattr(found, sort)]

    return {
        "certain": takes("certain"),
        "proposed": takes("proposed"),
        "known": found.known,
        "refused": [refused._asdict() for refused in found.refused],
        "listed": list(found.listed),
        "order": found.order,
        "unread": found.unread,
    }
