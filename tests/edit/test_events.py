"""Events that become small files, compared as whole files."""

from __future__ import annotations

import csv
import io
from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from kits.edit.events import columns, new_rows
from kits.model.cells import LONGEST, plain
from kits.model.log import KINDS
from kits.model.moments import Point
from tests.schema.written import COMMUNITY, community

DAY = date(2026, 11, 23)


def receipt(**cells: str) -> dict[str, str]:
    at = "2026-11-23T20:01:05+08:00"
    return {"group": "harbour", "message": "20-launch", "at": at, "how": "code", **cells}


def test_a_file_is_named_by_its_rows() -> None:
    ((path, data),) = new_rows("receipts", [receipt(version="A4")], DAY, "river").items()
    assert path == "content/log/receipts/river/2026-11-23-1ff793125b5e.csv"
    assert data.decode() == (
        "group,message,at,how,version,note\nharbour,20-launch,2026-11-23T20:01:05+08:00,code,A4,\n"
    )


def test_the_same_rows_are_the_same_file_whatever_their_order() -> None:
    one, two = receipt(), receipt(group="abbey")
    assert new_rows("receipts", [one, two], DAY, "r") == new_rows(
        "receipts", [two, one, two], DAY, "r"
    )
    assert new_rows("receipts", [one], DAY, "r") != new_rows("receipts", [two], DAY, "r")
    assert new_rows("checks", [], DAY) == {}


def test_every_kind_has_a_file_that_is_read_back() -> None:
    cells = {
        "answers": {
            "group": "harbour",
            "message": "20-launch",
            "day": "2026-11-23",
            "what": "Told",
        },
        "asks": {"id": "maps", "day": "2026-11-23", "what": '=A map, of the "walk"'},
        "checks": {"group": "harbour", "day": "2026-11-23 20:00"},
        "terms": {"group": "harbour", "person": "mo", "role": "leader", "until": "2026-11-22"},
        "nudges": {"group": "harbour", "message": "20-launch", "day": "2026-11-23"},
        "notes": {"person": "mo", "day": "2026-11-23", "axis": "loyal", "what": "Third year"},
        "assessments": {"month": "2026-11", "team": "north", "feedback": "Thank you"},
        "figures": {
            "figure": "Seen",
            "period": "2026-11",
            "value": "41",
            "unit": "posts",
            "source": "Counted",
            "day": "2026-11-23",
        },
    }
    assert {*cells, "receipts"} == set(KINDS)
    for kind, row in cells.items():
        ((path, data),) = new_rows(kind, [row], DAY).items()
        log = community(
            {"community.yml": COMMUNITY, path.removeprefix("content/"): data.decode()}
        ).log
        (event,) = getattr(log, kind)
        moment = getattr(event, KINDS[kind].moment)
        day = moment.day if isinstance(moment, Point) else moment
        assert str(day).startswith(row[KINDS[kind].moment][:10])
    assert columns("asks") == ("id", "day", "what", "group", "team", "owner", "answer", "told")


def test_no_cell_hides_anything() -> None:
    assert plain(" a\0b\u202ec\r\nd\u3000 e\ud800 ") == "a b c d e"
    assert plain("👩‍👧 ok") == "👩‍👧 ok"
    assert len(plain("x" * 9000)) == LONGEST


@given(st.text(st.characters(codec=None)))
def test_no_note_breaks_its_table_or_begins_a_formula(note: str) -> None:
    ((_, data),) = new_rows("receipts", [receipt(note=note)], DAY, "river").items()
    header, row = csv.reader(io.StringIO(data.decode(), newline=""))
    assert len(row) == len(header)
    assert not row[-1].startswith(("=", "+", "-", "@", "\t", "\r"))
