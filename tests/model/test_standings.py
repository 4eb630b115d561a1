"""Which answer counts, and how a message stands without one."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from kits.model.bundles import Send, Share
from kits.model.clocks import Clock
from kits.model.log import Receipt
from kits.model.posters import Poster
from kits.model.standings import by_message, counted, standings

SENT = datetime(2026, 12, 1, 12, tzinfo=UTC)
CODE = "K7F3-Q2MX-A4ZB"
MIRA = Poster("Mira", "leader")


def receipt(hours: float, how: str, version: str = "", note: str = "") -> Receipt:
    at = (SENT + timedelta(hours=hours)).isoformat()
    facts = {"group": "harbour", "message": "20-launch", "at": at, "how": how}
    more = {"version": version or None, "note": note or None}
    return Receipt.model_validate({**facts, **{k: v for k, v in more.items() if v}})


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        ([], None),
        ([(2, "code", "A4"), (1, "code", "A4")], 1),
        ([(1, "code", "ZZ"), (2, "code", "A4")], 2),
        ([(1, "skipped", "A4"), (2, "code", "A4")], 2),
        ([(1, "code", "A4"), (2, "cannot", "A4")], 1),
        ([(1, "skipped", "A4"), (2, "cannot", "A4")], 2),
        ([(2, "named", ""), (3, "code", "A4")], 2),
    ],
)
def test_the_answer_that_counts(rows: list[tuple[int, str, str]], expected: int | None) -> None:
    found, is_old = counted([receipt(*row) for row in rows], "A4")
    assert (found.answered if found else None) == (
        None if expected is None else SENT + timedelta(hours=expected)
    )
    assert not is_old


def test_an_older_text_is_told_and_the_newest_note_is_kept() -> None:
    rows = [receipt(1, "code", "ZZ", "the link is dead"), receipt(2, "code", "ZZ", "it works")]
    found, is_old = counted(rows, "A4")
    assert found is not None
    assert (found.answered, found.note, is_old) == (SENT + timedelta(hours=1), "it works", True)


@pytest.mark.parametrize(
    ("hours", "poster", "stopped", "state"),
    [
        (-1, MIRA, False, "ahead"),
        (0, MIRA, False, "due"),
        (11.9, MIRA, False, "due"),
        (12, MIRA, False, "silent"),
        (99, MIRA, True, "stopped"),
        (99, None, False, "nobody"),
    ],
)
def test_how_a_message_stands_without_an_answer(
    hours: float, poster: Poster | None, stopped: bool, state: str
) -> None:
    send = Send(
        campaign="river",
        id="20-launch",
        base="20-launch",
        name="20-launch",
        title="Launch",
        at=SENT,
        stopped=stopped,
        code=CODE,
    )
    share = Share(group="harbour", zone="UTC", sends=(send,))
    at = Clock(SENT + timedelta(hours=hours))
    (found,) = standings(share, by_message({}), poster, at, timedelta(hours=12))
    assert (found.state, found.receipt) == (state, None)
